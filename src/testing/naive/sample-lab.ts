import { TCP } from '../../kernel/net/protocol.ts';
import {
  addElasticIp,
  addGroup,
  addInstance,
  addInterface,
  addInternetGateway,
  addNat,
  addPeering,
  addRouteTable,
  addSubnet,
  addVpc,
  attachment,
  cloudOf,
  type DraftCloud,
  newDraft,
  staticRoute,
} from './draft-cloud.ts';
import { naiveEvaluate } from './evaluate.ts';
import type { NaiveAnswer, NaiveOptions } from './types.ts';

export const IGW_ROUTE = staticRoute('0.0.0.0/0', 'GatewayId', 'igw-a');
export const NAT_ROUTE = staticRoute('0.0.0.0/0', 'NatGatewayId', 'nat-a');
export const MIDDLEBOX_ROUTE = staticRoute('0.0.0.0/0', 'NetworkInterfaceId', 'eni-mb');

/**
 * One VPC: a public subnet (web with an Elastic IP, bare without any, a NAT gateway), a private one
 * (app, db) behind the NAT gateway.
 */
export function lab(change: (draft: DraftCloud) => void = () => undefined): DraftCloud {
  const draft = newDraft();
  addVpc(draft, 'vpc-a', ['10.0.0.0/16']);
  addInternetGateway(draft, 'igw-a', 'vpc-a');
  addSubnet(draft, 'subnet-pub', 'vpc-a', '10.0.1.0/24');
  addSubnet(draft, 'subnet-priv', 'vpc-a', '10.0.2.0/24', { AvailabilityZone: 'us-east-1b' });
  addRouteTable(draft, 'rtb-main', 'vpc-a', 'main', []);
  addRouteTable(draft, 'rtb-pub', 'vpc-a', ['subnet-pub'], [IGW_ROUTE]);
  addRouteTable(draft, 'rtb-priv', 'vpc-a', ['subnet-priv'], [NAT_ROUTE]);
  addNat(draft, 'nat-a', 'subnet-pub', '10.0.1.250', '198.51.100.250');
  addGroup(draft, 'sg-web', 'vpc-a', ['in tcp 443-443 0.0.0.0/0', 'out -1 all 0.0.0.0/0']);
  addGroup(draft, 'sg-app', 'vpc-a', ['in tcp 8080-8080 sg-web', 'out -1 all 0.0.0.0/0']);
  addHost(draft, 'web', 'subnet-pub', '10.0.1.10', 'sg-web');
  addElasticIp(draft, 'eipalloc-web', '203.0.113.10', 'eni-web', '10.0.1.10');
  addHost(draft, 'bare', 'subnet-pub', '10.0.1.20', 'sg-web');
  addHost(draft, 'app', 'subnet-priv', '10.0.2.10', 'sg-app');
  addHost(draft, 'db', 'subnet-priv', '10.0.2.20', 'sg-web');
  change(draft);
  return draft;
}

export function addHost(draft: DraftCloud, name: string, subnet: string, address: string, group: string) {
  addInstance(draft, `i-${name}`);
  addInterface(draft, `eni-${name}`, subnet, [address], [group], {
    Attachment: attachment(`i-${name}`, 0),
  });
}

/** A host that others route through: source/dest check off, in a subnet of its own. */
export function addMiddlebox(draft: DraftCloud, forwarding?: 'route' | 'masquerade' | 'drop') {
  addSubnet(draft, 'subnet-mb', 'vpc-a', '10.0.9.0/24');
  addRouteTable(draft, 'rtb-mb', 'vpc-a', ['subnet-mb'], [IGW_ROUTE]);
  addGroup(draft, 'sg-open', 'vpc-a', ['in -1 all 0.0.0.0/0', 'out -1 all 0.0.0.0/0']);
  addHost(draft, 'mb', 'subnet-mb', '10.0.9.10', 'sg-open');
  change(draft, 'eni-mb', { SourceDestCheck: false });
  addElasticIp(draft, 'eipalloc-mb', '203.0.113.99', 'eni-mb', '10.0.9.10');
  if (forwarding !== undefined) draft.guest['i-mb'] = { Forwarding: forwarding };
}

export function change(draft: DraftCloud, id: string, changes: object) {
  for (const table of Object.values(draft.tables) as { [id: string]: object }[]) {
    const record = table[id];
    if (record !== undefined) table[id] = { ...record, ...changes };
  }
}

/** A second VPC, joined by a peering, with one host. */
export function addPeer(
  draft: DraftCloud,
  backRoute = true,
  code: 'active' | 'pending-acceptance' = 'active',
) {
  addVpc(draft, 'vpc-b', ['10.1.0.0/16']);
  addSubnet(draft, 'subnet-b', 'vpc-b', '10.1.1.0/24');
  const back = staticRoute('10.0.0.0/16', 'VpcPeeringConnectionId', 'pcx-ab');
  addRouteTable(draft, 'rtb-b', 'vpc-b', 'main', backRoute ? [back] : []);
  addPeering(draft, 'pcx-ab', 'vpc-a', 'vpc-b', code);
  const there = staticRoute('10.1.0.0/16', 'VpcPeeringConnectionId', 'pcx-ab');
  addRouteTable(draft, 'rtb-pub', 'vpc-a', ['subnet-pub'], [IGW_ROUTE, there]);
  addGroup(draft, 'sg-b', 'vpc-b', ['in tcp 443-443 10.0.0.0/16', 'out -1 all 0.0.0.0/0']);
  addHost(draft, 'far', 'subnet-b', '10.1.1.10', 'sg-b');
}

/** TCP to port 443 unless told otherwise. */
export function ask(
  draft: DraftCloud,
  from: string,
  to: string,
  port: number | null = 443,
  protocol = TCP,
  options: NaiveOptions = {},
): NaiveAnswer {
  return naiveEvaluate(cloudOf(draft), { from, to, protocol, port }, options);
}

export const REACHABLE = { verdict: 'reachable', delivered: true, replied: true, code: null, at: null };
export const blocked = (code: string, at: string) => ({
  verdict: 'blocked',
  delivered: false,
  replied: null,
  code,
  at,
});
export const lost = (code: string, at: string) => ({
  verdict: 'reply-lost',
  delivered: true,
  replied: false,
  code,
  at,
});
export const unknown = (code: string, at: string) => ({ ...blocked(code, at), verdict: 'unknown' });
