import { freeAddresses } from '../../editor/commands/containers.ts';
import { recordAt } from '../../editor/commands/support.ts';
import { nextFreeBlock, takenBlocks, usableBlocks } from '../../editor/subnet-plan.ts';
import { nameTag } from '../../kernel/cloud/record.ts';
import type { Address } from '../../kernel/net/address.ts';
import {
  type Cidr,
  cidrCovers,
  cidrOf,
  cidrOrNull,
  cidrSize,
  cidrsOverlap,
  formatCidr,
} from '../../kernel/net/cidr.ts';
import { zonesOf } from '../../resources/shared/regions.ts';
import { usableRange } from '../../resources/shared/subnet-addresses.ts';
import type { Subnet } from '../../resources/subnet/schema.ts';
import type { AwsCloud } from '../../resources/tables.ts';

/** A stretch of a VPC's block: a subnet, or addresses that nobody has. */
export interface MapPiece {
  readonly block: string;
  /** Document key of the subnet; null: free. */
  readonly key: string | null;
  readonly name: string;
  readonly zone: string | null;
  /** Addresses that AWS would give out (NET-2). */
  readonly usable: number;
  readonly used: number;
  /** How long it is, as a part of the whole. */
  readonly share: number;
}

export interface BlockMap {
  readonly block: string;
  readonly addresses: number;
  readonly free: number;
  readonly pieces: readonly MapPiece[];
}

/** The VPC's blocks as subnets and free stretches, in the order of their addresses. */
export function subnetMap(cloud: AwsCloud, key: string): readonly BlockMap[] {
  const vpc = recordAt(cloud, 'vpc', key);
  if (vpc === undefined) return [];
  const subnets = subnetsOf(cloud, vpc.id);
  return usableBlocks(vpc).map((outer) => {
    const inside = subnets
      .filter(({ block }) => cidrCovers(outer, block))
      .sort((left, right) => left.block.first - right.block.first);
    const pieces: MapPiece[] = [];
    let next: number = outer.first;
    for (const { subnet, block } of inside) {
      pieces.push(...freeBetween(outer, next, block.first - 1), subnetPiece(cloud, outer, block, subnet));
      next = block.last + 1;
    }
    pieces.push(...freeBetween(outer, next, outer.last));
    const addresses = cidrSize(outer);
    const taken = inside.reduce((sum, { block }) => sum + cidrSize(block), 0);
    return { block: formatCidr(outer), addresses, free: addresses - taken, pieces };
  });
}

/** The lowest free block with that prefix length, in whichever of the VPC's blocks; null: there is none. */
export function freeBlock(cloud: AwsCloud, key: string, length: number): string | null {
  const vpc = recordAt(cloud, 'vpc', key);
  if (vpc === undefined) return null;
  const taken = takenBlocks(cloud, vpc.id);
  for (const outer of usableBlocks(vpc)) {
    const block = nextFreeBlock(outer, taken, length);
    if (block !== undefined) return formatCidr(block);
  }
  return null;
}

/** Keys of the VPC's subnets that have addresses of the block too. */
export function overlapping(cloud: AwsCloud, key: string, text: string): ReadonlySet<string> {
  const vpc = recordAt(cloud, 'vpc', key);
  const wanted = cidrOrNull(text.trim());
  if (vpc === undefined || wanted === null) return new Set();
  return new Set(
    subnetsOf(cloud, vpc.id)
      .filter(({ block }) => cidrsOverlap(block, wanted))
      .map(({ subnet }) => subnet.key),
  );
}

/** NET-1: sizes that a subnet usually has, the smallest that AWS allows among them. */
export function subnetSizes(): readonly { readonly length: number; readonly usable: number }[] {
  return [20, 21, 22, 23, 24, 25, 26, 27, 28].map((length) => ({
    length,
    usable: usableRange(`10.0.0.0/${length}`).count,
  }));
}

export function zoneChoices(cloud: AwsCloud, key: string): readonly string[] {
  const vpc = recordAt(cloud, 'vpc', key);
  return vpc === undefined ? [] : zonesOf(vpc.region).map(({ name }) => name);
}

function subnetsOf(cloud: AwsCloud, vpcId: string) {
  return Object.values(cloud.tables.subnet).flatMap((subnet) => {
    const block = subnet.VpcId === vpcId ? cidrOrNull(subnet.CidrBlock) : null;
    return block === null ? [] : [{ subnet, block }];
  });
}

function subnetPiece(cloud: AwsCloud, outer: Cidr, block: Cidr, subnet: Subnet): MapPiece {
  const usable = usableRange(subnet.CidrBlock).count;
  return {
    ...placeIn(outer, block),
    key: subnet.key,
    name: nameTag(subnet) ?? subnet.id,
    zone: subnet.AvailabilityZone,
    usable,
    used: usable - freeAddresses(cloud, subnet),
  };
}

/** A stretch as the fewest blocks that fill it; what is smaller than a subnet may be is left out (NET-1). */
function freeBetween(outer: Cidr, from: number, to: number): MapPiece[] {
  const pieces: MapPiece[] = [];
  let next = from;
  while (next <= to) {
    const block = widestAt(next as Address, to, outer.length);
    if (block.length <= 28)
      pieces.push({
        ...placeIn(outer, block),
        key: null,
        name: 'Free',
        zone: null,
        usable: usableRange(formatCidr(block)).count,
        used: 0,
      });
    next = block.last + 1;
  }
  return pieces;
}

/** The largest block that begins there and ends no later. */
function widestAt(first: Address, to: number, shortest: number): Cidr {
  for (let length = shortest; length < 32; length++) {
    const block = cidrOf(first, length);
    if (block.first === first && block.last <= to) return block;
  }
  return cidrOf(first, 32);
}

function placeIn(outer: Cidr, block: Cidr) {
  return { block: formatCidr(block), share: cidrSize(block) / cidrSize(outer) };
}
