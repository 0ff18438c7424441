import * as z from 'zod';
import { refuse } from '../../../kernel/cloud/aws-error.ts';
import { applyFilters, filtersSchema, paginate } from '../../../kernel/cloud/describe.ts';
import { operation } from '../../../kernel/cloud/operation.ts';
import type { AwsTables } from '../../tables.ts';
import { printNatGateway } from '../describe.ts';
import { WORK_MS } from '../settle.ts';
import { findNatGateway } from './find.ts';

const deleteInput = z.strictObject({ NatGatewayId: z.string() });

/** Routes to the gateway stay and become blackholes (RT-14). */
export const deleteNatGateway = operation<AwsTables, typeof deleteInput>({
  name: 'DeleteNatGateway',
  input: deleteInput,
  errors: ['NatGatewayNotFound'],
  example: { NatGatewayId: 'nat-0123456789abcdef0' },
  run: (context, { NatGatewayId }) => {
    const gateway = findNatGateway(context, NatGatewayId);
    if (gateway.State === 'deleted')
      refuse('NatGatewayNotFound', `The Nat Gateway ${NatGatewayId} was not found`, 'NatGatewayId');
    if (gateway.State !== 'deleting') {
      context.put('nat-gateway', { ...gateway, State: 'deleting', DeleteTime: context.at });
      context.schedule('nat-gateway', gateway.id, 'deleted', WORK_MS);
    }
    return { NatGatewayId };
  },
});

const describeInput = z.strictObject({
  NatGatewayIds: z.array(z.string()).optional(),
  /** AWS's name for it here, not `Filters`. */
  Filter: filtersSchema,
  MaxResults: z.int().optional(),
  NextToken: z.string().optional(),
});

export const describeNatGateways = operation<AwsTables, typeof describeInput>({
  name: 'DescribeNatGateways',
  input: describeInput,
  errors: ['NatGatewayNotFound', 'InvalidNextToken', 'InvalidParameterValue'],
  example: {},
  run: (context, { NatGatewayIds, Filter, ...paging }) => {
    const records = NatGatewayIds?.map((id) => findNatGateway(context, id)) ?? context.list('nat-gateway');
    const kept = applyFilters(context, records, Filter, {
      'nat-gateway-id': (record) => [record.id],
      state: (record) => [record.State],
      'subnet-id': (record) => [record.SubnetId],
      'vpc-id': (record) => [record.VpcId],
    });
    const { page, NextToken } = paginate(kept, paging);
    return {
      NatGateways: page.map((record) => printNatGateway(context, record)),
      ...(NextToken === undefined ? {} : { NextToken }),
    };
  },
});
