import type { AwsCloud } from '../../resources/tables.ts';
import { recordsOf } from '../cloud-view.ts';
import { indexCloud } from '../layout/index-cloud.ts';
import { parseRegionKey, parseZoneKey } from '../layout/names.ts';
import { type Found, findByKey } from '../session.ts';
import type { PortSource } from './open-port.ts';
import { recordAt } from './support.ts';

/** What a line between two nodes would make. */
export type Plan =
  | { readonly kind: 'route'; readonly subnet: string; readonly target: string }
  | { readonly kind: 'attach'; readonly gateway: string; readonly vpc: string }
  | { readonly kind: 'peer'; readonly from: string; readonly to: string }
  | { readonly kind: 'gateway'; readonly vpc: string }
  | { readonly kind: 'address'; readonly key: string }
  /** A rule in the group of `to`; which port is for the person to say. */
  | { readonly kind: 'open'; readonly to: string; readonly source: PortSource };

/** Everything a line from one node to another may mean, the likeliest first; or why it means nothing. */
export function plansOf(cloud: AwsCloud, from: string, to: string): readonly Plan[] | string {
  if (from === to) return 'A line needs two ends.';
  const [start, end] = [endOf(cloud, from), endOf(cloud, to)];
  const plan = oneWay(cloud, start, end) ?? oneWay(cloud, end, start);
  const opening = openingOf(cloud, start, end);
  const plans = [plan, opening].filter((each) => typeof each === 'object');
  if (plans.length > 0) return plans;
  const reason = [plan, opening].find((each) => typeof each === 'string');
  return reason ?? whyNot(start, end);
}

type EndKind = Found['table'] | 'internet' | 'zone' | 'region' | 'nothing';

interface End {
  readonly key: string;
  readonly kind: EndKind;
}

function endOf(cloud: AwsCloud, key: string): End {
  const found = findByKey(cloud, key);
  if (found !== undefined) return { key, kind: found.table };
  if (key === 'internet') return { key, kind: 'internet' };
  if (parseZoneKey(key) !== undefined) return { key, kind: 'zone' };
  return { key, kind: parseRegionKey(key) === undefined ? 'nothing' : 'region' };
}

function oneWay(cloud: AwsCloud, start: End, end: End): Plan | string | undefined {
  if (end.kind === 'internet') return toInternet(cloud, start);
  if (start.kind === 'vpc' && end.kind === 'vpc') return peering(cloud, start, end);
  if (start.kind === 'internet-gateway' && end.kind === 'vpc') return attachment(cloud, start, end);
  return start.kind === 'subnet' ? route(cloud, start, end) : undefined;
}

function toInternet(cloud: AwsCloud, start: End): Plan | string | undefined {
  switch (start.kind) {
    case 'instance':
    case 'network-interface':
      return { kind: 'address', key: start.key };
    case 'vpc':
      return gatewayOf(cloud, recordAt(cloud, 'vpc', start.key)?.id) === undefined
        ? { kind: 'gateway', vpc: start.key }
        : 'The VPC has an internet gateway already: connect a subnet to that.';
    case 'subnet': {
      const gateway = gatewayOf(cloud, recordAt(cloud, 'subnet', start.key)?.VpcId);
      if (gateway === undefined)
        return 'Subnets reach the internet through a gateway, and this VPC has none: connect the VPC first.';
      return { kind: 'route', subnet: start.key, target: gateway };
    }
    case 'internet-gateway':
      return attachedVpc(cloud, start.key) === undefined
        ? 'A gateway leads to the internet once it is attached: connect it to a VPC.'
        : 'The gateway leads there already: connect a subnet to the gateway.';
    case 'nat-gateway':
      return 'A NAT gateway goes out by the route of its own subnet: connect that subnet to the internet.';
    default:
      return undefined;
  }
}

function peering(cloud: AwsCloud, start: End, end: End): Plan | string {
  const ids = [start, end].map(({ key }) => recordAt(cloud, 'vpc', key)?.id);
  const isPeered = recordsOf(cloud, 'vpc-peering-connection').some(
    ({ Status, RequesterVpcInfo, AccepterVpcInfo }) =>
      Status.Code === 'active' && ids.includes(RequesterVpcInfo.VpcId) && ids.includes(AccepterVpcInfo.VpcId),
  );
  if (isPeered) return 'The two are peered already: connect a subnet to the peering to route over it.';
  return { kind: 'peer', from: start.key, to: end.key };
}

function attachment(cloud: AwsCloud, start: End, end: End): Plan | string {
  if (attachedVpc(cloud, start.key) !== undefined)
    return 'The gateway serves a VPC already: detach it first.';
  if (gatewayOf(cloud, recordAt(cloud, 'vpc', end.key)?.id) !== undefined)
    return 'The VPC has an internet gateway already; AWS allows one.';
  return { kind: 'attach', gateway: start.key, vpc: end.key };
}

const HOSTS: ReadonlySet<EndKind> = new Set<EndKind>(['instance', 'network-interface']);

