import { expect, it } from 'vitest';
import { dataOperations } from './data/data-lab.ts';
import { alwaysAnswered, missingMembers } from './missing-members.ts';
import { publicOperations } from './table.ts';

it('every operation of the table of answers is one of ours, and most of ours stand in it', () => {
  const ours = new Set([
    ...[...publicOperations.keys()].map((name) => `ec2:${name}`),
    ...dataOperations.keys(),
  ]);
  const named = Object.keys(alwaysAnswered);
  expect(named.filter((name) => !ours.has(name))).toEqual([]);
  expect(named.length).toBeGreaterThan(300);
});

it('a member that AWS always answers is missed, wherever it stands', () => {
  const whole = { Vpcs: [{ VpcId: 'vpc-1', CidrBlock: '10.0.0.0/16' }] };
  expect(missingMembers('ec2:DescribeVpcs', {})).toEqual(['Vpcs']);
  expect(missingMembers('ec2:DescribeVpcs', whole)).toContain('Vpcs[].State');
  expect(missingMembers('ec2:DescribeVpcs', whole)).not.toContain('Vpcs[].VpcId');
  expect(missingMembers('ec2:NoSuchOperation', {})).toEqual([]);
});
