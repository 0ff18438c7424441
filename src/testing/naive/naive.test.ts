import { describe, expect, it } from 'vitest';
import { ICMP, TCP } from '../../kernel/net/protocol.ts';
import {
  addAcl,
  addElasticIp,
  addGroup,
  addInternetGateway,
  addNat,
  addPrefixList,
  addRouteTable,
  cloudOf,
  staticRoute,
} from './draft-cloud.ts';
import { naiveEvaluate } from './evaluate.ts';
import {
  addMiddlebox,
  ask,
  blocked,
  change,
  IGW_ROUTE,
  lab,
  lost,
  NAT_ROUTE,
  REACHABLE,
} from './sample-lab.ts';

const EPHEMERAL_HOLES = { from: 1024, to: 32767 };

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
