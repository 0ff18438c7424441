import { addressPlus } from '../../kernel/net/address.ts';
import { type Cidr, cidrOf, cidrOrNull, cidrSize, cidrSizeOf, cidrsOverlap } from '../../kernel/net/cidr.ts';
import type { AwsTables } from '../../resources/tables.ts';

type Vpc = AwsTables['vpc'];
type Subnet = AwsTables['subnet'];

export function blocksOf(vpc: Vpc): readonly Cidr[] {
  return vpc.CidrBlockAssociationSet.flatMap(({ CidrBlock }) => cidrOrNull(CidrBlock) ?? []);
}

export function overlapping(block: Cidr, subnets: readonly Subnet[]): readonly Subnet[] {
  return subnets.filter(({ CidrBlock }) => {
    const other = cidrOrNull(CidrBlock);
    return other !== null && cidrsOverlap(block, other);
  });
}

/** The first block of that length that no subnet of the VPC touches; null: none is left. */
export function freeBlock(vpc: Vpc, subnets: readonly Subnet[], length: number): Cidr | null {
  const taken = subnets.flatMap(({ CidrBlock }) => cidrOrNull(CidrBlock) ?? []);
  const size = cidrSizeOf(length);
  for (const outer of blocksOf(vpc)) {
    for (let at = 0; at + size <= cidrSize(outer); at += size) {
      const block = cidrOf(addressPlus(outer.first, at), length);
      if (!taken.some((other) => cidrsOverlap(block, other))) return block;
    }
  }
  return null;
}
