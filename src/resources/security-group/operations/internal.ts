import * as z from 'zod';
import { operation } from '../../../kernel/cloud/operation.ts';
import { vpcHasIpv6 } from '../../shared/vpc-ipv6.ts';
import type { AwsContext, AwsTables } from '../../tables.ts';
import { allTraffic } from '../rule.ts';
import type { SecurityGroup, SecurityGroupRule } from '../schema.ts';

const input = z.strictObject({ VpcId: z.string() });
const example = { VpcId: 'vpc-00000000000000001' };

/** The allow-all outbound rules every new group starts with (SG-3). */
export function initialEgress(context: AwsContext, vpcId: string): SecurityGroupRule[] {
  const mint = () => context.mintId('sgr');
  const rules = [allTraffic(mint(), true, { CidrIpv4: '0.0.0.0/0' })];
  if (vpcHasIpv6(context.get('vpc', vpcId))) rules.push(allTraffic(mint(), true, { CidrIpv6: '::/0' }));
  return rules;
}

/** SG-4: inbound everything from its own members, outbound everything. */
const createDefault = operation<AwsTables, typeof input>({
  name: 'InternalCreateDefaultSecurityGroup',
  input,
  example,
  run: (context, { VpcId }) => {
    const identity = context.newRecord('security-group', 'sg');
    const fromItself = allTraffic(context.mintId('sgr'), false, {
      ReferencedGroupInfo: { GroupId: identity.id },
    });
    const group: SecurityGroup = {
      ...identity,
      Tags: [],
      VpcId,
      GroupName: 'default',
      Description: 'default VPC security group',
      Rules: [fromItself, ...initialEgress(context, VpcId)],
    };
    context.put('security-group', group);
    return { GroupId: group.id };
  },
});

const deleteDefault = operation<AwsTables, typeof input>({
  name: 'InternalDeleteDefaultSecurityGroup',
  input,
  example,
  run: (context, { VpcId }) => {
    for (const group of context.all('security-group'))
      if (group.VpcId === VpcId && group.GroupName === 'default') context.remove('security-group', group.id);
    return {};
  },
});

export const internalSecurityGroupOperations = [createDefault, deleteDefault];
