import { describe, expect, it } from 'vitest';
import { Account } from '../../../testing/account.ts';
import { first, fromGroup, GroupLab, tcp } from '../../../testing/group-lab.ts';

describe('CreateSecurityGroup', () => {
  it('SG-3: a new group lets everything out and nothing in', () => {
    const lab = new GroupLab();
    const answer = lab.run('CreateSecurityGroup', {
      GroupName: 'web',
      Description: 'Web servers',
      VpcId: lab.vpcId,
      TagSpecifications: [{ ResourceType: 'security-group', Tags: [{ Key: 'Name', Value: 'web' }] }],
    });
    const id = String(answer.GroupId);
    expect(answer).toEqual({
      GroupId: id,
      Tags: [{ Key: 'Name', Value: 'web' }],
      SecurityGroupArn: `arn:aws:ec2:us-east-1:111122223333:security-group/${id}`,
    });
    expect(lab.described(id)).toEqual({
      GroupId: id,
      GroupName: 'web',
      Description: 'Web servers',
      VpcId: lab.vpcId,
      OwnerId: '111122223333',
      SecurityGroupArn: answer.SecurityGroupArn,
      Tags: [{ Key: 'Name', Value: 'web' }],
      IpPermissions: [],
      IpPermissionsEgress: [
        {
          IpProtocol: '-1',
          IpRanges: [{ CidrIp: '0.0.0.0/0' }],
          Ipv6Ranges: [],
          PrefixListIds: [],
          UserIdGroupPairs: [],
        },
      ],
    });
  });

  it('SG-3: a VPC with an IPv6 block gets an outbound ::/0 too', () => {
    const lab = new GroupLab();
    const vpc = lab.all('vpc').find((item) => item.id === lab.vpcId);
    if (vpc === undefined) throw new Error('no VPC');
    const extra = { Ipv6CidrBlockAssociationSet: [{ Ipv6CidrBlock: '2001:db8::/56' }] };
    lab.put('vpc', { ...vpc, extra });
    expect(lab.rules(lab.createGroup('web'), true)).toMatchObject([
      { CidrIpv4: '0.0.0.0/0' },
      { CidrIpv6: '::/0' },
    ]);
  });

  it('without a VpcId the group lies in the default VPC', () => {
    const aws = new Account();
    aws.run('CreateSecurityGroup', { GroupName: 'web', Description: 'Web' });
    const vpc = aws.all('vpc').find((item) => item.IsDefault);
    expect(aws.all('security-group').find((group) => group.GroupName === 'web')?.VpcId).toBe(vpc?.id);
  });

  it('SG-20: a name is free again in another VPC', () => {
    const lab = new GroupLab();
    lab.createGroup('web');
    const { vpcId } = lab.peer();
    expect(lab.group(lab.createGroup('web', vpcId)).VpcId).toBe(vpcId);
  });

  it.each([
    ['SG-20: a name that looks like an id', { GroupName: 'sg-web' }, 'InvalidParameterValue'],
    ['SG-4: the reserved name', { GroupName: 'default' }, 'InvalidParameterValue: Cannot use reserved'],
    ['SG-20: a name too long', { GroupName: 'x'.repeat(256) }, 'InvalidParameterValue'],
    ['a description beyond AWS’s characters', { Description: 'a<b' }, 'InvalidParameterValue'],
    [
      'SG-20: a name that is taken',
      { GroupName: 'taken' },
      "InvalidGroup.Duplicate: The security group 'taken'",
    ],
    ['an unknown VPC', { VpcId: 'vpc-1' }, "InvalidVpcID.NotFound: The vpc ID 'vpc-1' does not exist"],
    ['another parameter', { Egress: true }, 'UnknownParameter'],
  ])('refuses %s', (_name, change, refusal) => {
    const lab = new GroupLab();
    lab.createGroup('taken');
    const input = { GroupName: 'web', Description: 'Web', VpcId: lab.vpcId, ...change };
    expect(lab.refusal('CreateSecurityGroup', input)).toContain(refusal);
  });

  it('SG-19: refuses group 2501 of a Region', () => {
    const lab = new GroupLab();
    const model = lab.group(lab.createGroup('web'));
    const copies = Array.from({ length: 2498 }, (_, index) => ({
      ...model,
      id: `sg-${index}`,
      GroupName: `g${index}`,
    }));
    lab.put('security-group', ...copies);
    expect(lab.all('security-group').length).toBe(2500);
    expect(
      lab.refusal('CreateSecurityGroup', { GroupName: 'more', Description: 'one more', VpcId: lab.vpcId }),
    ).toContain('SecurityGroupLimitExceeded');
  });
});

describe('the default group of a VPC', () => {
  it('SG-4: lets everything in from itself and everything out', () => {
    const lab = new GroupLab();
    const [group] = lab.all('security-group');
    expect(group).toMatchObject({ GroupName: 'default', Description: 'default VPC security group' });
    expect(lab.rules(String(group?.id))).toMatchObject([
      { IpProtocol: '-1', ReferencedGroupInfo: { GroupId: group?.id } },
    ]);
    expect(lab.rules(String(group?.id), true)).toMatchObject([{ IpProtocol: '-1', CidrIpv4: '0.0.0.0/0' }]);
  });

  it('goes with its VPC', () => {
    const lab = new GroupLab();
    lab.internal('InternalDeleteDefaultSecurityGroup', { VpcId: lab.vpcId });
    expect(lab.all('security-group')).toEqual([]);
  });
});

