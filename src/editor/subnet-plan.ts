import { type Address, addressPlus } from '../kernel/net/address.ts';
import {
  type Cidr,
  cidrCovers,
  cidrOf,
  cidrOrNull,
  cidrSize,
  cidrsOverlap,
  formatCidr,
} from '../kernel/net/cidr.ts';
import type { AwsCloud } from '../resources/tables.ts';
import type { Vpc } from '../resources/vpc/schema.ts';
import { recordsOf } from './cloud-view.ts';

/** NET-1: the sizes AWS takes for VPCs and subnets. */
const WIDEST = 16;
const NARROWEST = 28;
const PREFERRED = 24;

/** The lowest block of that prefix length in `outer` that meets none of `taken`; undefined when there is none. */
export function nextFreeBlock(outer: Cidr, taken: readonly Cidr[], length: number): Cidr | undefined {
  if (length < outer.length) return undefined;
  let candidate = cidrOf(outer.first, length);
  while (cidrCovers(outer, candidate)) {
    const hit = taken.find((block) => cidrsOverlap(block, candidate));
    if (hit === undefined) return candidate;
    // Blocks nest or are apart: the next candidate begins after the larger of the two.
    const next = Math.max(hit.last, candidate.last) + 1;
    if (next > outer.last) return undefined;
    candidate = cidrOf(next as Address, length);
  }
  return undefined;
}

/** Blocks of a VPC that subnets may use. */
export function usableBlocks(vpc: Vpc): readonly Cidr[] {
  return vpc.CidrBlockAssociationSet.flatMap(({ State, CidrBlock }) => {
    const block = State === 'associated' ? cidrOrNull(CidrBlock) : null;
    return block === null ? [] : [block];
  });
}

export function takenBlocks(cloud: AwsCloud, vpcId: string): readonly Cidr[] {
  return recordsOf(cloud, 'subnet').flatMap((subnet) => {
    const block = subnet.VpcId === vpcId ? cidrOrNull(subnet.CidrBlock) : null;
    return block === null ? [] : [block];
  });
}

/**
 * The block a new subnet of the VPC would get: a /24, a quarter of smaller VPCs, less when no such
 * block is free. Undefined when the VPC is full.
 */
export function nextSubnetBlock(cloud: AwsCloud, vpc: Vpc, wanted?: number): string | undefined {
  const taken = takenBlocks(cloud, vpc.id);
  for (let shrink = 0; shrink <= NARROWEST - WIDEST; shrink++) {
    for (const outer of usableBlocks(vpc)) {
      const start = wanted ?? Math.max(PREFERRED, Math.min(NARROWEST, outer.length + 2));
      const length = Math.max(start, outer.length) + shrink;
      const block = length > NARROWEST ? undefined : nextFreeBlock(outer, taken, length);
      if (block !== undefined) return formatCidr(block);
    }
  }
  return undefined;
}

/** The next `10.N.0.0/16` that no VPC of the document overlaps, so that any two can be peered (PCX-2). */
export function nextVpcBlock(cloud: AwsCloud): string | undefined {
  const taken = recordsOf(cloud, 'vpc').flatMap(usableBlocks);
  const outer = cidrOrNull('10.0.0.0/8');
  const block = outer === null ? undefined : nextFreeBlock(outer, taken, WIDEST);
  return block && formatCidr(block);
}

/** The two halves of a block; undefined for what AWS would find too small. */
export function splitBlock(text: string): readonly [string, string] | undefined {
  const block = cidrOrNull(text);
  if (block === null || block.length >= NARROWEST) return undefined;
  const middle = addressPlus(block.first, cidrSize(block) / 2);
  return [formatCidr(cidrOf(block.first, block.length + 1)), formatCidr(cidrOf(middle, block.length + 1))];
}

/** The block that two halves make; undefined when they are not the halves of one. */
export function joinBlocks(left: string, right: string): string | undefined {
  const [one, other] = [cidrOrNull(left), cidrOrNull(right)];
  if (one === null || other === null || one.length !== other.length || one.first === other.first)
    return undefined;
  const joined = cidrOf(one.first, one.length - 1);
  return one.length > WIDEST && cidrCovers(joined, other) ? formatCidr(joined) : undefined;
}
