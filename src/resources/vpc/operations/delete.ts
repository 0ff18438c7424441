import * as z from 'zod';
import { refuse } from '../../../kernel/cloud/aws-error.ts';
import { operation } from '../../../kernel/cloud/operation.ts';
import { optionalRecords } from '../../shared/optional-records.ts';
import type { AwsContext, AwsTables } from '../../tables.ts';

const input = z.strictObject({ VpcId: z.string() });

export const deleteVpc = operation<AwsTables, typeof input>({
  name: 'DeleteVpc',
  input,
  errors: ['InvalidVpcID.NotFound', 'DependencyViolation'],
  example: { VpcId: 'vpc-0123456789abcdef0' },
  run: (context, { VpcId }) => {
    context.find('vpc', VpcId, 'InvalidVpcID.NotFound');
    if (hasDependents(context, VpcId))
      refuse('DependencyViolation', `The vpc '${VpcId}' has dependencies and cannot be deleted.`, 'VpcId');
    context.request('InternalDeleteMainRouteTable', { VpcId });
    context.request('InternalDeleteDefaultSecurityGroup', { VpcId });
    context.request('InternalDeleteDefaultNetworkAcl', { VpcId });
    context.remove('vpc', VpcId);
    return {};
  },
});

const LIVING_PEERINGS: ReadonlySet<string> = new Set([
  'initiating-request',
  'pending-acceptance',
  'provisioning',
  'active',
]);

/** Whatever AWS does not remove together with the VPC. Interfaces and NAT gateways lie in subnets. */
function hasDependents(context: AwsContext, vpcId: string): boolean {
  const isInside = (record: { readonly VpcId: string }) => record.VpcId === vpcId;
  return (
    context.all('subnet').some(isInside) ||
    context
      .all('route-table')
      .some((table) => isInside(table) && !table.Associations.some((association) => association.Main)) ||
    context.all('security-group').some((group) => isInside(group) && group.GroupName !== 'default') ||
    context.all('network-acl').some((list) => isInside(list) && !list.IsDefault) ||
    context.all('internet-gateway').some((gateway) => gateway.Attachments.some(isInside)) ||
    context
      .all('vpc-peering-connection')
      .some(
        (peering) =>
          LIVING_PEERINGS.has(peering.Status.Code) &&
          (isInside(peering.RequesterVpcInfo) || isInside(peering.AccepterVpcInfo)),
      ) ||
    (['vpc-endpoint', 'transit-gateway-attachment'] as const).some((table) =>
      optionalRecords(context, table).some(({ Detail }) => Detail.VpcId === vpcId),
    )
  );
}
