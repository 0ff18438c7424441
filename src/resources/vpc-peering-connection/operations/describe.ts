import * as z from 'zod';
import { refuse } from '../../../kernel/cloud/aws-error.ts';
import { applyFilters, type FilterTable, filtersSchema, paginate } from '../../../kernel/cloud/describe.ts';
import { operation } from '../../../kernel/cloud/operation.ts';
import { iso } from '../../shared/time.ts';
import type { AwsContext, AwsTables } from '../../tables.ts';
import { printPeering, sideBlocks } from '../describe.ts';
import type { VpcPeeringConnection } from '../schema.ts';
import { isSide, NO_PEERING } from './find.ts';

const input = z.strictObject({
  VpcPeeringConnectionIds: z.array(z.string()).optional(),
  Filters: filtersSchema,
  MaxResults: z.int().optional(),
  NextToken: z.string().optional(),
});

const filters: FilterTable<AwsTables, VpcPeeringConnection> = {
  'accepter-vpc-info.cidr-block': (peering, context) => sideBlocks(context, peering.AccepterVpcInfo),
  'accepter-vpc-info.owner-id': (peering) => [peering.AccepterVpcInfo.OwnerId],
  'accepter-vpc-info.vpc-id': (peering) => [peering.AccepterVpcInfo.VpcId],
  'expiration-time': ({ ExpirationTime }) => [ExpirationTime === undefined ? undefined : iso(ExpirationTime)],
  'requester-vpc-info.cidr-block': (peering, context) => sideBlocks(context, peering.RequesterVpcInfo),
  'requester-vpc-info.owner-id': (peering) => [peering.RequesterVpcInfo.OwnerId],
  'requester-vpc-info.vpc-id': (peering) => [peering.RequesterVpcInfo.VpcId],
  'status-code': (peering) => [peering.Status.Code],
  'status-message': (peering) => [peering.Status.Message],
  'vpc-peering-connection-id': (peering) => [peering.id],
};

/** Both sides list the connection, so the generic operation for a record's owner does not fit. */
export const describeVpcPeeringConnections = operation<AwsTables, typeof input>({
  name: 'DescribeVpcPeeringConnections',
  input,
  errors: [NO_PEERING, 'InvalidNextToken', 'InvalidParameterValue', 'InvalidParameterCombination'],
  example: {},
  run: (context, { VpcPeeringConnectionIds, Filters, ...paging }) => {
    if (VpcPeeringConnectionIds !== undefined && paging.MaxResults !== undefined)
      refuse(
        'InvalidParameterCombination',
        'The parameter VpcPeeringConnectionIds cannot be used with the parameter MaxResults',
      );
    const visible = visibleTo(context);
    const records =
      VpcPeeringConnectionIds?.map(
        (id) =>
          visible.find((peering) => peering.id === id) ??
          refuse(NO_PEERING, `The vpcPeeringConnection ID '${id}' does not exist`, 'VpcPeeringConnectionIds'),
      ) ?? visible;
    const { page, NextToken } = paginate(applyFilters(context, records, Filters, filters), paging);
    return {
      VpcPeeringConnections: page.map((peering) => printPeering(context, peering)),
      ...(NextToken === undefined ? {} : { NextToken }),
    };
  },
});

function visibleTo(context: AwsContext): readonly VpcPeeringConnection[] {
  return context
    .all('vpc-peering-connection')
    .filter(
      (peering) => isSide(context, peering.RequesterVpcInfo) || isSide(context, peering.AccepterVpcInfo),
    );
}
