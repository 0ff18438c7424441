import * as z from 'zod';
import { refuse } from '../../../kernel/cloud/aws-error.ts';
import { operation } from '../../../kernel/cloud/operation.ts';
import { invariant } from '../../../kernel/lib/invariant.ts';
import { zonesOf } from '../../shared/regions.ts';
import type { AwsContext, AwsTables } from '../../tables.ts';
import { storedCidr } from '../blocks.ts';
import { printVpc } from '../describe.ts';
import type { Vpc } from '../schema.ts';
import { makeVpc } from './create.ts';

const noInput = z.strictObject({});

export const createDefaultVpc = operation<AwsTables, typeof noInput>({
  name: 'CreateDefaultVpc',
  input: noInput,
  errors: ['DefaultVpcAlreadyExists'],
  example: {},
  run: (context) => {
    if (findDefaultVpc(context) !== undefined)
      refuse('DefaultVpcAlreadyExists', 'A Default VPC already exists for this account in this region.');
    return { Vpc: printVpc(makeDefaultVpc(context)) };
  },
});

/** The default VPC's id, after making the VPC where this account and Region has none. */
export const internalEnsureDefaultVpc = operation<AwsTables, typeof noInput>({
  name: 'InternalEnsureDefaultVpc',
  input: noInput,
  example: {},
  run: (context) => ({ VpcId: (findDefaultVpc(context) ?? makeDefaultVpc(context)).id }),
});

function findDefaultVpc(context: AwsContext): Vpc | undefined {
  return context.list('vpc').find((vpc) => vpc.IsDefault);
}

/** NET-12: a public subnet per zone, an internet gateway and the route to it. */
function makeDefaultVpc(context: AwsContext): Vpc {
  const vpc = makeVpc(context, storedCidr('172.31.0.0/16'), {
    IsDefault: true,
    InstanceTenancy: 'default',
    Tags: [],
  });
  for (const zone of zonesOf(context.region))
    context.request('CreateDefaultSubnet', { AvailabilityZone: zone.name });
  const gateway = context.request('CreateInternetGateway', {}).InternetGateway as {
    readonly InternetGatewayId: string;
  };
  const { InternetGatewayId } = gateway;
  context.request('AttachInternetGateway', { InternetGatewayId, VpcId: vpc.id });
  context.request('CreateRoute', {
    RouteTableId: mainRouteTable(context, vpc.id),
    DestinationCidrBlock: '0.0.0.0/0',
    GatewayId: InternetGatewayId,
  });
  return vpc;
}

function mainRouteTable(context: AwsContext, vpcId: string): string {
  const table = context
    .all('route-table')
    .find((each) => each.VpcId === vpcId && each.Associations.some((association) => association.Main));
  invariant(table !== undefined, `the VPC ${vpcId} has a main route table`);
  return table.id;
}
