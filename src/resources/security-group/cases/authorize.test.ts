import { describe, expect, it } from 'vitest';
import { first, fromGroup, GroupLab, tcp } from '../../../testing/group-lab.ts';

function labWithGroup(): { lab: GroupLab; id: string } {
  const lab = new GroupLab();
  return { lab, id: lab.createGroup('web') };
}

describe('AuthorizeSecurityGroupIngress', () => {
  it('answers the new rules', () => {
    const { lab, id } = labWithGroup();
    const answer = lab.run('AuthorizeSecurityGroupIngress', {
      GroupId: id,
      IpPermissions: [
        { ...tcp(443), IpRanges: [{ CidrIp: '203.0.113.0/24', Description: 'Office' }] },
        fromGroup(id),
      ],
      TagSpecifications: [{ ResourceType: 'security-group-rule', Tags: [{ Key: 'Name', Value: 'a' }] }],
    });
    const [office, own] = lab.rules(id);
    const common = { GroupId: id, GroupOwnerId: '111122223333', IsEgress: false };
    const Tags = [{ Key: 'Name', Value: 'a' }];
    const arn = 'arn:aws:ec2:us-east-1:111122223333:security-group-rule/';
    expect(answer).toEqual({
      Return: true,
      SecurityGroupRules: [
        {
          ...common,
          SecurityGroupRuleId: office?.SecurityGroupRuleId,
          IpProtocol: 'tcp',
          FromPort: 443,
          ToPort: 443,
          CidrIpv4: '203.0.113.0/24',
          Description: 'Office',
          Tags,
          SecurityGroupRuleArn: `${arn}${office?.SecurityGroupRuleId}`,
        },
        {
          ...common,
          SecurityGroupRuleId: own?.SecurityGroupRuleId,
          IpProtocol: '-1',
          FromPort: -1,
          ToPort: -1,
          ReferencedGroupInfo: { GroupId: id, UserId: '111122223333' },
          Tags,
          SecurityGroupRuleArn: `${arn}${own?.SecurityGroupRuleId}`,
        },
      ],
    });
  });

  it.each([
    ['a number for TCP', { IpProtocol: '6', FromPort: 1, ToPort: 2 }, ['tcp', 1, 2]],
    ['a number for UDP', { IpProtocol: '17', FromPort: 53, ToPort: 53 }, ['udp', 53, 53]],
    ['SG-17: an ICMP type and code', { IpProtocol: 'icmp', FromPort: 8, ToPort: -1 }, ['icmp', 8, -1]],
    ['ICMPv6 without type', { IpProtocol: '58' }, ['icmpv6', -1, -1]],
    ['SG-18: everything, ports ignored', { IpProtocol: '-1', FromPort: 80, ToPort: 80 }, ['-1', -1, -1]],
    ['the word all', { IpProtocol: 'all' }, ['-1', -1, -1]],
    ['SG-18: another number, ports ignored', { IpProtocol: '50', FromPort: 1, ToPort: 9 }, ['50', -1, -1]],
  ])('stores %s', (_name, permission, [protocol, from, to]) => {
    const { lab, id } = labWithGroup();
    const IpPermissions = [{ ...permission, IpRanges: [{ CidrIp: '10.0.0.0/8' }] }];
    lab.run('AuthorizeSecurityGroupIngress', { GroupId: id, IpPermissions });
    expect(lab.rules(id)).toMatchObject([{ IpProtocol: protocol, FromPort: from, ToPort: to }]);
  });

  it('RT-13: stores canonical blocks and knows duplicates by them', () => {
    const { lab, id } = labWithGroup();
    const input = (CidrIp: string) => ({ GroupId: id, IpPermissions: [tcp(22, CidrIp)] });
    lab.run('AuthorizeSecurityGroupIngress', input('100.68.0.18/18'));
    expect(lab.rules(id)).toMatchObject([{ CidrIpv4: '100.68.0.0/18' }]);
    expect(lab.refusal('AuthorizeSecurityGroupIngress', input('100.68.0.0/18'))).toBe(
      'InvalidPermission.Duplicate: the specified rule "peer: 100.68.0.0/18, TCP, from port: 22, to port: 22, ALLOW" already exists',
    );
    const v6 = { IpProtocol: '-1', Ipv6Ranges: [{ CidrIpv6: '2001:DB8:0:0::1/32' }] };
    lab.run('AuthorizeSecurityGroupIngress', { GroupId: id, IpPermissions: [v6] });
    expect(lab.rules(id)[1]).toMatchObject({ CidrIpv6: '2001:db8::/32' });
  });

  it('SG-21: names a rule for everything without ports', () => {
    const { lab, id } = labWithGroup();
    const input = { GroupId: id, IpPermissions: [fromGroup(id)] };
    lab.run('AuthorizeSecurityGroupIngress', input);
    expect(lab.refusal('AuthorizeSecurityGroupIngress', input)).toBe(
      `InvalidPermission.Duplicate: the specified rule "peer: ${id}, ALL, ALLOW" already exists`,
    );
  });

  it('takes the flat form', () => {
    const { lab, id } = labWithGroup();
    lab.run('AuthorizeSecurityGroupIngress', {
      GroupId: id,
      IpProtocol: 'tcp',
      FromPort: 22,
      ToPort: 22,
      CidrIp: '0.0.0.0/0',
    });
    expect(lab.rules(id)).toMatchObject([{ IpProtocol: 'tcp', FromPort: 22, CidrIpv4: '0.0.0.0/0' }]);
  });

  it('the flat form with a source group of the default VPC grants TCP, UDP and ICMP', () => {
    const lab = new GroupLab();
    lab.run('CreateSecurityGroup', { GroupName: 'web', Description: 'Web' });
    lab.run('AuthorizeSecurityGroupIngress', { GroupName: 'web', SourceSecurityGroupName: 'default' });
    const web = lab.all('security-group').find((group) => group.GroupName === 'web');
    expect(lab.rules(String(web?.id)).map((rule) => [rule.IpProtocol, rule.FromPort, rule.ToPort])).toEqual([
      ['tcp', 0, 65535],
      ['udp', 0, 65535],
      ['icmp', -1, -1],
    ]);
  });

  it('groups of the default VPC may be named by name, others not', () => {
    const { lab, id } = labWithGroup();
    const IpPermissions = [{ IpProtocol: '-1', UserIdGroupPairs: [{ GroupName: 'default' }] }];
    expect(lab.refusal('AuthorizeSecurityGroupIngress', { GroupId: id, IpPermissions })).toContain(
      "InvalidParameterValue: Invalid value 'default' for groupName. You may not reference Amazon VPC security groups by name.",
    );
    const home = lab.run('CreateSecurityGroup', { GroupName: 'home', Description: 'Home' });
    lab.run('AuthorizeSecurityGroupIngress', { GroupId: String(home.GroupId), IpPermissions });
    expect(lab.rules(String(home.GroupId)).length).toBe(1);
  });

  it('NET-14, SG-19: a prefix list counts as its maximum', () => {
    const { lab, id } = labWithGroup();
    const list = lab.run('CreateManagedPrefixList', {
      PrefixListName: 'offices',
      AddressFamily: 'IPv4',
      MaxEntries: 60,
    }).PrefixList as { PrefixListId: string };
    const listed = { ...tcp(443), PrefixListIds: [{ PrefixListId: list.PrefixListId }] };
    lab.run('AuthorizeSecurityGroupIngress', { GroupId: id, IpPermissions: [listed] });
    expect(
      lab.refusal('AuthorizeSecurityGroupIngress', { GroupId: id, IpPermissions: [tcp(22, '10.0.0.0/8')] }),
    ).toBe(
      'RulesPerSecurityGroupLimitExceeded: The maximum number of rules per security group has been reached.',
    );
  });

  it('SG-19: 60 rules fit, the 61st does not; the other direction counts for itself', () => {
    const { lab, id } = labWithGroup();
    const blocks = Array.from({ length: 60 }, (_, index) => `10.0.${index}.0/24`);
    lab.run('AuthorizeSecurityGroupIngress', { GroupId: id, IpPermissions: [tcp(80, ...blocks)] });
    const more = { GroupId: id, IpPermissions: [tcp(80, '10.1.0.0/24')] };
    expect(lab.refusal('AuthorizeSecurityGroupIngress', more)).toContain(
      'RulesPerSecurityGroupLimitExceeded',
    );
    lab.run('AuthorizeSecurityGroupEgress', more);
    expect(lab.rules(id, true).length).toBe(2);
  });

  it.each([
    ['no group', { GroupId: undefined }, 'MissingParameter'],
    ['no permissions', {}, 'MissingParameter'],
    ['an empty list', { IpPermissions: [] }, 'MissingParameter'],
    [
      'both forms',
      { IpPermissions: [tcp(1, '0.0.0.0/0')], CidrIp: '0.0.0.0/0' },
      'InvalidParameterCombination',
    ],
    ['a permission without peers', { IpPermissions: [tcp(22)] }, 'InvalidPermission.Malformed'],
    ['no protocol', { IpPermissions: [{ IpRanges: [{ CidrIp: '0.0.0.0/0' }] }] }, 'InvalidParameterValue'],
    [
      'an unknown protocol',
      { IpPermissions: [{ ...tcp(22, '0.0.0.0/0'), IpProtocol: 'ssh' }] },
      "InvalidParameterValue: Invalid value 'ssh' for IP protocol. Unknown protocol.",
    ],
    [
      'TCP without ports',
      { IpProtocol: 'tcp', CidrIp: '0.0.0.0/0' },
      'InvalidParameterValue: Invalid value for portRange. Must specify both from and to ports with TCP/UDP.',
    ],
    [
      'ports the wrong way round',
      { IpProtocol: 'tcp', FromPort: 9, ToPort: 8, CidrIp: '0.0.0.0/0' },
      'InvalidParameterValue',
    ],
    [
      'an ICMP code without type',
      { IpProtocol: 'icmp', FromPort: -1, ToPort: 0, CidrIp: '0.0.0.0/0' },
      'InvalidParameterValue',
    ],
    [
      'a bare address',
      { IpPermissions: [tcp(22, '1.2.3.4')] },
      'InvalidParameterValue: CIDR block 1.2.3.4 is malformed',
    ],
    [
      'the same permission twice',
      { IpPermissions: [tcp(22, '10.0.0.0/8', '10.1.0.0/8')] },
      'InvalidParameterValue: The same permission must not appear multiple times',
    ],
    [
      'a strange description',
      { IpPermissions: [{ ...tcp(22), IpRanges: [{ CidrIp: '0.0.0.0/0', Description: 'a|b' }] }] },
      'InvalidParameterValue: Invalid rule description.',
    ],
    [
      'an unknown source',
      { IpPermissions: [fromGroup('sg-1')] },
      "InvalidGroup.NotFound: The security group 'sg-1'",
    ],
    ['a malformed source', { IpPermissions: [fromGroup('web')] }, 'InvalidGroupId.Malformed'],
    [
      'an unknown prefix list',
      { IpPermissions: [{ ...tcp(22), PrefixListIds: [{ PrefixListId: 'pl-1' }] }] },
      "InvalidPrefixListId.NotFound: The prefix list ID 'pl-1' does not exist",
    ],
  ])('refuses %s', (_name, input, refusal) => {
    const { lab, id } = labWithGroup();
    const given = JSON.parse(JSON.stringify({ GroupId: id, ...input }));
    expect(lab.refusal('AuthorizeSecurityGroupIngress', given)).toContain(refusal);
  });
});

