import { describe, expect, it } from 'vitest';
import { ICMP, TCP, UDP } from '../../kernel/net/protocol.ts';
import {
  addAcl,
  addElasticIp,
  addGroup,
  addInstance,
  addInterface,
  addInternetGateway,
  addNat,
  addPeering,
  addPrefixList,
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

const IGW_ROUTE = staticRoute('0.0.0.0/0', 'GatewayId', 'igw-a');
const NAT_ROUTE = staticRoute('0.0.0.0/0', 'NatGatewayId', 'nat-a');
const MIDDLEBOX_ROUTE = staticRoute('0.0.0.0/0', 'NetworkInterfaceId', 'eni-mb');
const EPHEMERAL_HOLES = { from: 1024, to: 32767 };

/**
 * One VPC: a public subnet (web with an Elastic IP, bare without any, a NAT gateway), a private one
 * (app, db) behind the NAT gateway.
 */
function lab(change: (draft: DraftCloud) => void = () => undefined): DraftCloud {
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

function addHost(draft: DraftCloud, name: string, subnet: string, address: string, group: string) {
  addInstance(draft, `i-${name}`);
  addInterface(draft, `eni-${name}`, subnet, [address], [group], {
    Attachment: attachment(`i-${name}`, 0),
  });
}

/** A host that others route through: source/dest check off, in a subnet of its own. */
function addMiddlebox(draft: DraftCloud, forwarding?: 'route' | 'masquerade' | 'drop') {
  addSubnet(draft, 'subnet-mb', 'vpc-a', '10.0.9.0/24');
  addRouteTable(draft, 'rtb-mb', 'vpc-a', ['subnet-mb'], [IGW_ROUTE]);
  addGroup(draft, 'sg-open', 'vpc-a', ['in -1 all 0.0.0.0/0', 'out -1 all 0.0.0.0/0']);
  addHost(draft, 'mb', 'subnet-mb', '10.0.9.10', 'sg-open');
  change(draft, 'eni-mb', { SourceDestCheck: false });
  addElasticIp(draft, 'eipalloc-mb', '203.0.113.99', 'eni-mb', '10.0.9.10');
  if (forwarding !== undefined) draft.guest['i-mb'] = { Forwarding: forwarding };
}

function change(draft: DraftCloud, id: string, changes: object) {
  for (const table of Object.values(draft.tables) as { [id: string]: object }[]) {
    const record = table[id];
    if (record !== undefined) table[id] = { ...record, ...changes };
  }
}

/** A second VPC, joined by a peering, with one host. */
function addPeer(draft: DraftCloud, backRoute = true, code: 'active' | 'pending-acceptance' = 'active') {
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

function ask(
  draft: DraftCloud,
  from: string,
  to: string,
  port: number | null = 443,
  protocol = TCP,
  options: NaiveOptions = {},
): NaiveAnswer {
  return naiveEvaluate(cloudOf(draft), { from, to, protocol, port }, options);
}

const REACHABLE = { verdict: 'reachable', delivered: true, replied: true, code: null, at: null };
const blocked = (code: string, at: string) => ({
  verdict: 'blocked',
  delivered: false,
  replied: null,
  code,
  at,
});
const lost = (code: string, at: string) => ({
  verdict: 'reply-lost',
  delivered: true,
  replied: false,
  code,
  at,
});
const unknown = (code: string, at: string) => ({ ...blocked(code, at), verdict: 'unknown' });

describe('internet gateway', () => {
  it('IGW-1: a host with an Elastic IP, a route, open filters talks to the internet and hears it', () => {
    expect(ask(lab(), 'i-web', 'internet')).toEqual(REACHABLE);
    expect(ask(lab(), 'internet', 'i-web')).toEqual(REACHABLE);
  });

  it('XK-3: route to the gateway but no public address is X-30', () => {
    const answer = blocked('IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS', 'igw-a');
    expect(ask(lab(), 'i-bare', 'internet')).toEqual(answer);
  });

  it('XK-3: an Elastic IP but no route is X-40', () => {
    const draft = lab((it) => addRouteTable(it, 'rtb-pub', 'vpc-a', ['subnet-pub'], []));
    expect(ask(draft, 'i-web', 'internet')).toEqual(blocked('NO_ROUTE_TO_DESTINATION', 'rtb-pub'));
    expect(ask(draft, 'internet', 'i-web')).toEqual(lost('NO_ROUTE_TO_DESTINATION', 'rtb-pub'));
  });

  it('X-29: from outside to a host without a public address', () => {
    const answer = blocked('IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS', 'igw-a');
    expect(ask(lab(), 'internet', 'i-app')).toEqual(answer);
  });

  it('X-73: from outside into a VPC without a gateway', () => {
    const draft = lab((it) => addInternetGateway(it, 'igw-a', null));
    expect(ask(draft, 'internet', 'i-web')).toEqual(blocked('NO_PATH', 'vpc-a'));
    expect(ask(draft, 'i-web', 'internet')).toEqual(blocked('BAD_STATE_ROUTE', 'rtb-pub'));
  });

  it('X-26, X-27, X-31, X-32: private and shared addresses do not cross', () => {
    const out = (address: string) => ask(lab(), 'i-web', address);
    expect(out('192.168.0.1')).toEqual(blocked('IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS', 'igw-a'));
    expect(out('100.64.0.1')).toEqual(blocked('IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS', 'igw-a'));
    const into = (address: string) => ask(lab(), `internet:${address}`, 'i-web');
    expect(into('192.168.0.1')).toEqual(blocked('IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS', 'igw-a'));
    expect(into('100.64.0.1')).toEqual(blocked('IGW_SOURCE_ADDRESS_NOT_IN_RFC6598_INGRESS', 'igw-a'));
  });

  it('X-28: a neighbour reached by its public address goes out and comes back in', () => {
    const draft = lab((it) => addElasticIp(it, 'eipalloc-bare', '203.0.113.20', 'eni-bare', '10.0.1.20'));
    expect(ask(draft, 'i-bare', '203.0.113.10')).toEqual(REACHABLE);
    expect(ask(lab(), 'i-db', '203.0.113.10')).toEqual(REACHABLE);
  });

  it('SG-7: by its public address a group reference does not match', () => {
    const draft = lab((it) => {
      addElasticIp(it, 'eipalloc-bare', '203.0.113.20', 'eni-bare', '10.0.1.20');
      addGroup(it, 'sg-web', 'vpc-a', ['in tcp 443-443 sg-web', 'out -1 all 0.0.0.0/0']);
    });
    expect(ask(draft, 'i-bare', 'i-web')).toEqual(REACHABLE);
    expect(ask(draft, 'i-bare', '203.0.113.10')).toEqual(blocked('ENI_SG_RULES_MISMATCH', 'sg-web'));
  });
});

describe('NAT gateway', () => {
  it('NAT-4: a private host reaches the internet, ICMP included', () => {
    expect(ask(lab(), 'i-app', 'internet')).toEqual(REACHABLE);
    expect(ask(lab(), 'i-app', 'internet', null, ICMP)).toEqual(REACHABLE);
  });

  it('NAT-5: not with other protocols, and no pings to itself', () => {
    expect(ask(lab(), 'i-app', 'internet', null, 50)).toEqual(blocked('PROTOCOL_RESTRICTION', 'nat-a'));
    const inside = ask(lab(), 'i-app', '10.0.1.250', null, ICMP);
    expect(inside).toEqual(blocked('NO_POSSIBLE_DESTINATION', 'nat-a'));
    const outside = ask(lab(), 'internet', '198.51.100.250', null, ICMP);
    expect(outside).toEqual(blocked('NGW_REQUIRES_SOURCE_IN_VPC', 'nat-a'));
  });

  it('NAT-1: a private gateway that is routed to the internet gateway', () => {
    const draft = lab((it) => {
      delete it.tables['elastic-ip']['eipalloc-a'];
      addNat(it, 'nat-a', 'subnet-pub', '10.0.1.250', null);
    });
    const answer = blocked('IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS', 'igw-a');
    expect(ask(draft, 'i-app', 'internet')).toEqual(answer);
  });

  it('NAT-17: in a subnet that routes to it, the gateway only finds itself', () => {
    const draft = lab((it) => addRouteTable(it, 'rtb-pub', 'vpc-a', ['subnet-pub'], [NAT_ROUTE]));
    expect(ask(draft, 'i-app', 'internet')).toEqual(blocked('CYCLIC_PATH_DETECTED', 'rtb-pub'));
  });

  it('NAT-3: the zone of the gateway is down', () => {
    const down = { down: ['us-east-1a'] };
    expect(ask(lab(), 'i-app', 'internet', 443, TCP, down)).toEqual(blocked('BAD_STATE', 'nat-a'));
    expect(ask(lab(), 'i-app', 'i-db', 443, TCP, down)).toEqual(REACHABLE);
    expect(ask(lab(), 'i-web', 'i-db', 443, TCP, down)).toEqual(blocked('BAD_STATE', 'i-web'));
  });

  it('ACL-15, NAT-7: its subnet must let 1024-65535 in from the internet', () => {
    const list = (range: string) =>
      lab((it) =>
        addAcl(
          it,
          'acl-pub',
          'vpc-a',
          ['subnet-pub'],
          [
            'in 100 allow -1 all 10.0.0.0/16',
            `in 110 allow 6 ${range} 0.0.0.0/0`,
            'out 100 allow -1 all 0.0.0.0/0',
          ],
        ),
      );
    expect(ask(list('1024-65535'), 'i-app', 'internet')).toEqual(REACHABLE);
    expect(ask(list('32768-65535'), 'i-app', 'internet')).toEqual({
      verdict: 'partly',
      delivered: true,
      replied: 'some',
      code: 'SUBNET_ACL_RESTRICTION',
      at: 'acl-pub',
      lostPorts: [EPHEMERAL_HOLES],
    });
    expect(ask(list('443-443'), 'i-app', 'internet')).toEqual(lost('SUBNET_ACL_RESTRICTION', 'acl-pub'));
  });

  it('RT-14: a deleted gateway leaves a blackhole that still wins', () => {
    const draft = lab((it) => change(it, 'nat-a', { State: 'deleted' }));
    expect(ask(draft, 'i-app', 'internet')).toEqual(blocked('BAD_STATE_ROUTE', 'rtb-priv'));
  });
});

describe('security groups', () => {
  it('SG-3, X-45: a group without inbound rules', () => {
    const draft = lab((it) => addGroup(it, 'sg-web', 'vpc-a', ['out -1 all 0.0.0.0/0']));
    expect(ask(draft, 'i-app', 'i-web')).toEqual(blocked('SG_HAS_NO_RULES', 'sg-web'));
  });

  it('SG-5: members of the default group reach each other, others do not reach them', () => {
    const draft = lab((it) => {
      addGroup(it, 'sg-default', 'vpc-a', ['in -1 all sg-default', 'out -1 all 0.0.0.0/0']);
      change(it, 'eni-app', { Groups: ['sg-default'] });
      change(it, 'eni-web', { Groups: ['sg-default'] });
    });
    expect(ask(draft, 'i-web', 'i-app', 5432)).toEqual(REACHABLE);
    expect(ask(draft, 'i-app', 'i-web', null, ICMP)).toEqual(REACHABLE);
    expect(ask(draft, 'i-db', 'i-app', 5432)).toEqual(blocked('ENI_SG_RULES_MISMATCH', 'sg-default'));
  });

  it('SG-2, SG-10: rules of all groups count, and the answer needs none', () => {
    const draft = lab((it) => {
      addGroup(it, 'sg-shut', 'vpc-a', []);
      addGroup(it, 'sg-only', 'vpc-a', ['in tcp 22-22 10.0.0.0/16']);
      change(it, 'eni-app', { Groups: ['sg-shut', 'sg-only'] });
    });
    expect(ask(draft, 'i-web', 'i-app', 22)).toEqual(REACHABLE);
    expect(ask(draft, 'i-web', 'i-app', 23)).toEqual(blocked('ENI_SG_RULES_MISMATCH', 'sg-shut'));
    expect(ask(draft, 'i-app', 'i-web')).toEqual(blocked('SG_HAS_NO_RULES', 'sg-shut'));
  });

  it('SG-17, SG-18: ICMP has type and code, other numbers have no ports', () => {
    const draft = lab((it) =>
      addGroup(it, 'sg-app', 'vpc-a', ['in icmp 0/* 0.0.0.0/0', 'in 47 80-80 0.0.0.0/0']),
    );
    expect(ask(draft, 'i-web', 'i-app', null, ICMP)).toEqual(blocked('ENI_SG_RULES_MISMATCH', 'sg-app'));
    expect(ask(draft, 'i-web', 'i-app', null, 47)).toEqual(REACHABLE);
    const echo = lab((it) => addGroup(it, 'sg-app', 'vpc-a', ['in icmp 8/0 0.0.0.0/0']));
    expect(ask(echo, 'i-web', 'i-app', null, ICMP)).toEqual(REACHABLE);
  });

  it('SG-6: a prefix list admits each of its blocks', () => {
    const draft = lab((it) => {
      addPrefixList(it, 'pl-1', ['192.0.2.0/24', '10.0.1.10/32']);
      addGroup(it, 'sg-app', 'vpc-a', ['in tcp 22-22 pl-1']);
    });
    expect(ask(draft, 'i-web', 'i-app', 22)).toEqual(REACHABLE);
    expect(ask(draft, 'i-bare', 'i-app', 22)).toEqual(blocked('ENI_SG_RULES_MISMATCH', 'sg-app'));
  });

  it('SG-9: a middlebox breaks the reference that a direct path keeps', () => {
    const draft = lab((it) => {
      addMiddlebox(it, 'route');
      const through = staticRoute('10.0.2.0/24', 'NetworkInterfaceId', 'eni-mb');
      addRouteTable(it, 'rtb-pub', 'vpc-a', ['subnet-pub'], [IGW_ROUTE, through]);
    });
    expect(ask(lab(), 'i-web', 'i-app', 8080)).toEqual(REACHABLE);
    expect(ask(draft, 'i-web', 'i-app', 8080)).toEqual(blocked('ENI_SG_RULES_MISMATCH', 'sg-app'));
  });
});

describe('network ACLs', () => {
  const list = (subnet: string, entries: readonly string[]) =>
    lab((it) => addAcl(it, 'acl-x', 'vpc-a', [subnet], entries));

  it('ACL-5: never asked inside one subnet', () => {
    const draft = list('subnet-priv', []);
    expect(ask(draft, 'i-app', 'i-db')).toEqual(REACHABLE);
    expect(ask(draft, 'i-app', 'i-web')).toEqual(blocked('SUBNET_ACL_RESTRICTION', 'acl-x'));
    expect(ask(draft, 'i-web', 'i-db')).toEqual(blocked('SUBNET_ACL_RESTRICTION', 'acl-x'));
  });

  it('ACL-6: the answer needs its own entry', () => {
    const oneWay = ['in 100 allow 6 443-443 0.0.0.0/0'];
    expect(ask(list('subnet-priv', oneWay), 'i-web', 'i-db')).toEqual(
      lost('SUBNET_ACL_RESTRICTION', 'acl-x'),
    );
    const bothWays = [...oneWay, 'out 100 allow 6 1024-65535 0.0.0.0/0'];
    expect(ask(list('subnet-priv', bothWays), 'i-web', 'i-db')).toEqual(REACHABLE);
  });

  it('ACL-7: half of the ephemeral range gets half of the answers', () => {
    const half = ['in 100 allow -1 all 0.0.0.0/0', 'out 100 allow 6 49152-65535 0.0.0.0/0'];
    expect(ask(list('subnet-priv', half), 'i-web', 'i-db')).toEqual({
      verdict: 'partly',
      delivered: true,
      replied: 'some',
      code: 'SUBNET_ACL_RESTRICTION',
      at: 'acl-x',
      lostPorts: [{ from: 32768, to: 49151 }],
    });
    const windows = list('subnet-priv', half);
    change(windows, 'i-web', { Platform: 'windows' });
    expect(ask(windows, 'i-web', 'i-db')).toEqual(REACHABLE);
  });

  it('ACL-7: a stated source port decides alone', () => {
    const half = ['in 100 allow -1 all 0.0.0.0/0', 'out 100 allow 6 49152-65535 0.0.0.0/0'];
    const cloud = cloudOf(list('subnet-priv', half));
    const from = (srcPort: number) =>
      naiveEvaluate(cloud, { from: 'i-web', to: 'i-db', protocol: TCP, port: 443, srcPort });
    expect(from(50000)).toEqual(REACHABLE);
    expect(from(40000)).toMatchObject(lost('SUBNET_ACL_RESTRICTION', 'acl-x'));
  });

  it('ACL-14: a deny above a matching allow has no effect, one below has', () => {
    const order = (deny: number) => [
      'in 100 allow -1 all 0.0.0.0/0',
      `in ${deny} deny -1 all 10.0.1.10/32`,
      'out 100 allow -1 all 0.0.0.0/0',
    ];
    expect(ask(list('subnet-priv', order(200)), 'i-web', 'i-db')).toEqual(REACHABLE);
    const below = ask(list('subnet-priv', order(50)), 'i-web', 'i-db');
    expect(below).toEqual(blocked('SUBNET_ACL_RESTRICTION', 'acl-x'));
  });

  it('ACL-12: inbound entries see the private destination, outbound the remote address', () => {
    const entries = ['in 100 allow 6 443-443 0.0.0.0/0', 'out 100 allow 6 1024-65535 192.0.2.0/24'];
    expect(ask(list('subnet-pub', entries), 'internet:192.0.2.7', 'i-web')).toEqual(REACHABLE);
    expect(ask(list('subnet-pub', entries), 'internet:192.0.3.7', 'i-web')).toEqual(
      lost('SUBNET_ACL_RESTRICTION', 'acl-x'),
    );
  });

  it('ACL-6 for ICMP: request and reply are different types', () => {
    const entries = ['in 100 allow 1 8/* 0.0.0.0/0', 'out 100 allow 1 8/* 0.0.0.0/0'];
    const draft = list('subnet-priv', entries);
    addGroup(draft, 'sg-web', 'vpc-a', ['in icmp all 0.0.0.0/0', 'out -1 all 0.0.0.0/0']);
    expect(ask(draft, 'i-web', 'i-db', null, ICMP)).toEqual(lost('SUBNET_ACL_RESTRICTION', 'acl-x'));
    addAcl(draft, 'acl-x', 'vpc-a', ['subnet-priv'], [...entries, 'out 110 allow 1 0/* 0.0.0.0/0']);
    expect(ask(draft, 'i-web', 'i-db', null, ICMP)).toEqual(REACHABLE);
  });
});

describe('route tables', () => {
  it('RT-3: the longer prefix wins, though it leads nowhere (RT-14)', () => {
    const dead = staticRoute('0.0.0.0/1', 'NatGatewayId', 'nat-gone');
    const draft = lab((it) => addRouteTable(it, 'rtb-pub', 'vpc-a', ['subnet-pub'], [IGW_ROUTE, dead]));
    expect(ask(draft, 'i-web', 'internet:9.9.9.9')).toEqual(blocked('BAD_STATE_ROUTE', 'rtb-pub'));
    expect(ask(draft, 'i-web', 'internet:192.0.2.7')).toEqual(REACHABLE);
  });

  it('RT-3: static block before prefix list before propagated', () => {
    const routes = (block: boolean, list: boolean) =>
      lab((it) => {
        addPrefixList(it, 'pl-1', ['192.0.2.0/24']);
        const toVgw = staticRoute('192.0.2.0/24', 'GatewayId', 'vgw-1');
        addRouteTable(
          it,
          'rtb-pub',
          'vpc-a',
          ['subnet-pub'],
          [
            { ...toVgw, Origin: 'EnableVgwRoutePropagation' },
            ...(list ? [staticRoute('pl-1', 'NatGatewayId', 'nat-gone')] : []),
            ...(block ? [staticRoute('192.0.2.0/24', 'GatewayId', 'igw-a')] : []),
          ],
        );
      });
    const to = 'internet:192.0.2.7';
    expect(ask(routes(true, true), 'i-web', to)).toEqual(REACHABLE);
    expect(ask(routes(false, true), 'i-web', to)).toEqual(blocked('BAD_STATE_ROUTE', 'rtb-pub'));
    expect(ask(routes(false, false), 'i-web', to)).toEqual(unknown('UNSUPPORTED_COMPONENT', 'rtb-pub'));
  });

  it('RT-14: an imported target that nobody knows is unknown while it was active', () => {
    const imported = (StateAtImport: 'active' | 'blackhole') =>
      lab((it) =>
        addRouteTable(
          it,
          'rtb-pub',
          'vpc-a',
          ['subnet-pub'],
          [{ ...staticRoute('0.0.0.0/0', 'NatGatewayId', 'nat-elsewhere'), StateAtImport }],
        ),
      );
    expect(ask(imported('active'), 'i-web', 'internet')).toEqual(unknown('UNKNOWN_RESOURCE', 'rtb-pub'));
    const dead = ask(imported('blackhole'), 'i-web', 'internet');
    expect(dead).toEqual(blocked('BAD_STATE_ROUTE', 'rtb-pub'));
  });

  it('RT-10: without an association the main table is used', () => {
    const draft = lab((it) => delete it.tables['route-table']['rtb-priv']);
    expect(ask(draft, 'i-app', 'internet')).toEqual(blocked('NO_ROUTE_TO_DESTINATION', 'rtb-main'));
  });

  it('RT-1, NET-6: blocks that are not associated give no local route', () => {
    const draft = lab((it) => {
      addVpc(it, 'vpc-a', ['10.0.0.0/16', '10.7.0.0/16']);
      addSubnet(it, 'subnet-two', 'vpc-a', '10.7.1.0/24');
      addHost(it, 'two', 'subnet-two', '10.7.1.10', 'sg-web');
    });
    expect(ask(draft, 'i-two', 'i-web')).toEqual(REACHABLE);
    const vpc = draft.tables.vpc['vpc-a'];
    const blocks = (vpc?.CidrBlockAssociationSet ?? []).map((block) =>
      block.CidrBlock === '10.7.0.0/16' ? { ...block, State: 'disassociated' } : block,
    );
    change(draft, 'vpc-a', { CidrBlockAssociationSet: blocks });
    expect(ask(draft, 'i-app', 'i-two')).toMatchObject({ verdict: 'blocked' });
    expect(ask(draft, 'i-two', 'i-web')).toEqual(
      lost('IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS', 'igw-a'),
    );
  });

  it('an address that nobody has', () => {
    expect(ask(lab(), 'i-web', '10.0.1.99')).toEqual(blocked('NO_POSSIBLE_DESTINATION', 'subnet-pub'));
    expect(ask(lab(), 'i-web', '10.0.2.99')).toEqual(blocked('NO_POSSIBLE_DESTINATION', 'subnet-priv'));
    expect(ask(lab(), 'i-web', '10.0.77.1')).toEqual(blocked('NO_POSSIBLE_DESTINATION', 'vpc-a'));
  });

  it('RT-8, SG-16, ACL-10: link-local services answer past every filter, the rest leads nowhere', () => {
    const shut = lab((it) => {
      addAcl(it, 'acl-x', 'vpc-a', ['subnet-pub'], []);
      addGroup(it, 'sg-web', 'vpc-a', []);
    });
    expect(ask(shut, 'i-web', '169.254.169.254', 80)).toEqual(REACHABLE);
    expect(ask(shut, 'i-web', '10.0.0.2', 53, UDP)).toEqual(REACHABLE);
    const nowhere = blocked('NO_ROUTE_TO_DESTINATION', 'rtb-pub');
    expect(ask(lab(), 'i-web', '169.254.168.9')).toEqual(nowhere);
    const deaf = lab((it) => addVpc(it, 'vpc-a', ['10.0.0.0/16'], { EnableDnsSupport: false }));
    expect(ask(deaf, 'i-web', '169.254.169.253', 53, UDP)).toEqual(nowhere);
  });
});

describe('peering', () => {
  it('PCX-3: routes on both sides work; without the one back the answer is lost', () => {
    expect(
      ask(
        lab((it) => addPeer(it)),
        'i-web',
        'i-far',
      ),
    ).toEqual(REACHABLE);
    const oneSided = lab((it) => addPeer(it, false));
    expect(ask(oneSided, 'i-web', 'i-far')).toEqual(lost('NO_ROUTE_TO_DESTINATION', 'rtb-b'));
    expect(ask(oneSided, 'i-far', 'i-web')).toEqual(blocked('NO_ROUTE_TO_DESTINATION', 'rtb-b'));
  });

  it('RT-15: not accepted yet', () => {
    const draft = lab((it) => addPeer(it, true, 'pending-acceptance'));
    expect(ask(draft, 'i-web', 'i-far')).toEqual(blocked('BAD_STATE_ROUTE', 'rtb-pub'));
  });

  it('PCX-4, XK-4: no third network and no internet behind the far VPC', () => {
    const draft = lab((it) => {
      addPeer(it);
      const beyond = staticRoute('10.2.0.0/16', 'VpcPeeringConnectionId', 'pcx-ab');
      const world = staticRoute('0.0.0.0/0', 'VpcPeeringConnectionId', 'pcx-ab');
      addRouteTable(it, 'rtb-priv', 'vpc-a', ['subnet-priv'], [beyond, world]);
    });
    const answer = blocked('PCX_REQUIRES_ADDRESS_IN_VPC_CIDR', 'pcx-ab');
    expect(ask(draft, 'i-app', '10.2.0.1')).toEqual(answer);
    expect(ask(draft, 'i-app', 'internet')).toEqual(answer);
  });

  it('PCX-6: groups of the peer match while the peering is active and inside one Region', () => {
    const draft = lab((it) => {
      addPeer(it);
      addGroup(it, 'sg-b', 'vpc-b', ['in tcp 443-443 sg-web']);
    });
    expect(ask(draft, 'i-web', 'i-far')).toEqual(REACHABLE);
    const peering = draft.tables['vpc-peering-connection']['pcx-ab'];
    change(draft, 'pcx-ab', { AccepterVpcInfo: { ...peering?.AccepterVpcInfo, Region: 'eu-west-1' } });
    expect(ask(draft, 'i-web', 'i-far')).toEqual(blocked('ENI_SG_RULES_MISMATCH', 'sg-b'));
  });
});

describe('middleboxes', () => {
  const through = (forwarding?: 'route' | 'masquerade' | 'drop') =>
    lab((it) => {
      addMiddlebox(it, forwarding);
      addRouteTable(it, 'rtb-priv', 'vpc-a', ['subnet-priv'], [MIDDLEBOX_ROUTE]);
    });

  it('NAT-16: a NAT instance, told or taken for granted, brings a private host out', () => {
    expect(ask(through('masquerade'), 'i-app', 'internet')).toEqual(REACHABLE);
    expect(ask(through(), 'i-app', 'internet')).toEqual(REACHABLE);
  });

  it('X-30: one that only routes hands over a source without a public address', () => {
    const answer = blocked('IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS', 'igw-a');
    expect(ask(through('route'), 'i-app', 'internet')).toEqual(answer);
  });

  it('a host that drops what is not its own', () => {
    expect(ask(through('drop'), 'i-app', 'internet')).toEqual(blocked('NO_POSSIBLE_DESTINATION', 'i-mb'));
  });

  it('NET-11: with source/dest check on it does not even see the packet', () => {
    const draft = through('masquerade');
    change(draft, 'eni-mb', { SourceDestCheck: true });
    const answer = blocked('ENI_SOURCE_DEST_CHECK_RESTRICTION', 'eni-mb');
    expect(ask(draft, 'i-app', 'internet')).toEqual(answer);
  });

  it('RT-14: stopped, its interface is a blackhole', () => {
    const draft = through('masquerade');
    change(draft, 'i-mb', { State: 'stopped' });
    expect(ask(draft, 'i-app', 'internet')).toEqual(blocked('BAD_STATE_ROUTE', 'rtb-priv'));
  });

  it('RT-19, RT-22: a gateway route table puts it in the way, and it needs a public address', () => {
    const draft = lab((it) => {
      addMiddlebox(it, 'route');
      const intercept = staticRoute('10.0.1.0/24', 'NetworkInterfaceId', 'eni-mb');
      addRouteTable(it, 'rtb-edge', 'vpc-a', ['igw-a'], [intercept]);
      addRouteTable(it, 'rtb-pub', 'vpc-a', ['subnet-pub'], [MIDDLEBOX_ROUTE]);
    });
    expect(ask(draft, 'internet', 'i-web')).toEqual(REACHABLE);
    change(draft, 'i-mb', { State: 'stopped' });
    expect(ask(draft, 'internet', 'i-web')).toEqual(blocked('BAD_STATE_ROUTE', 'rtb-edge'));
    change(draft, 'i-mb', { State: 'running' });
    delete draft.tables['elastic-ip']['eipalloc-mb'];
    expect(ask(draft, 'internet', 'i-web')).toEqual(blocked('INGRESS_RTB_NO_PUBLIC_IP', 'rtb-edge'));
  });

  it('RT-7, ACL-5: a next hop in the sender’s own subnet crosses no boundary', () => {
    const draft = lab((it) => {
      addMiddlebox(it, 'route');
      const detour = staticRoute('10.0.9.0/24', 'NetworkInterfaceId', 'eni-bare');
      change(it, 'eni-bare', { SourceDestCheck: false, Groups: ['sg-open'] });
      addRouteTable(it, 'rtb-pub', 'vpc-a', ['subnet-pub'], [detour]);
      addAcl(it, 'acl-x', 'vpc-a', ['subnet-pub'], []);
    });
    // From web to bare no list is asked; bare's own table sends the packet to bare again.
    expect(ask(draft, 'i-web', 'i-mb')).toEqual(blocked('CYCLIC_PATH_DETECTED', 'rtb-pub'));
  });

  it('PCX-9 and the like: an answer that comes back translated is none', () => {
    // The private subnet answers through the NAT gateway, so the client hears a stranger.
    const draft = lab((it) => addElasticIp(it, 'eipalloc-db', '203.0.113.30', 'eni-db', '10.0.2.20'));
    expect(ask(draft, 'internet', 'i-db')).toMatchObject({ verdict: 'reply-lost', replied: false });
  });
});

describe('hosts', () => {
  it('a known host that does not listen refuses, an unknown one is taken to answer', () => {
    const draft = lab((it) => {
      it.guest['i-web'] = { Listeners: [{ Protocol: 'tcp', Port: 80 }] };
    });
    const refused = { verdict: 'refused', delivered: true, replied: true, code: null, at: null };
    expect(ask(draft, 'internet', 'i-web')).toEqual(refused);
    expect(ask(draft, 'internet', 'i-db')).toMatchObject({ verdict: 'blocked' });
    addGroup(draft, 'sg-web', 'vpc-a', ['in -1 all 0.0.0.0/0']);
    expect(ask(draft, 'internet', 'i-web', 80)).toEqual(REACHABLE);
    expect(ask(draft, 'internet', 'i-web', null, ICMP)).toEqual(REACHABLE);
  });

  it('a stopped host neither sends nor receives', () => {
    const draft = lab((it) => change(it, 'i-web', { State: 'stopped' }));
    expect(ask(draft, 'i-web', 'internet')).toEqual(blocked('BAD_STATE', 'i-web'));
    expect(ask(draft, 'internet', 'i-web')).toEqual(blocked('BAD_STATE', 'i-web'));
    expect(ask(draft, 'i-app', 'i-web', 22)).toEqual(blocked('ENI_SG_RULES_MISMATCH', 'sg-web'));
  });

  it('X-2: an interface attached to nothing', () => {
    const draft = lab((it) => addInterface(it, 'eni-free', 'subnet-pub', ['10.0.1.30'], ['sg-web']));
    const answer = blocked('BAD_STATE_ATTACHMENT', 'eni-free');
    expect(ask(draft, 'eni-free', 'i-web')).toEqual(answer);
    expect(ask(draft, 'i-app', 'eni-free')).toEqual(answer);
  });

  it('a host with two interfaces sends by the one beside its destination', () => {
    const draft = lab((it) => {
      addGroup(it, 'sg-back', 'vpc-a', ['out tcp 443-443 10.0.2.0/24']);
      const second = { Attachment: attachment('i-bare', 1) };
      addInterface(it, 'eni-back', 'subnet-priv', ['10.0.2.30'], ['sg-back'], second);
      addAcl(it, 'acl-x', 'vpc-a', ['subnet-priv'], []);
    });
    expect(ask(draft, 'i-bare', 'i-db')).toEqual(REACHABLE);
    expect(ask(draft, 'i-bare', 'i-db', 80)).toEqual(blocked('ENI_SG_RULES_MISMATCH', 'sg-back'));
    expect(ask(draft, 'eni-bare', 'i-db')).toEqual(blocked('SUBNET_ACL_RESTRICTION', 'acl-x'));
  });

  it('a probe has no groups, the first unused address, and is public where launches are', () => {
    const draft = lab();
    expect(ask(draft, 'subnet-pub', 'i-web')).toEqual(REACHABLE);
    expect(ask(draft, 'i-web', 'subnet-priv', 9999)).toEqual(REACHABLE);
    const answer = blocked('IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS', 'igw-a');
    expect(ask(draft, 'subnet-pub', 'internet')).toEqual(answer);
    change(draft, 'subnet-pub', { MapPublicIpOnLaunch: true });
    expect(ask(draft, 'subnet-pub', 'internet')).toEqual(REACHABLE);
    expect(ask(draft, 'internet', 'subnet-pub')).toEqual(REACHABLE);
  });

  it('the same host needs no network; questions that make no sense are errors', () => {
    const shut = lab((it) => addGroup(it, 'sg-web', 'vpc-a', []));
    expect(ask(shut, 'i-web', '10.0.1.10')).toEqual(REACHABLE);
    expect(ask(shut, 'i-web', 'i-db', null)).toHaveProperty('error');
    expect(ask(shut, 'i-web', 'i-nobody')).toHaveProperty('error');
    expect(ask(shut, 'internet', 'internet:8.8.8.8')).toHaveProperty('error');
  });
});
