import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../kernel/lib/json.ts';
import { Account } from '../../../testing/account.ts';
import { addAddress, dig, listOf, smallNetwork, typeOf } from '../../../testing/small-network.ts';
import { taggable, taggableTables } from './taggable.ts';

const NAME = { Key: 'Name', Value: 'shop' };
const TEAM = { Key: 'Team', Value: 'blue' };

function setUp() {
  const aws = new Account();
  return { aws, net: smallNetwork(aws) };
}

function tagsOf(aws: Account, Name: string, ...Values: string[]): readonly JsonObject[] {
  return listOf(aws.run('DescribeTags', { Filters: [{ Name, Values }] }), 'Tags');
}

describe('CreateTags', () => {
  it('tags several resources of several types and overwrites values', () => {
    const { aws, net } = setUp();
    const AllocationId = addAddress(aws);
    const Resources = [net.vpc, net.front, net.mainTable, AllocationId];
    expect(aws.run('CreateTags', { Resources, Tags: [NAME, TEAM] })).toEqual({});
    aws.run('CreateTags', { Resources: [net.vpc], Tags: [{ Key: 'Name', Value: 'store' }] });
    expect(tagsOf(aws, 'key', 'Name')).toEqual([
      { Key: 'Name', Value: 'store', ResourceId: net.vpc, ResourceType: 'vpc' },
      { ...NAME, ResourceId: net.front, ResourceType: 'subnet' },
      { ...NAME, ResourceId: AllocationId, ResourceType: 'elastic-ip' },
      { ...NAME, ResourceId: net.mainTable, ResourceType: 'route-table' },
    ]);
  });

  it('tags a rule inside its security group', () => {
    const { aws, net } = setUp();
    const rules = aws.run('DescribeSecurityGroupRules');
    const id = dig(rules, 'SecurityGroupRules', 0, 'SecurityGroupRuleId');
    aws.run('CreateTags', { Resources: [id, net.vpc], Tags: [TEAM] });
    expect(tagsOf(aws, 'resource-type', 'security-group-rule')).toEqual([
      { ...TEAM, ResourceId: id, ResourceType: 'security-group-rule' },
    ]);
    aws.run('DeleteTags', { Resources: [id] });
    expect(tagsOf(aws, 'resource-id', id)).toEqual([]);
  });

  it.each([...taggableTables])('knows the ids of %s and AWS says they do not exist', (table) => {
    const { aws } = setUp();
    const { prefix, notFound, label } = taggable[table];
    const id = `${prefix}-0123456789abcdef0`;
    expect(typeOf(table).definition.idPrefix).toBe(prefix);
    expect(aws.refusal('CreateTags', { Resources: [id], Tags: [NAME] })).toBe(
      `${notFound}: The ${label} ID '${id}' does not exist`,
    );
  });

  it('refuses what is no id, a reserved key and too many tags', () => {
    const { aws, net } = setUp();
    const refused = (Resources: readonly string[], Tags: readonly JsonObject[]) =>
      aws.refusal('CreateTags', { Resources, Tags });
    expect(refused(['10.0.0.1'], [NAME])).toBe("InvalidID: The ID '10.0.0.1' is not valid");
    expect(refused([net.vpc, 'sgr-0123456789abcdef0'], [NAME])).toMatch(
      /^InvalidSecurityGroupRuleId.NotFound/,
    );
    expect(refused([net.vpc], [{ Key: 'aws:x', Value: '' }])).toMatch(/^InvalidParameterValue/);
    const many = Array.from({ length: 51 }, (_, index) => ({ Key: `k${index}`, Value: '' }));
    expect(refused([net.vpc], many)).toMatch(/^TagLimitExceeded/);
    expect(tagsOf(aws, 'resource-id', net.vpc)).toEqual([]);
  });

  it("does not see other accounts' resources", () => {
    const { aws, net } = setUp();
    const stranger = new Account('us-east-1', '555555555555', aws.cloud);
    expect(stranger.refusal('CreateTags', { Resources: [net.vpc], Tags: [NAME] })).toMatch(
      /^InvalidVpcID.NotFound/,
    );
  });
});

describe('DeleteTags', () => {
  it.each([
    ['a key', [{ Key: 'Name' }], ['Team']],
    ['a key with its value', [{ Key: 'Name', Value: 'shop' }], ['Team']],
    ['a key with another value', [{ Key: 'Name', Value: 'store' }], ['Name', 'Team']],
    ['an empty value, which is not the value', [{ Key: 'Name', Value: '' }], ['Name', 'Team']],
  ])('takes %s', (_what, Tags, left) => {
    const { aws, net } = setUp();
    aws.run('CreateTags', { Resources: [net.vpc], Tags: [NAME, TEAM] });
    aws.run('DeleteTags', { Resources: [net.vpc], Tags });
    expect(tagsOf(aws, 'resource-id', net.vpc).map((tag) => tag.Key)).toEqual(left);
  });

  it('without tags takes all but those of AWS', () => {
    const { aws, net } = setUp();
    const reserved = { Key: 'aws:cloudformation:stack-name', Value: 'shop' };
    for (const vpc of aws.all('vpc')) aws.put('vpc', { ...vpc, Tags: [reserved, TEAM] });
    aws.run('DeleteTags', { Resources: [net.vpc] });
    expect(tagsOf(aws, 'resource-id', net.vpc)).toMatchObject([reserved]);
    expect(aws.refusal('DeleteTags', { Resources: [net.vpc], Tags: [reserved] })).toMatch(
      /^InvalidParameterValue/,
    );
    expect(aws.refusal('DeleteTags', { Resources: ['web'] })).toMatch(/^InvalidID/);
  });
});

describe('DescribeTags', () => {
  it('filters and pages', () => {
    const { aws, net } = setUp();
    aws.run('CreateTags', { Resources: [net.vpc, net.front], Tags: [NAME, TEAM] });
    expect(tagsOf(aws, 'value', 'bl*')).toHaveLength(2);
    expect(tagsOf(aws, 'tag:Team', 'blue')).toMatchObject([TEAM, TEAM]);
    aws.run('CreateTags', { Resources: [net.back], Tags: [NAME, TEAM] });
    const first = aws.run('DescribeTags', { MaxResults: 5 });
    expect(listOf(first, 'Tags')).toHaveLength(5);
    const rest = aws.run('DescribeTags', { MaxResults: 5, NextToken: dig(first, 'NextToken') });
    expect(listOf(rest, 'Tags')).toHaveLength(1);
    expect(rest).not.toHaveProperty('NextToken');
    expect(aws.refusal('DescribeTags', { NextToken: 'x' })).toMatch(/^InvalidNextToken/);
    expect(aws.refusal('DescribeTags', { Filters: [{ Name: 'x', Values: [] }] })).toMatch(
      /^InvalidParameterValue/,
    );
  });
});
