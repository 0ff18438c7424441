import * as z from 'zod';
import { operation } from '../../../kernel/cloud/operation.ts';
import type { AwsTables } from '../../tables.ts';
import type { RouteTable } from '../schema.ts';

const ofVpc = z.strictObject({ VpcId: z.string() });
const vpcExample = { VpcId: 'vpc-0123456789abcdef0' };
const ofSubnet = z.strictObject({ SubnetId: z.string() });

/** RT-12: a new VPC's main table holds only local routes, which are implied. */
const createMain = operation<AwsTables, typeof ofVpc>({
  name: 'InternalCreateMainRouteTable',
  input: ofVpc,
  example: vpcExample,
  run: (context, { VpcId }) => {
    const table: RouteTable = {
      ...context.newRecord('route-table', 'rtb'),
      Tags: [],
      VpcId,
      Routes: [],
      Associations: [{ RouteTableAssociationId: context.mintId('rtbassoc'), Main: true }],
      PropagatingVgws: [],
    };
    context.put('route-table', table);
    return { RouteTableId: table.id };
  },
});

const deleteMain = operation<AwsTables, typeof ofVpc>({
  name: 'InternalDeleteMainRouteTable',
  input: ofVpc,
  example: vpcExample,
  run: (context, { VpcId }) => {
    for (const table of context.all('route-table')) {
      const isMain = table.Associations.some((association) => association.Main);
      if (table.VpcId === VpcId && isMain) context.remove('route-table', table.id);
    }
    return {};
  },
});

/** A deleted subnet takes its explicit association with it. */
const forgetSubnet = operation<AwsTables, typeof ofSubnet>({
  name: 'InternalForgetSubnetRouteTable',
  input: ofSubnet,
  example: { SubnetId: 'subnet-0123456789abcdef0' },
  run: (context, { SubnetId }) => {
    for (const table of context.all('route-table')) {
      const Associations = table.Associations.filter((association) => association.SubnetId !== SubnetId);
      if (Associations.length < table.Associations.length)
        context.put('route-table', { ...table, Associations });
    }
    return {};
  },
});

export const internalRouteTableOperations = [createMain, deleteMain, forgetSubnet];
