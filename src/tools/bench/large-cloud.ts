import { build, type Call } from '../../io/gallery/builder.ts';
import type { AwsCloud } from '../../resources/tables.ts';

const SUBNETS = 60;
const INTERFACES = 1000;
const GROUPS = 100;

/** 1,000 interfaces in 60 subnets with 100 security groups that refer to each other. */
export function largeCloud(): AwsCloud {
  return build('large', (call) => {
    const VpcId = call('CreateVpc', { CidrBlock: '10.0.0.0/16' }, 'Vpc.VpcId');
    const subnets = Array.from({ length: SUBNETS }, (_, index) =>
      call(
        'CreateSubnet',
        { VpcId, CidrBlock: `10.0.${index}.0/24`, AvailabilityZone: `us-east-1${'abc'[index % 3]}` },
        'Subnet.SubnetId',
      ),
    );
    addAcls(call, VpcId);
    const groups = addGroups(call, VpcId);
    for (let index = 0; index < INTERFACES; index++) {
      const pick = (salt: number) => groups[(index * 7 + salt * 13) % GROUPS] ?? '';
      call('RunInstances', {
        ImageId: 'ami-0c02fb55956c7d316',
        InstanceType: 't3.micro',
        MinCount: 1,
        MaxCount: 1,
        SubnetId: subnets[index % SUBNETS] ?? '',
        SecurityGroupIds: [...new Set([pick(0), pick(1 + (index % 5))])],
      });
    }
  });
}

function addGroups(call: Call, VpcId: string): readonly string[] {
  const groups: string[] = [];
  for (let index = 0; index < GROUPS; index++) {
    const GroupId = call(
      'CreateSecurityGroup',
      { VpcId, GroupName: `tier-${index}`, Description: 'tier' },
      'GroupId',
    );
    const allow = (port: number, peers: Parameters<Call>[1]) =>
      call('AuthorizeSecurityGroupIngress', {
        GroupId,
        IpPermissions: [{ IpProtocol: 'tcp', FromPort: port, ToPort: port, ...peers }],
      });
    allow(443, { IpRanges: [{ CidrIp: `10.0.${index % SUBNETS}.0/24` }] });
    allow(22, { IpRanges: [{ CidrIp: '10.0.0.0/20' }] });
    for (const back of [1, 2, 3]) {
      const other = groups[index - back];
      if (other !== undefined) allow(443 + back, { UserIdGroupPairs: [{ GroupId: other }] });
    }
    const peer = groups[index >>> 1];
    if (peer !== undefined) allow(443, { UserIdGroupPairs: [{ GroupId: peer }] });
    groups.push(GroupId);
  }
  return groups;
}

/** A list that a third of the subnets would meet: here on the default one, so that every border reads rules. */
function addAcls(call: Call, VpcId: string): void {
  const acl = call(
    'DescribeNetworkAcls',
    { Filters: [{ Name: 'vpc-id', Values: [VpcId] }] },
    'NetworkAcls.0.NetworkAclId',
  );
  for (const [RuleNumber, CidrBlock] of [
    [10, '10.0.200.0/24'],
    [20, '10.0.7.0/25'],
    [30, '192.0.2.0/24'],
  ] as const) {
    for (const Egress of [false, true])
      call('CreateNetworkAclEntry', {
        NetworkAclId: acl,
        RuleNumber,
        Protocol: '-1',
        RuleAction: 'deny',
        Egress,
        CidrBlock,
      });
  }
}
