import { type Address, formatAddress } from '../../kernel/net/address.ts';
import { cidrHolds, cidrOrNull } from '../../kernel/net/cidr.ts';
import type { AwsScene } from './aws-scene.ts';

/** A block that holds an address of the flow, with how much wider than that address it is. */
export interface PeerBlock {
  readonly cidr: string;
  readonly kind: 'everybody' | 'address' | 'subnet';
  readonly breadth: number;
}

const EVERYBODY = '0.0.0.0/0';

/**
 * The blocks a rule may speak of: the address alone, then its subnet. Everybody only where the flow
 * itself is about anybody on the internet.
 */
export function blocksAround(scene: AwsScene, address: Address): readonly PeerBlock[] {
  if (address === scene.anybody) return [{ cidr: EVERYBODY, breadth: 0, kind: 'everybody' }];
  const own = { cidr: `${formatAddress(address)}/32`, breadth: 1, kind: 'address' as const };
  const subnet = subnetBlock(scene, address);
  return subnet === null ? [own] : [own, { cidr: subnet, breadth: 2, kind: 'subnet' }];
}

/** The block of the subnet in which somebody has the address. */
function subnetBlock(scene: AwsScene, address: Address): string | null {
  const holder = scene.graph.holders.get(address)?.[0];
  const { subnet } = scene.cloud.tables;
  const known = holder === undefined ? undefined : subnet[holder.spec.segment];
  if (known !== undefined) return known.CidrBlock;
  for (const { CidrBlock } of Object.values(subnet)) {
    const block = cidrOrNull(CidrBlock);
    if (block !== null && cidrHolds(block, address)) return CidrBlock;
  }
  return null;
}
