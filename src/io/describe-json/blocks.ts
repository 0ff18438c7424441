import { parseAddress } from '../../kernel/net/address.ts';
import {
  type Cidr,
  cidrCovers,
  cidrHolds,
  cidrOrNull,
  cidrsOverlap,
  formatCidr,
  parseCidr,
} from '../../kernel/net/cidr.ts';
import type { Subnet } from '../../resources/subnet/schema.ts';
import type { Gathered } from './gather.ts';
import type { Place, ReportBuilder } from './report.ts';

interface Block {
  readonly owner: string;
  readonly cidr: Cidr;
  readonly place: Place;
}

/** Address blocks that AWS would not have allowed: kept, but worth a word. */
export function checkBlocks(gathered: Gathered, report: ReportBuilder): void {
  const vpcBlocks = blocksOfVpcs(gathered, report);
  checkSubnets(gathered, vpcBlocks, report);
  checkAddresses(gathered, report);
  checkPeerings(gathered, vpcBlocks, report);
  checkRules(gathered, report);
}

function blocksOfVpcs(gathered: Gathered, report: ReportBuilder): ReadonlyMap<string, readonly Block[]> {
  const blocks = new Map<string, readonly Block[]>();
  for (const { record, place } of gathered.table('vpc').values()) {
    const own = record.CidrBlockAssociationSet.flatMap(({ CidrBlock }) =>
      readBlock(record.id, CidrBlock, place, report),
    );
    blocks.set(record.id, own);
    warnOverlaps(own, report);
  }
  return blocks;
}

function readBlock(owner: string, text: string, place: Place, report: ReportBuilder): readonly Block[] {
  const parsed = parseCidr(text);
  if (parsed.ok) return [{ owner, cidr: parsed.value, place }];
  if (!text.includes(':')) report.warn(place, `${owner}: ${parsed.error}`);
  return [];
}

/** NET-1: inside one block of the VPC, none over another. */
function checkSubnets(
  gathered: Gathered,
  vpcBlocks: ReadonlyMap<string, readonly Block[]>,
  report: ReportBuilder,
): void {
  const byVpc = new Map<string, Block[]>();
  for (const { record, place } of gathered.table('subnet').values()) {
    const [block] = readBlock(record.id, record.CidrBlock, place, report);
    if (block === undefined) continue;
    const around = vpcBlocks.get(record.VpcId);
    if (around !== undefined && !around.some(({ cidr }) => cidrCovers(cidr, block.cidr)))
      report.warn(place, `${record.id}: ${record.CidrBlock} lies outside the blocks of ${record.VpcId}`);
    const siblings = byVpc.get(record.VpcId);
    if (siblings === undefined) byVpc.set(record.VpcId, [block]);
    else siblings.push(block);
  }
  for (const blocks of byVpc.values()) warnOverlaps(blocks, report);
}

/** Sorted by first address, a block that overlaps any earlier one overlaps the furthest-reaching one. */
function warnOverlaps(blocks: readonly Block[], report: ReportBuilder): void {
  const sorted = [...blocks].sort((left, right) => left.cidr.first - right.cidr.first);
  let furthest: Block | undefined;
  for (const block of sorted) {
    if (furthest !== undefined && cidrsOverlap(furthest.cidr, block.cidr))
      report.warn(
        block.place,
        `${block.owner}: ${formatCidr(block.cidr)} overlaps ${formatCidr(furthest.cidr)} of ${furthest.owner}`,
      );
    if (furthest === undefined || block.cidr.last > furthest.cidr.last) furthest = block;
  }
}

/** An interface's addresses lie in its subnet, and no two interfaces of a VPC share one. */
function checkAddresses(gathered: Gathered, report: ReportBuilder): void {
  const subnets = new Map<string, { readonly subnet: Subnet; readonly cidr: Cidr | null }>();
  for (const { record } of gathered.table('subnet').values())
    subnets.set(record.id, { subnet: record, cidr: cidrOrNull(record.CidrBlock) });
  const taken = new Map<string, string>();
  for (const { record, place } of gathered.table('network-interface').values()) {
    const home = subnets.get(record.SubnetId);
    for (const { PrivateIpAddress } of record.PrivateIpAddresses) {
      const address = parseAddress(PrivateIpAddress);
      if (!address.ok) {
        report.warn(place, `${record.id}: ${address.error}`);
        continue;
      }
      if (home?.cidr && !cidrHolds(home.cidr, address.value))
        report.warn(
          place,
          `${record.id}: ${PrivateIpAddress} lies outside ${home.subnet.CidrBlock} of ${home.subnet.id}`,
        );
      const slot = `${home?.subnet.VpcId ?? record.SubnetId} ${PrivateIpAddress}`;
      const other = taken.get(slot);
      if (other !== undefined) report.warn(place, `${record.id}: ${other} has ${PrivateIpAddress} as well`);
      taken.set(slot, record.id);
    }
  }
}

/** PCX-2: peered VPCs have no address in common. */
function checkPeerings(
  gathered: Gathered,
  vpcBlocks: ReadonlyMap<string, readonly Block[]>,
  report: ReportBuilder,
): void {
  for (const { record, place } of gathered.table('vpc-peering-connection').values()) {
    if (record.Status.Code !== 'active') continue;
    const sides = [record.RequesterVpcInfo.VpcId, record.AccepterVpcInfo.VpcId];
    const overlap = firstShared(sides.flatMap((id) => vpcBlocks.get(id) ?? []));
    if (overlap !== undefined)
      report.warn(place, `${record.id}: both of its VPCs hold addresses of ${formatCidr(overlap)}`);
  }
}

/** The first block that overlaps one of another owner, in order of addresses. */
function firstShared(blocks: readonly Block[]): Cidr | undefined {
  const furthest = new Map<string, Block>();
  for (const block of [...blocks].sort((left, right) => left.cidr.first - right.cidr.first)) {
    for (const [owner, other] of furthest)
      if (owner !== block.owner && cidrsOverlap(other.cidr, block.cidr)) return block.cidr;
    const own = furthest.get(block.owner);
    if (own === undefined || block.cidr.last > own.cidr.last) furthest.set(block.owner, block);
  }
  return undefined;
}

/** Destinations of routes and peers of rules. */
function checkRules(gathered: Gathered, report: ReportBuilder): void {
  const check = (owner: string, text: string | undefined, place: Place): void => {
    if (text !== undefined) readBlock(owner, text, place, report);
  };
  for (const { record, place } of gathered.table('route-table').values())
    for (const route of record.Routes) check(record.id, route.DestinationCidrBlock, place);
  for (const { record, place } of gathered.table('network-acl').values())
    for (const entry of record.Entries) check(record.id, entry.CidrBlock, place);
  for (const { record, place } of gathered.table('security-group').values())
    for (const rule of record.Rules) check(record.id, rule.CidrIpv4, place);
}
