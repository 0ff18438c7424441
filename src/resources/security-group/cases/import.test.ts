import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../kernel/lib/json.ts';
import { parseImported } from '../../../testing/account.ts';
import { first, fromGroup, GroupLab, tcp } from '../../../testing/group-lab.ts';
import { layRuleDetails } from '../parse.ts';
import type { SecurityGroup } from '../schema.ts';

function fullGroup(): { lab: GroupLab; id: string } {
  const lab = new GroupLab();
  const id = lab.createGroup('web');
  const { vpcId } = lab.peer();
  const far = lab.createGroup('far', vpcId);
  lab.run('AuthorizeSecurityGroupIngress', {
    GroupId: id,
    IpPermissions: [
      tcp(443, '0.0.0.0/0'),
      fromGroup(far, { Description: 'the other side' }),
      {
        IpProtocol: 'icmp',
        FromPort: 8,
        ToPort: -1,
        IpRanges: [{ CidrIp: '10.0.0.0/8', Description: 'ping' }],
      },
      { ...tcp(443), Ipv6Ranges: [{ CidrIpv6: '::/0' }], UserIdGroupPairs: [{ GroupId: id }] },
    ],
    TagSpecifications: [{ ResourceType: 'security-group-rule', Tags: [{ Key: 'Name', Value: 'rule' }] }],
  });
  return { lab, id };
}

describe('import and export of security groups', () => {
  it('groups rules by protocol and ports in order of first appearance', () => {
    const { lab, id } = fullGroup();
    const permissions = lab.described(id).IpPermissions as readonly JsonObject[];
    expect(permissions.map((item) => [item.IpProtocol, item.FromPort, item.ToPort])).toEqual([
      ['tcp', 443, 443],
      ['-1', undefined, undefined],
      ['icmp', 8, -1],
    ]);
    expect(permissions[0]).toMatchObject({
      IpRanges: [{ CidrIp: '0.0.0.0/0' }],
      Ipv6Ranges: [{ CidrIpv6: '::/0' }],
      UserIdGroupPairs: [{ GroupId: id, UserId: '111122223333' }],
    });
  });

  it('the group’s answer and its rules’ answers together give the record back', () => {
    const { lab, id } = fullGroup();
    const parsed = lab.roundTrip('security-group', id) as SecurityGroup;
    const rules = lab.run('DescribeSecurityGroupRules').SecurityGroupRules as readonly JsonObject[];
    expect(layRuleDetails(parsed, rules)).toEqual(lab.group(id));
  });

  it('without the rules’ answers only their ids, tags and order differ', () => {
    const { lab, id } = fullGroup();
    const bare = (group: SecurityGroup) =>
      group.Rules.map(({ SecurityGroupRuleId: _id, Tags: _tags, ...facts }) =>
        JSON.stringify(facts, Object.keys(facts).sort()),
      ).sort();
    const parsed = lab.roundTrip('security-group', id) as SecurityGroup;
    expect(bare(parsed)).toEqual(bare(lab.group(id)));
    expect(new Set(parsed.Rules.map((rule) => rule.SecurityGroupRuleId)).size).toBe(parsed.Rules.length);
    expect({ ...parsed, Rules: [] }).toEqual({ ...lab.group(id), Rules: [] });
  });

  it('keeps unknown fields, takes what AWS leaves out as empty', () => {
    const raw = {
      GroupId: 'sg-1',
      GroupName: 'old',
      VpcId: 'vpc-1',
      OwnerId: '999900001111',
      NewField: { a: 1 },
    };
    expect(parseImported('security-group', raw)).toEqual({
      id: 'sg-1',
      key: 'sg-1',
      account: '999900001111',
      region: 'us-east-1',
      Tags: [],
      VpcId: 'vpc-1',
      GroupName: 'old',
      Description: '',
      Rules: [],
      extra: { NewField: { a: 1 } },
    });
    const lab = new GroupLab();
    lab.put('security-group', {
      ...(parseImported('security-group', raw) as SecurityGroup),
      account: lab.account,
    });
    expect(lab.described('sg-1').NewField).toEqual({ a: 1 });
  });

  it('rules of unknown objects change nothing', () => {
    const { lab, id } = fullGroup();
    const parsed = lab.roundTrip('security-group', id) as SecurityGroup;
    const foreign = first(lab.run('DescribeSecurityGroupRules').SecurityGroupRules);
    expect(foreign.GroupId).not.toBe(id);
    expect(layRuleDetails(parsed, [foreign, { nonsense: true }])).toEqual(parsed);
  });

  it('says where an object cannot be read', () => {
    const raw = { GroupId: 'sg-1', GroupName: 'x', VpcId: 'vpc-1', IpPermissions: [{ FromPort: 1 }] };
    expect(parseImported('security-group', raw)).toContain('IpPermissions[0].IpProtocol');
  });
});