function route(cloud: AwsCloud, start: End, end: End): Plan | string | undefined {
  const VpcId = recordAt(cloud, 'subnet', start.key)?.VpcId;
  const plan: Plan = { kind: 'route', subnet: start.key, target: end.key };
  switch (end.kind) {
    case 'internet-gateway':
      return attachedVpc(cloud, end.key) === VpcId
        ? plan
        : 'The gateway is not attached to the VPC of this subnet.';
    case 'nat-gateway':
      return recordAt(cloud, 'nat-gateway', end.key)?.VpcId === VpcId
        ? plan
        : 'A route can only use a NAT gateway of its own VPC.';
    case 'vpc-peering-connection': {
      const found = recordAt(cloud, 'vpc-peering-connection', end.key);
      return found?.RequesterVpcInfo.VpcId === VpcId || found?.AccepterVpcInfo.VpcId === VpcId
        ? plan
        : 'The peering does not join the VPC of this subnet.';
    }
    case 'instance':
    case 'network-interface':
      return vpcOfHost(cloud, end.key) === VpcId ? plan : 'A route can only use a host of its own VPC.';
    default:
      return undefined;
  }
}

/** A port of a host, opened for another host, for a subnet's block or for anybody on the internet. */
function openingOf(cloud: AwsCloud, start: End, end: End): Plan | string | undefined {
  if (!HOSTS.has(end.kind)) return undefined;
  if (start.kind === 'internet') return { kind: 'open', to: end.key, source: { kind: 'anywhere' } };
  if (start.kind !== 'subnet' && !HOSTS.has(start.kind)) return undefined;
  const subnet = recordAt(cloud, 'subnet', start.key);
  const [near, far] = [subnet?.VpcId ?? vpcOfHost(cloud, start.key), vpcOfHost(cloud, end.key)];
  if (near === undefined || far === undefined) return 'It has no network interface.';
  if (near !== far && !arePeered(cloud, near, far))
    return 'They stand in different VPCs: connect the VPCs first.';
  const source = subnet === undefined ? sourceOf(cloud, start.key, near === far) : block(subnet.CidrBlock);
  return source === undefined ? 'It has no address.' : { kind: 'open', to: end.key, source };
}

/** SG-4: the group of the host says more than its address, where both lie in one VPC. */
function sourceOf(cloud: AwsCloud, key: string, isSameVpc: boolean): PortSource | undefined {
  const own = interfaceOf(cloud, key);
  const group = cloud.tables['security-group'][own?.Groups[0] ?? ''];
  if (isSameVpc && group !== undefined) return { kind: 'group', key: group.key };
  const address = own?.PrivateIpAddresses[0]?.PrivateIpAddress;
  return address === undefined ? undefined : block(address);
}

function block(text: string): PortSource {
  return { kind: 'block', block: text };
}

function interfaceOf(cloud: AwsCloud, key: string) {
  const found = findByKey(cloud, key);
  if (found?.table === 'instance') return indexCloud(cloud).interfacesOf(found.record.id)[0];
  return found?.table === 'network-interface'
    ? cloud.tables['network-interface'][found.record.id]
    : undefined;
}

function vpcOfHost(cloud: AwsCloud, key: string): string | undefined {
  return cloud.tables.subnet[interfaceOf(cloud, key)?.SubnetId ?? '']?.VpcId;
}

function arePeered(cloud: AwsCloud, one: string, other: string): boolean {
  return recordsOf(cloud, 'vpc-peering-connection').some(
    ({ Status, RequesterVpcInfo: left, AccepterVpcInfo: right }) =>
      Status.Code === 'active' && [one, other].includes(left.VpcId) && [one, other].includes(right.VpcId),
  );
}

/** Key of the VPC's own gateway. */
export function gatewayOf(cloud: AwsCloud, vpcId: string | undefined): string | undefined {
  return recordsOf(cloud, 'internet-gateway').find(({ Attachments }) =>
    Attachments.some(({ VpcId }) => VpcId === vpcId),
  )?.key;
}

function attachedVpc(cloud: AwsCloud, key: string): string | undefined {
  return recordAt(cloud, 'internet-gateway', key)?.Attachments[0]?.VpcId;
}

function whyNot({ kind: from }: End, { kind: to }: End): string {
  const kinds: readonly EndKind[] = [from, to];
  const has = (...wanted: EndKind[]) => wanted.every((kind) => kinds.includes(kind));
  if (kinds.some((kind) => HOSTS.has(kind)) && kinds.some((kind) => kind.endsWith('-gateway')))
    return 'Hosts reach a gateway by a route of their subnet: connect the subnet.';
  if (kinds.some((kind) => HOSTS.has(kind)) && has('vpc-peering-connection'))
    return 'Hosts use a peering by a route of their subnet: connect the subnet.';
  if (from === 'subnet' && to === 'subnet')
    return 'Subnets of one VPC reach each other by the local route; VPCs are joined by peering.';
  if (has('vpc', 'vpc-peering-connection'))
    return 'Routes belong to subnets: connect a subnet to the peering.';
  if (has('vpc', 'nat-gateway')) return 'Routes belong to subnets: connect a subnet to the NAT gateway.';
  if (has('internet-gateway', 'nat-gateway'))
    return 'A NAT gateway goes out by the route of its own subnet: connect that subnet to the gateway.';
  if (has('zone')) return 'A zone is a place: connect what stands in it.';
  if (has('region')) return 'A Region is a place: connect what stands in it.';
  return 'AWS has no direct connection between these two.';
}
