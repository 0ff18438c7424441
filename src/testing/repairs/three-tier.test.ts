import { describe, expect, it } from 'vitest';
import { threeTier } from '../../io/gallery/three-tier.ts';
import { nameTag } from '../../kernel/cloud/record.ts';
import { closeFlow, repairBlockers } from '../../resources/find-repairs.ts';
import { Account } from '../account.ts';
import { brokenRepairLaws, operationsOf, replay, reportOf, tcp, verdictOf } from './repair-lab.ts';

const cloud = threeTier();
const idOf = (
  table: 'security-group' | 'instance' | 'subnet' | 'route-table' | 'network-acl',
  name: string,
) => Object.values(cloud.tables[table]).find((record) => nameTag(record) === name)?.id ?? '';

describe('repairs in the three-tier architecture', () => {
  it('web → database: one rule, by the sender’s group first, then its address, then its subnet', () => {
    const flow = tcp('web-1', 'db-1', 3306);
    const report = reportOf(cloud, flow);
    expect(brokenRepairLaws(cloud, flow, report)).toEqual([]);
    const peers = report.repairs.map((repair) => repair.requests[0]?.input);
    const rule = (peer: object) => ({
      GroupId: idOf('security-group', 'database'),
      IpPermissions: [{ IpProtocol: 'tcp', FromPort: 3306, ToPort: 3306, ...peer }],
    });
    expect(peers).toEqual([
      rule({ UserIdGroupPairs: [{ GroupId: idOf('security-group', 'web') }] }),
      rule({ IpRanges: [{ CidrIp: '10.0.1.5/32' }] }),
      rule({ IpRanges: [{ CidrIp: '10.0.1.0/24' }] }),
    ]);
    // Both web servers to both databases, without the pair that was asked for.
    expect(report.repairs[0]?.collateral).toMatchObject({ compared: 'all', closed: [] });
    expect(report.repairs[0]?.collateral.opened).toHaveLength(3);
    // The one address reaches the other database too: it has the same group.
    expect(report.repairs[1]?.collateral.opened).toHaveLength(1);
  });

  it('internet → database: a public address, a rule for everybody, and a way back', () => {
    const flow = tcp('internet', 'db-1', 3306);
    const report = reportOf(cloud, flow);
    expect(brokenRepairLaws(cloud, flow, report)).toEqual([]);
    expect(operationsOf(report)[0]).toEqual([
      'AllocateAddress',
      'AssociateAddress',
      'AuthorizeSecurityGroupIngress',
      'CreateRoute',
    ]);
    expect(report.repairs[0]?.requests[2]?.input).toMatchObject({
      IpPermissions: [{ IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
    });
  });

  it('one host on the internet → database: a rule for that host alone', () => {
    const flow = tcp('internet:198.51.100.7', 'db-1', 3306);
    const report = reportOf(cloud, flow);
    expect(brokenRepairLaws(cloud, flow, report)).toEqual([]);
    const texts = JSON.stringify(report.repairs.map((repair) => repair.requests));
    expect(texts).toContain('{"CidrIp":"198.51.100.7/32"}');
    expect(texts).not.toContain('"CidrIp":"0.0.0.0/0"');
  });

  it('database → internet: by the NAT gateway of its own zone', () => {
    const flow = tcp('db-1', 'internet', 443);
    const report = reportOf(cloud, flow);
    expect(brokenRepairLaws(cloud, flow, report)).toEqual([]);
    const near = Object.values(cloud.tables['nat-gateway']).find((nat) => nameTag(nat) === 'nat-a');
    expect(report.repairs[0]?.requests.map((request) => request.input)).toEqual([
      {
        RouteTableId: idOf('route-table', 'database'),
        DestinationCidrBlock: '0.0.0.0/0',
        NatGatewayId: near?.id,
      },
    ]);
  });

  it('internet → application server: also turns its replies away from the NAT gateway', () => {
    const flow = tcp('internet', 'app-1', 8080);
    const report = reportOf(cloud, flow);
    expect(brokenRepairLaws(cloud, flow, report)).toEqual([]);
    expect(operationsOf(report)[0]?.at(-1)).toBe('ReplaceRoute');
  });

  it('leaves the cloud it was given as it is', () => {
    const before = JSON.stringify(cloud);
    reportOf(cloud, tcp('internet', 'db-1', 3306));
    expect(JSON.stringify(cloud)).toBe(before);
  });

  it('offers the smallest edit for each blocker by itself', () => {
    const found = repairBlockers(cloud, tcp('internet', 'db-1', 3306));
    expect(
      found.ok &&
        found.value.map(({ blocker, repair }) => [
          blocker.direction,
          blocker.code,
          repair?.requests.map((request) => request.operation),
        ]),
    ).toEqual([
      ['forward', 'IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS', ['AllocateAddress', 'AssociateAddress']],
      ['forward', 'ENI_SG_RULES_MISMATCH', ['AuthorizeSecurityGroupIngress']],
      ['reply', 'NO_ROUTE_TO_DESTINATION', ['CreateRoute']],
    ]);
  });
});

describe('when there is nothing to do', () => {
  it('says that the flow gets through', () => {
    expect(reportOf(cloud, tcp('internet', 'web-1', 443))).toEqual({
      repairs: [],
      none: { kind: 'nothing-to-mend' },
      tries: 0,
    });
  });

  it('says that nobody can be made to answer behind a NAT gateway', () => {
    const gateway = Object.keys(cloud.tables['nat-gateway'])[0] ?? '';
    const report = reportOf(cloud, tcp('app-1', gateway, 443));
    expect(report.repairs).toEqual([]);
    expect(report.none).toMatchObject({ kind: 'no-change-helps', blocker: { at: gateway } });
  });

  it('offers nothing where the way is not known', () => {
    const account = new Account('us-east-1', '111122223333', cloud);
    account.run('CreateRoute', {
      RouteTableId: idOf('route-table', 'database'),
      DestinationCidrBlock: '0.0.0.0/0',
      TransitGatewayId: 'tgw-0123456789abcdef0',
    });
    expect(verdictOf(account.cloud, tcp('db-1', 'internet', 443))).toBe('unknown');
    expect(reportOf(account.cloud, tcp('db-1', 'internet', 443))).toMatchObject({
      repairs: [],
      none: { kind: 'unknown', blocker: { code: 'UNSUPPORTED_COMPONENT' } },
    });
  });

  it('does not start what an outage stopped', () => {
    const down = new Set([idOf('instance', 'db-1')]);
    const found = repairBlockers(cloud, tcp('app-1', 'db-1', 3306), { trace: { down } });
    expect(found.ok && found.value.map(({ repair }) => repair)).toEqual([null]);
  });
});

describe('other things that stand in the way', () => {
  const change = (act: (account: Account) => void) => {
    const account = new Account('us-east-1', '111122223333', cloud);
    act(account);
    account.settle();
    return account.cloud;
  };

  it('a stopped instance is started', () => {
    const stopped = change((account) =>
      account.run('StopInstances', { InstanceIds: [idOf('instance', 'db-1')] }),
    );
    const flow = tcp('app-1', 'db-1', 3306);
    const report = reportOf(stopped, flow);
    expect(operationsOf(report)).toEqual([['StartInstances']]);
    expect(brokenRepairLaws(stopped, flow, report)).toEqual([]);
  });

  it('a denying entry of a network ACL gets an allowing one before it, or goes', () => {
    const acl = Object.keys(cloud.tables['network-acl'])[0] ?? '';
    const denied = change((account) =>
      account.run('CreateNetworkAclEntry', {
        NetworkAclId: acl,
        RuleNumber: 90,
        Protocol: '-1',
        RuleAction: 'deny',
        Egress: true,
        CidrBlock: '10.0.20.0/24',
      }),
    );
    const flow = tcp('app-1', 'db-1', 3306);
    const report = reportOf(denied, flow);
    expect(brokenRepairLaws(denied, flow, report)).toEqual([]);
    expect(report.repairs[0]?.requests.map((request) => request.input)).toEqual([
      {
        NetworkAclId: acl,
        RuleNumber: 80,
        Protocol: '6',
        RuleAction: 'allow',
        Egress: true,
        CidrBlock: '10.0.20.4/32',
        PortRange: { From: 3306, To: 3306 },
      },
    ]);
    expect(operationsOf(report)).toContainEqual(['DeleteNetworkAclEntry']);
  });

  it('a detached internet gateway is attached again rather than replaced by a new one', () => {
    const gateway = Object.values(cloud.tables['internet-gateway'])[0];
    const VpcId = gateway?.Attachments[0]?.VpcId ?? '';
    const bare = change((account) => {
      account.run('CreateVpc', { CidrBlock: '10.9.0.0/16' });
      account.run('CreateInternetGateway');
    });
    const other = Object.values(bare.tables.vpc).find((vpc) => vpc.id !== VpcId)?.id ?? '';
    const account = new Account('us-east-1', '111122223333', bare);
    const subnet = account.run('CreateSubnet', { VpcId: other, CidrBlock: '10.9.1.0/24' });
    account.settle();
    const id = (subnet.Subnet as { readonly SubnetId: string }).SubnetId;
    const flow = tcp(id, 'internet', 443);
    const report = reportOf(account.cloud, flow);
    expect(brokenRepairLaws(account.cloud, flow, report)).toEqual([]);
    expect(operationsOf(report)[0]).toEqual([
      'AttachInternetGateway',
      'CreateRoute',
      'ModifySubnetAttribute',
    ]);
  });

  it('a host on which nothing listens gets a listener', () => {
    const outcome = replay(cloud, [
      {
        service: 'guest',
        operation: 'SetListeners',
        input: { InstanceId: idOf('instance', 'db-1'), Listeners: [{ Protocol: 'tcp', Port: 22 }] },
        account: '111122223333',
        region: 'us-east-1',
        at: cloud.clock,
      },
    ]);
    const deaf = outcome ?? cloud;
    const flow = tcp('app-1', 'db-1', 3306);
    expect(verdictOf(deaf, flow)).toBe('refused');
    const report = reportOf(deaf, flow);
    expect(report.repairs[0]?.requests[0]?.input).toMatchObject({
      Listeners: [
        { Protocol: 'tcp', Port: 22 },
        { Protocol: 'tcp', Port: 3306 },
      ],
    });
    expect(brokenRepairLaws(deaf, flow, report)).toEqual([]);
  });
});

describe('closing a flow', () => {
  it('finds single changes that stop it, the one with the least other effect first', () => {
    const flow = tcp('app-1', 'db-1', 3306);
    const found = closeFlow(cloud, flow);
    const closings = found.ok ? found.value : [];
    expect(closings.length).toBeGreaterThan(1);
    for (const { requests } of closings) {
      const after = replay(cloud, requests);
      expect(after === null ? 'refused' : verdictOf(after, flow)).toBe('blocked');
    }
    const counts = closings.map(
      ({ collateral }) => new Set(collateral.closed.map((c) => `${c.from} ${c.to}`)).size,
    );
    expect(counts).toEqual([...counts].sort((left, right) => left - right));
    expect(closings.flatMap(({ requests }) => requests.map((request) => request.operation))).toContain(
      'RevokeSecurityGroupIngress',
    );
  });

  it('has nothing to close where nothing arrives', () => {
    expect(closeFlow(cloud, tcp('internet', 'db-1', 3306))).toEqual({ ok: true, value: [] });
  });
});