describe('DeleteSecurityGroup', () => {
  it('answers the id and forgets the group', () => {
    const lab = new GroupLab();
    const id = lab.createGroup('web');
    expect(lab.run('DeleteSecurityGroup', { GroupId: id })).toEqual({ Return: true, GroupId: id });
    expect(lab.refusal('DescribeSecurityGroups', { GroupIds: [id] })).toBe(
      `InvalidGroup.NotFound: The security group '${id}' does not exist`,
    );
  });

  it('SG-4: refuses the default group', () => {
    const lab = new GroupLab();
    const id = String(lab.all('security-group')[0]?.id);
    expect(lab.refusal('DeleteSecurityGroup', { GroupId: id })).toBe(
      `CannotDelete: the specified group: "${id}" name: "default" cannot be deleted by a user`,
    );
  });

  it('SG-20: refuses a group that another group of the VPC names, but not for its own rules', () => {
    const lab = new GroupLab();
    const web = lab.createGroup('web');
    const data = lab.createGroup('data');
    lab.run('AuthorizeSecurityGroupIngress', { GroupId: web, IpPermissions: [fromGroup(web)] });
    lab.run('AuthorizeSecurityGroupIngress', { GroupId: data, IpPermissions: [fromGroup(web)] });
    expect(lab.refusal('DeleteSecurityGroup', { GroupId: web })).toBe(
      `DependencyViolation: resource ${web} has a dependent object`,
    );
    lab.run('DeleteSecurityGroup', { GroupId: data });
    lab.run('DeleteSecurityGroup', { GroupId: web });
  });

  it('SG-20: refuses a group that an interface carries', () => {
    const lab = new GroupLab();
    const id = lab.createGroup('web');
    lab.put('network-interface', {
      id: 'eni-1',
      key: 'network-interface-1',
      account: lab.account,
      region: lab.region,
      Tags: [],
      SubnetId: 'subnet-1',
      Description: '',
      InterfaceType: 'interface',
      Groups: [id],
      PrivateIpAddresses: [{ PrivateIpAddress: '10.0.0.10' }],
      AssociatePublicIpAddress: false,
      MacAddress: '0a:00:00:00:00:01',
      SourceDestCheck: true,
      RequesterManaged: false,
    });
    expect(lab.refusal('DeleteSecurityGroup', { GroupId: id })).toContain('DependencyViolation');
  });

  it.each([
    ['nothing named', {}, 'MissingParameter'],
    ['an id of another kind', { GroupId: 'web' }, 'InvalidGroupId.Malformed: Invalid id: "web"'],
    ['an unknown id', { GroupId: 'sg-1' }, 'InvalidGroup.NotFound'],
    ['an unknown name', { GroupName: 'nobody' }, 'InvalidGroup.NotFound'],
  ])('refuses %s', (_name, input, refusal) => {
    expect(new GroupLab().refusal('DeleteSecurityGroup', input)).toContain(refusal);
  });
});

describe('DescribeSecurityGroups', () => {
  it('selects by filters over rules, names and tags', () => {
    const lab = new GroupLab();
    const web = lab.createGroup('web');
    lab.createGroup('data');
    lab.run('AuthorizeSecurityGroupIngress', { GroupId: web, IpPermissions: [tcp(443, '10.9.0.0/16')] });
    const found = (Name: string, ...Values: string[]) =>
      (lab.run('DescribeSecurityGroups', { Filters: [{ Name, Values }] }).SecurityGroups as []).length;
    expect(found('ip-permission.cidr', '10.9.0.0/16')).toBe(1);
    expect(found('ip-permission.from-port', '443')).toBe(1);
    expect(found('ip-permission.group-name', 'default')).toBe(1);
    expect(found('ip-permission.user-id', '111122223333')).toBe(1);
    expect(found('egress.ip-permission.protocol', '-1')).toBe(3);
    expect(found('group-name', 'web', 'data')).toBe(2);
    expect(found('vpc-id', 'vpc-1')).toBe(0);
  });

  it('names select in the default VPC', () => {
    const lab = new GroupLab();
    lab.run('CreateSecurityGroup', { GroupName: 'shop', Description: 'Shop' });
    const answer = lab.run('DescribeSecurityGroups', { GroupNames: ['shop'] });
    expect(first(answer.SecurityGroups).GroupName).toBe('shop');
    lab.createGroup('elsewhere');
    expect(lab.refusal('DescribeSecurityGroups', { GroupNames: ['elsewhere'] })).toContain(
      'InvalidGroup.NotFound',
    );
  });

  it.each([
    ['ids with MaxResults', { GroupIds: ['sg-1'], MaxResults: 5 }, 'InvalidParameterCombination'],
    ['an id of another kind', { GroupIds: ['i-1'] }, 'InvalidGroupId.Malformed'],
    ['an unknown filter', { Filters: [{ Name: 'colour', Values: ['red'] }] }, 'InvalidParameterValue'],
    ['a foreign token', { NextToken: 'abc' }, 'InvalidNextToken'],
  ])('refuses %s', (_name, input, refusal) => {
    expect(new GroupLab().refusal('DescribeSecurityGroups', input)).toContain(refusal);
  });
});
