import { describe, expect, it } from 'vitest';
import { ICMP, UDP } from '../../kernel/net/protocol.ts';
import {
  addAcl,
  addElasticIp,
  addGroup,
  addInterface,
  addPrefixList,
  addRouteTable,
  addSubnet,
  addVpc,
  attachment,
  staticRoute,
} from './draft-cloud.ts';
import {
  addHost,
  addMiddlebox,
  addPeer,
  ask,
  blocked,
  change,
  IGW_ROUTE,
  lab,
  lost,
  MIDDLEBOX_ROUTE,
  REACHABLE,
  unknown,
} from './sample-lab.ts';

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
