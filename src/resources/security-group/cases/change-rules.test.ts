import { describe, expect, it } from 'vitest';
import { fromGroup, GroupLab, tcp } from '../../../testing/group-lab.ts';

function labWithRule(): { lab: GroupLab; id: string; ruleId: string } {
  const lab = new GroupLab();
  const id = lab.createGroup('web');
  const described = { ...tcp(22), IpRanges: [{ CidrIp: '10.0.0.0/8', Description: 'SSH' }] };
  lab.run('AuthorizeSecurityGroupIngress', { GroupId: id, IpPermissions: [described] });
  return { lab, id, ruleId: lab.ruleId(id) };
}

describe('RevokeSecurityGroupIngress and Egress', () => {
  it('revoke by permission, whatever the description', () => {
    const { lab, id, ruleId } = labWithRule();
    const input = { GroupId: id, IpPermissions: [tcp(22, '10.0.0.0/8')] };
    expect(lab.run('RevokeSecurityGroupIngress', input)).toEqual({
      Return: true,
      RevokedSecurityGroupRules: [
        {
          SecurityGroupRuleId: ruleId,
          GroupId: id,
          IsEgress: false,
          IpProtocol: 'tcp',
          FromPort: 22,
          ToPort: 22,
          CidrIpv4: '10.0.0.0/8',
          Description: 'SSH',
        },
      ],
    });
    expect(lab.rules(id)).toEqual([]);
  });

  it('revoke by rule id', () => {
    const { lab, id } = labWithRule();
    lab.run('RevokeSecurityGroupEgress', { GroupId: id, SecurityGroupRuleIds: [lab.ruleId(id, true)] });
    expect(lab.rules(id, true)).toEqual([]);
  });

  it('SG-3: revoke the outbound rule in the flat form', () => {
    const { lab, id } = labWithRule();
    lab.run('RevokeSecurityGroupEgress', { GroupId: id, IpProtocol: '-1', CidrIp: '0.0.0.0/0' });
    expect(lab.rules(id, true)).toEqual([]);
  });

  it('SG-22: revoke a reference whose group is gone', () => {
    const { lab, id } = labWithRule();
    const { vpcId } = lab.peer();
    const far = lab.createGroup('far', vpcId);
    lab.run('AuthorizeSecurityGroupIngress', { GroupId: id, IpPermissions: [fromGroup(far)] });
    lab.run('DeleteSecurityGroup', { GroupId: far });
    const answer = lab.run('RevokeSecurityGroupIngress', { GroupId: id, IpPermissions: [fromGroup(far)] });
    expect(answer.RevokedSecurityGroupRules).toMatchObject([{ ReferencedGroupId: far }]);
  });

  it('in a default VPC only report what is not there', () => {
    const lab = new GroupLab();
    const id = String(lab.run('CreateSecurityGroup', { GroupName: 'web', Description: 'Web' }).GroupId);
    const IpPermissions = [tcp(22, '10.0.0.0/8')];
    expect(lab.run('RevokeSecurityGroupIngress', { GroupId: id, IpPermissions })).toEqual({
      Return: true,
      UnknownIpPermissions: [
        { ...tcp(22, '10.0.0.0/8'), Ipv6Ranges: [], PrefixListIds: [], UserIdGroupPairs: [] },
      ],
      RevokedSecurityGroupRules: [],
    });
  });

  it.each([
    [
      'a rule that is not there',
      { IpPermissions: [tcp(23, '10.0.0.0/8')] },
      'InvalidPermission.NotFound: The specified rule does not exist in this security group.',
    ],
    [
      'an unknown rule id',
      { SecurityGroupRuleIds: ['sgr-1'] },
      "InvalidSecurityGroupRuleId.NotFound: The security group rule ID 'sgr-1'",
    ],
    ['a malformed rule id', { SecurityGroupRuleIds: ['rule'] }, 'InvalidSecurityGroupRuleId.Malformed'],
    ['nothing to revoke', {}, 'MissingParameter'],
  ])('refuse %s', (_name, input, refusal) => {
    const { lab, id } = labWithRule();
    expect(lab.refusal('RevokeSecurityGroupIngress', { GroupId: id, ...input })).toContain(refusal);
  });

  it('refuse the id of a rule of the other direction', () => {
    const { lab, id, ruleId } = labWithRule();
    const input = { GroupId: id, SecurityGroupRuleIds: [ruleId] };
    expect(lab.refusal('RevokeSecurityGroupEgress', input)).toContain('InvalidSecurityGroupRuleId.NotFound');
  });
});

