import * as z from 'zod';
import { refuse } from '../../../kernel/cloud/aws-error.ts';
import { operation } from '../../../kernel/cloud/operation.ts';
import type { AwsContext, AwsTables } from '../../tables.ts';
import {
  ASSOCIATED,
  findAssociation,
  isGatewayTable,
  mainTableOf,
  withAssociation,
  withoutAssociation,
} from '../associations.ts';
import type { RouteTable } from '../schema.ts';
import { findRouteTable, NO_ROUTE_TABLE } from './find.ts';
import { checkGatewayTable } from './gateway-rules.ts';

const associateInput = z.strictObject({
  RouteTableId: z.string(),
  SubnetId: z.string().optional(),
  GatewayId: z.string().optional(),
});

export const associateRouteTable = operation<AwsTables, typeof associateInput>({
  name: 'AssociateRouteTable',
  input: associateInput,
  errors: [
    NO_ROUTE_TABLE,
    'InvalidSubnetID.NotFound',
    'InvalidGatewayID.NotFound',
    'MissingParameter',
    'InvalidParameterCombination',
    'InvalidParameterValue',
    'Resource.AlreadyAssociated',
  ],
  example: { RouteTableId: 'rtb-0123456789abcdef0', SubnetId: 'subnet-0123456789abcdef0' },
  run: (context, { RouteTableId, SubnetId, GatewayId }) => {
    const table = findRouteTable(context, RouteTableId);
    if (SubnetId !== undefined && GatewayId !== undefined)
      refuse('InvalidParameterCombination', 'The parameters subnetId and gatewayId cannot be used together');
    const subject =
      SubnetId !== undefined
        ? subnetSubject(context, table, SubnetId)
        : gatewaySubject(context, table, GatewayId);
    const existing = associationOf(context, SubnetId ?? GatewayId);
    if (existing?.table.id === table.id) return { AssociationId: existing.id, AssociationState: ASSOCIATED };
    if (existing !== undefined)
      // RT-10: a subnet uses exactly one table, a gateway at most one.
      refuse(
        'Resource.AlreadyAssociated',
        `the specified association for route table ${table.id} conflicts with an existing association`,
      );
    const RouteTableAssociationId = context.mintId('rtbassoc');
    context.put('route-table', withAssociation(table, { RouteTableAssociationId, Main: false, ...subject }));
    return { AssociationId: RouteTableAssociationId, AssociationState: ASSOCIATED };
  },
});

const disassociateInput = z.strictObject({ AssociationId: z.string() });

export const disassociateRouteTable = operation<AwsTables, typeof disassociateInput>({
  name: 'DisassociateRouteTable',
  input: disassociateInput,
  errors: ['InvalidAssociationID.NotFound', 'InvalidParameterValue'],
  example: { AssociationId: 'rtbassoc-0123456789abcdef0' },
  run: (context, { AssociationId }) => {
    const { table, association } = requireAssociation(context, AssociationId);
    if (association.Main)
      refuse(
        'InvalidParameterValue',
        `cannot disassociate the main route table association ${AssociationId}`,
        'AssociationId',
      );
    context.put('route-table', withoutAssociation(table, AssociationId));
    return {};
  },
});

const replaceInput = z.strictObject({ AssociationId: z.string(), RouteTableId: z.string() });

/** Also changes which table is the VPC's main one, when that one's association is named (RT-10). */
export const replaceRouteTableAssociation = operation<AwsTables, typeof replaceInput>({
  name: 'ReplaceRouteTableAssociation',
  input: replaceInput,
  errors: [
    'InvalidAssociationID.NotFound',
    NO_ROUTE_TABLE,
    'InvalidGatewayID.NotFound',
    'InvalidParameterValue',
  ],
  example: { AssociationId: 'rtbassoc-0123456789abcdef0', RouteTableId: 'rtb-0123456789abcdef0' },
  run: (context, { AssociationId, RouteTableId }) => {
    const { table: before, association } = requireAssociation(context, AssociationId);
    const after = findRouteTable(context, RouteTableId);
    if (after.VpcId !== before.VpcId)
      refuse(
        'InvalidParameterValue',
        `Route table ${after.id} and route table ${before.id} belong to different networks`,
        'RouteTableId',
      );
    if (association.Main && isGatewayTable(after)) refuseMainGateway(after);
    if (association.GatewayId !== undefined) gatewaySubject(context, after, association.GatewayId);
    context.put('route-table', withoutAssociation(before, AssociationId));
    const NewAssociationId = context.mintId('rtbassoc');
    const target = context.get('route-table', after.id) ?? after;
    const moved = { ...association, RouteTableAssociationId: NewAssociationId };
    context.put('route-table', withAssociation(target, moved));
    return { NewAssociationId, AssociationState: ASSOCIATED };
  },
});

function requireAssociation(context: AwsContext, id: string) {
  const found = findAssociation(context, id);
  if (found === undefined)
    return refuse(
      'InvalidAssociationID.NotFound',
      `The association ID '${id}' does not exist`,
      'AssociationId',
    );
  return found;
}

function subnetSubject(context: AwsContext, table: RouteTable, SubnetId: string) {
  const subnet = context.find('subnet', SubnetId, 'InvalidSubnetID.NotFound');
  if (subnet.VpcId !== table.VpcId)
    refuse(
      'InvalidParameterValue',
      `route table ${table.id} and subnet ${SubnetId} belong to different networks`,
      'SubnetId',
    );
  return { SubnetId };
}

function gatewaySubject(context: AwsContext, table: RouteTable, GatewayId: string | undefined) {
  if (GatewayId === undefined)
    return refuse(
      'MissingParameter',
      'The request must contain the parameter subnetId or gatewayId',
      'SubnetId',
    );
  if (GatewayId.startsWith('igw-')) {
    const gateway = context.find('internet-gateway', GatewayId, 'InvalidGatewayID.NotFound');
    if (!gateway.Attachments.some((attachment) => attachment.VpcId === table.VpcId))
      refuse(
        'InvalidParameterValue',
        `route table ${table.id} and network gateway ${GatewayId} belong to different networks`,
        'GatewayId',
      );
  } else if (!GatewayId.startsWith('vgw-'))
    refuse('InvalidGatewayID.NotFound', `The gateway ID '${GatewayId}' does not exist`, 'GatewayId');
  if (mainTableOf(context, table.VpcId)?.id === table.id) refuseMainGateway(table);
  checkGatewayTable(context, table, GatewayId);
  return { GatewayId };
}

/** RT-11 */
function refuseMainGateway(table: RouteTable): never {
  return refuse(
    'InvalidParameterValue',
    `The main route table ${table.id} cannot be associated with a gateway`,
    'RouteTableId',
  );
}

/** In which table of any kind the subnet or gateway stands. */
function associationOf(context: AwsContext, subjectId: string | undefined) {
  for (const table of context.all('route-table')) {
    const found = table.Associations.find(
      (association) => (association.SubnetId ?? association.GatewayId) === subjectId && !association.Main,
    );
    if (found !== undefined) return { table, id: found.RouteTableAssociationId };
  }
  return undefined;
}
