import { type Cidr, cidrOrNull } from '../../kernel/net/cidr.ts';
import type { Vpc } from '../vpc/schema.ts';

/** The VPC's usable IPv4 blocks (NET-6: only associated ones). */
export function associatedBlocks(vpc: Vpc | undefined): readonly Cidr[] {
  const blocks: Cidr[] = [];
  for (const association of vpc?.CidrBlockAssociationSet ?? []) {
    const block = association.State === 'associated' ? cidrOrNull(association.CidrBlock) : null;
    if (block !== null) blocks.push(block);
  }
  return blocks;
}