describe('ModifySecurityGroupRules', () => {
  const change = (SecurityGroupRuleId: string, SecurityGroupRule: object) => ({
    SecurityGroupRules: [{ SecurityGroupRuleId, SecurityGroupRule: { ...SecurityGroupRule } }],
  });

  it('gives the rule anew and keeps its id and tags', () => {
    const { lab, id, ruleId } = labWithRule();
    const rule = { IpProtocol: 'tcp', FromPort: 2222, ToPort: 2222, CidrIpv4: '10.1.2.3/16' };
    expect(lab.run('ModifySecurityGroupRules', { GroupId: id, ...change(ruleId, rule) })).toEqual({
      Return: true,
    });
    expect(lab.rules(id)).toEqual([
      { SecurityGroupRuleId: ruleId, IsEgress: false, ...rule, CidrIpv4: '10.1.0.0/16', Tags: [] },
    ]);
  });

  const ports = { IpProtocol: 'tcp', FromPort: 22, ToPort: 22 };
  it.each([
    [
      'another kind of peer',
      { ...ports, CidrIpv6: '::/0' },
      'You may not specify CidrIpv6 for an existing IPv4 CIDR rule.',
    ],
    ['two peers', { ...ports, CidrIpv4: '0.0.0.0/0', CidrIpv6: '::/0' }, 'InvalidParameterCombination'],
    ['no peer', ports, 'MissingParameter'],
    ['no protocol', { CidrIpv4: '0.0.0.0/0' }, "InvalidParameterValue: Invalid value 'null' for protocol."],
    [
      'a rule that stands',
      { ...ports, FromPort: 80, ToPort: 80, CidrIpv4: '0.0.0.0/0' },
      'InvalidPermission.Duplicate',
    ],
  ])('refuses %s', (_name, rule, refusal) => {
    const { lab, id, ruleId } = labWithRule();
    lab.run('AuthorizeSecurityGroupIngress', { GroupId: id, IpPermissions: [tcp(80, '0.0.0.0/0')] });
    expect(lab.refusal('ModifySecurityGroupRules', { GroupId: id, ...change(ruleId, rule) })).toContain(
      refusal,
    );
  });

  it('refuses unknown rules and groups', () => {
    const { lab, id } = labWithRule();
    const rule = { ...ports, CidrIpv4: '0.0.0.0/0' };
    const refusal = (GroupId: string, ruleId: string) =>
      lab.refusal('ModifySecurityGroupRules', { GroupId, ...change(ruleId, rule) });
    expect(refusal(id, 'sgr-1')).toContain('InvalidSecurityGroupRuleId.NotFound');
    expect(refusal(id, 'x')).toContain('InvalidSecurityGroupRuleId.Malformed');
    expect(refusal('sg-1', 'sgr-1')).toContain('InvalidGroup.NotFound');
  });
});

describe('UpdateSecurityGroupRuleDescriptions', () => {
  it('changes by permission, removes by leaving out', () => {
    const { lab, id, ruleId } = labWithRule();
    const described = { ...tcp(22), IpRanges: [{ CidrIp: '10.0.0.0/8', Description: 'Bastion' }] };
    lab.run('UpdateSecurityGroupRuleDescriptionsIngress', { GroupId: id, IpPermissions: [described] });
    expect(lab.rules(id)[0]?.Description).toBe('Bastion');
    const SecurityGroupRuleDescriptions = [{ SecurityGroupRuleId: ruleId }];
    lab.run('UpdateSecurityGroupRuleDescriptionsIngress', { GroupId: id, SecurityGroupRuleDescriptions });
    expect(lab.rules(id)[0]).not.toHaveProperty('Description');
  });

  it('changes outbound rules', () => {
    const { lab, id } = labWithRule();
    const SecurityGroupRuleId = lab.ruleId(id, true);
    lab.run('UpdateSecurityGroupRuleDescriptionsEgress', {
      GroupId: id,
      SecurityGroupRuleDescriptions: [{ SecurityGroupRuleId, Description: 'Anywhere' }],
    });
    expect(lab.rules(id, true)[0]?.Description).toBe('Anywhere');
  });

  it.each([
    ['a rule that is not there', { IpPermissions: [tcp(23, '10.0.0.0/8')] }, 'InvalidPermission.NotFound'],
    [
      'an unknown rule id',
      { SecurityGroupRuleDescriptions: [{ SecurityGroupRuleId: 'sgr-1' }] },
      'InvalidSecurityGroupRuleId.NotFound',
    ],
    [
      'both forms',
      { IpPermissions: [tcp(22, '10.0.0.0/8')], SecurityGroupRuleDescriptions: [] },
      'InvalidParameterCombination',
    ],
    ['neither form', {}, 'MissingParameter'],
  ])('refuses %s', (_name, input, refusal) => {
    const { lab, id } = labWithRule();
    const given = { GroupId: id, ...input };
    expect(lab.refusal('UpdateSecurityGroupRuleDescriptionsIngress', given)).toContain(refusal);
  });
});

describe('DescribeSecurityGroupRules', () => {
  it('selects by group and by id', () => {
    const { lab, id, ruleId } = labWithRule();
    const ids = (input: object) =>
      (
        lab.run('DescribeSecurityGroupRules', { ...input }).SecurityGroupRules as {
          SecurityGroupRuleId: string;
        }[]
      ).map((rule) => rule.SecurityGroupRuleId);
    expect(ids({ SecurityGroupRuleIds: [ruleId] })).toEqual([ruleId]);
    expect(ids({ Filters: [{ Name: 'group-id', Values: [id] }] })).toEqual([lab.ruleId(id, true), ruleId]);
    expect(ids({ Filters: [{ Name: 'tag:Name', Values: ['*'] }] })).toEqual([]);
  });

  it.each([
    ['an unknown id', { SecurityGroupRuleIds: ['sgr-1'] }, 'InvalidSecurityGroupRuleId.NotFound'],
    ['a malformed id', { SecurityGroupRuleIds: ['x'] }, 'InvalidSecurityGroupRuleId.Malformed'],
    ['ids with MaxResults', { SecurityGroupRuleIds: [], MaxResults: 5 }, 'InvalidParameterCombination'],
    ['too small a page', { MaxResults: 4 }, 'InvalidParameterValue'],
  ])('refuses %s', (_name, input, refusal) => {
    expect(new GroupLab().refusal('DescribeSecurityGroupRules', input)).toContain(refusal);
  });
});