describe('references across a peering', () => {
  it('PCX-6: need an active peering, which the rule remembers', () => {
    const { lab, id } = labWithGroup();
    const { vpcId, peeringId } = lab.peer();
    const far = lab.createGroup('far', vpcId);
    const input = { GroupId: id, IpPermissions: [fromGroup(far)] };
    lab.setPeering(peeringId, 'pending-acceptance');
    expect(lab.refusal('AuthorizeSecurityGroupIngress', input)).toBe(
      'InvalidGroup.NotFound: You have specified two resources that belong to different networks.',
    );
    lab.setPeering(peeringId, 'active');
    lab.run('AuthorizeSecurityGroupIngress', input);
    expect(lab.rules(id)).toMatchObject([
      { ReferencedGroupInfo: { GroupId: far, VpcId: vpcId, VpcPeeringConnectionId: peeringId } },
    ]);
    expect(first(lab.described(id).IpPermissions).UserIdGroupPairs).toEqual([
      {
        GroupId: far,
        UserId: '111122223333',
        VpcId: vpcId,
        VpcPeeringConnectionId: peeringId,
        PeeringStatus: 'active',
      },
    ]);
  });

  it('PCX-6: do not cross Regions', () => {
    const { lab, id } = labWithGroup();
    const { vpcId, peeringId } = lab.peer();
    const far = lab.createGroup('far', vpcId);
    const [peering] = lab.all('vpc-peering-connection');
    if (peering === undefined) throw new Error(`no peering ${peeringId}`);
    const AccepterVpcInfo = { ...peering.AccepterVpcInfo, Region: 'eu-west-1' };
    lab.put('vpc-peering-connection', { ...peering, AccepterVpcInfo });
    expect(
      lab.refusal('AuthorizeSecurityGroupIngress', { GroupId: id, IpPermissions: [fromGroup(far)] }),
    ).toContain('different networks');
  });

  it('believe a group of another account whose VPC the document does not hold', () => {
    const { lab, id } = labWithGroup();
    lab.peer();
    const [peering] = lab.all('vpc-peering-connection');
    if (peering === undefined) throw new Error('no peering');
    const far = { ...peering.AccepterVpcInfo, VpcId: 'vpc-far', OwnerId: '444455556666' };
    lab.put('vpc-peering-connection', { ...peering, AccepterVpcInfo: far });
    const named = fromGroup('sg-far', { UserId: '444455556666' });
    lab.run('AuthorizeSecurityGroupIngress', { GroupId: id, IpPermissions: [named] });
    expect(lab.rules(id)[0]?.ReferencedGroupInfo).toEqual({
      GroupId: 'sg-far',
      UserId: '444455556666',
      VpcId: 'vpc-far',
      VpcPeeringConnectionId: peering.id,
    });
    expect(
      lab.refusal('AuthorizeSecurityGroupIngress', { GroupId: id, IpPermissions: [fromGroup('sg-far')] }),
    ).toContain('InvalidGroup.NotFound');
  });

  it('SG-22: go stale with the peering or the group, and are listed as such', () => {
    const { lab, id } = labWithGroup();
    const { vpcId, peeringId } = lab.peer();
    const far = lab.createGroup('far', vpcId);
    lab.run('AuthorizeSecurityGroupIngress', {
      GroupId: id,
      IpPermissions: [fromGroup(far), tcp(22, '10.0.0.0/8')],
    });
    expect(lab.run('DescribeSecurityGroupReferences', { GroupId: [far] })).toEqual({
      SecurityGroupReferenceSet: [
        { GroupId: far, ReferencingVpcId: lab.vpcId, VpcPeeringConnectionId: peeringId },
      ],
    });
    const stale = () =>
      lab.run('DescribeStaleSecurityGroups', { VpcId: lab.vpcId }).StaleSecurityGroupSet as unknown as [];
    expect(stale()).toEqual([]);
    lab.setPeering(peeringId, 'deleted');
    expect(stale()).toMatchObject([
      {
        GroupId: id,
        StaleIpPermissions: [{ UserIdGroupPairs: [{ GroupId: far, PeeringStatus: 'deleted' }] }],
        StaleIpPermissionsEgress: [],
      },
    ]);
    lab.setPeering(peeringId, 'active');
    expect(stale()).toEqual([]);
    lab.run('DeleteSecurityGroup', { GroupId: far });
    expect(stale().length).toBe(1);
    expect(lab.rules(id).length).toBe(2);
  });

  it.each([
    ['DescribeStaleSecurityGroups', { VpcId: 'vpc-1' }, 'InvalidVpcID.NotFound'],
    ['DescribeSecurityGroupReferences', { GroupId: ['sg-1'] }, 'InvalidGroup.NotFound'],
    ['DescribeSecurityGroupReferences', { GroupId: ['x'] }, 'InvalidGroupId.Malformed'],
  ])('%s refuses what it does not know: %o', (operation, input, refusal) => {
    expect(new GroupLab().refusal(operation, input)).toContain(refusal);
  });
});

describe('AuthorizeSecurityGroupEgress', () => {
  it('adds to the outbound rules', () => {
    const { lab, id } = labWithGroup();
    lab.run('AuthorizeSecurityGroupEgress', { GroupId: id, IpPermissions: [tcp(5432, '10.0.0.0/16')] });
    expect(lab.rules(id, true)).toMatchObject([{ IpProtocol: '-1' }, { FromPort: 5432, IsEgress: true }]);
    expect(lab.rules(id)).toEqual([]);
  });

  it.each([
    ['a group by name', { GroupName: 'web', IpPermissions: [tcp(1, '0.0.0.0/0')] }, 'UnknownParameter'],
    ['a source group by name', { SourceSecurityGroupName: 'default' }, 'InvalidParameterValue'],
    [
      'a rule that stands',
      { IpPermissions: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }] },
      'InvalidPermission.Duplicate',
    ],
  ])('refuses %s', (_name, input, refusal) => {
    const { lab, id } = labWithGroup();
    expect(lab.refusal('AuthorizeSecurityGroupEgress', { GroupId: id, ...input })).toContain(refusal);
  });
});
