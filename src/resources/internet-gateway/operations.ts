import * as z from 'zod';
import { refuse } from '../../kernel/cloud/aws-error.ts';
import { describeOperation } from '../../kernel/cloud/describe.ts';
import { operation } from '../../kernel/cloud/operation.ts';
import { tagSpecificationsSchema, tagsFor } from '../../kernel/cloud/tags.ts';
import type { AwsContext, AwsTables } from '../tables.ts';
import { printInternetGateway } from './describe.ts';
import type { InternetGateway } from './schema.ts';

const NOT_FOUND = 'InvalidInternetGatewayID.NotFound';

/** AWS spells the type in one word here, unlike the kernel's general message. */
function findGateway(context: AwsContext, id: string): InternetGateway {
  const gateway = context.list('internet-gateway').find((each) => each.id === id);
  return gateway ?? refuse(NOT_FOUND, `The internetGateway ID '${id}' does not exist`, 'InternetGatewayId');
}

const createInput = z.strictObject({ TagSpecifications: tagSpecificationsSchema });

export const createInternetGateway = operation<AwsTables, typeof createInput>({
  name: 'CreateInternetGateway',
  input: createInput,
  errors: ['InvalidParameterValue', 'TagLimitExceeded'],
  example: {},
  run: (context, given) => {
    const gateway: InternetGateway = {
      ...context.newRecord('internet-gateway', 'igw'),
      Attachments: [],
      Tags: [...tagsFor(given.TagSpecifications, 'internet-gateway')],
    };
    context.put('internet-gateway', gateway);
    return { InternetGateway: printInternetGateway(gateway) };
  },
});

export const describeInternetGateways = describeOperation<AwsTables, 'internet-gateway'>({
  name: 'DescribeInternetGateways',
  table: 'internet-gateway',
  resultKey: 'InternetGateways',
  idsParameter: 'InternetGatewayIds',
  notFound: NOT_FOUND,
  filters: {
    'attachment.state': (gateway) => gateway.Attachments.map((attachment) => attachment.State),
    'attachment.vpc-id': (gateway) => gateway.Attachments.map((attachment) => attachment.VpcId),
    'internet-gateway-id': (gateway) => [gateway.id],
  },
  print: (_context, gateway) => printInternetGateway(gateway),
});

const pairInput = z.strictObject({ InternetGatewayId: z.string(), VpcId: z.string() });
const pairExample = { InternetGatewayId: 'igw-0123456789abcdef0', VpcId: 'vpc-0123456789abcdef0' };

export const attachInternetGateway = operation<AwsTables, typeof pairInput>({
  name: 'AttachInternetGateway',
  input: pairInput,
  errors: [NOT_FOUND, 'InvalidVpcID.NotFound', 'Resource.AlreadyAssociated', 'InvalidParameterValue'],
  example: pairExample,
  run: (context, { InternetGatewayId, VpcId }) => {
    const gateway = findGateway(context, InternetGatewayId);
    context.find('vpc', VpcId, 'InvalidVpcID.NotFound');
    // IGW-3: one VPC per gateway, one gateway per VPC.
    const present = gateway.Attachments[0];
    if (present !== undefined)
      refuse(
        'Resource.AlreadyAssociated',
        `resource ${InternetGatewayId} is already attached to network ${present.VpcId}`,
        'InternetGatewayId',
      );
    const isTaken = context
      .all('internet-gateway')
      .some((other) => other.Attachments.some((attachment) => attachment.VpcId === VpcId));
    if (isTaken)
      refuse('InvalidParameterValue', `Network ${VpcId} already has an internet gateway attached`, 'VpcId');
    context.put('internet-gateway', { ...gateway, Attachments: [{ State: 'available', VpcId }] });
    return {};
  },
});

export const detachInternetGateway = operation<AwsTables, typeof pairInput>({
  name: 'DetachInternetGateway',
  input: pairInput,
  errors: [NOT_FOUND, 'InvalidVpcID.NotFound', 'Gateway.NotAttached', 'DependencyViolation'],
  example: pairExample,
  run: (context, { InternetGatewayId, VpcId }) => {
    const gateway = findGateway(context, InternetGatewayId);
    context.find('vpc', VpcId, 'InvalidVpcID.NotFound');
    if (!gateway.Attachments.some((attachment) => attachment.VpcId === VpcId))
      refuse('Gateway.NotAttached', `resource ${InternetGatewayId} is not attached to network ${VpcId}`);
    if (hasPublicAddresses(context, VpcId))
      refuse(
        'DependencyViolation',
        `Network ${VpcId} has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.`,
      );
    context.put('internet-gateway', { ...gateway, Attachments: [] });
    return {};
  },
});

/** IGW-6: auto-assigned addresses stand on the interfaces, Elastic IPs in records of their own. */
function hasPublicAddresses(context: AwsContext, vpcId: string): boolean {
  const inside = context
    .all('network-interface')
    .filter(({ SubnetId }) => context.get('subnet', SubnetId)?.VpcId === vpcId);
  const ids = new Set(inside.map((networkInterface) => networkInterface.id));
  return (
    inside.some(({ PrivateIpAddresses }) => PrivateIpAddresses.some((address) => address.Association)) ||
    context
      .all('elastic-ip')
      .some(({ Association }) => Association !== undefined && ids.has(Association.NetworkInterfaceId))
  );
}

const deleteInput = z.strictObject({ InternetGatewayId: z.string() });

export const deleteInternetGateway = operation<AwsTables, typeof deleteInput>({
  name: 'DeleteInternetGateway',
  input: deleteInput,
  errors: [NOT_FOUND, 'DependencyViolation'],
  example: { InternetGatewayId: 'igw-0123456789abcdef0' },
  run: (context, { InternetGatewayId }) => {
    const gateway = findGateway(context, InternetGatewayId);
    if (gateway.Attachments.length > 0)
      refuse(
        'DependencyViolation',
        `The internetGateway '${InternetGatewayId}' has dependencies and cannot be deleted.`,
        'InternetGatewayId',
      );
    context.remove('internet-gateway', InternetGatewayId);
    return {};
  },
});
