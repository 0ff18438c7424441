import * as z from 'zod';
import { refuse } from '../../../kernel/cloud/aws-error.ts';
import { operation } from '../../../kernel/cloud/operation.ts';
import type { NetworkInterface } from '../../network-interface/schema.ts';
import type { AwsContext, AwsTables } from '../../tables.ts';
import type { ElasticIp } from '../schema.ts';
import {
  addressErrors,
  findAddress,
  findAssociated,
  findPublicIp,
  refuseIfManaged,
  unassociated,
} from './find.ts';

const associateInput = z.strictObject({
  AllocationId: z.string().optional(),
  PublicIp: z.string().optional(),
  InstanceId: z.string().optional(),
  NetworkInterfaceId: z.string().optional(),
  /** Default: the interface's primary private address. */
  PrivateIpAddress: z.string().optional(),
  /** In a VPC an address moves unless this is false. */
  AllowReassociation: z.boolean().default(true),
});

type AssociateInput = z.output<typeof associateInput>;

export const associateAddress = operation<AwsTables, typeof associateInput>({
  name: 'AssociateAddress',
  input: associateInput,
  errors: [
    ...addressErrors,
    'InvalidInstanceID.NotFound',
    'InvalidInstanceID',
    'InvalidNetworkInterfaceID.NotFound',
    'InvalidParameterValue',
    'Resource.AlreadyAssociated',
    'Gateway.NotAttached',
    'AuthFailure',
  ],
  example: { AllocationId: 'eipalloc-0123456789abcdef0', InstanceId: 'i-0123456789abcdef0' },
  run: (context, given) => {
    const address = findAddress(context, given);
    const networkInterface = findInterface(context, given);
    refuseIfManaged(context, networkInterface.id);
    refuseIfManaged(context, address.Association?.NetworkInterfaceId);
    const PrivateIpAddress = choosePrivateAddress(networkInterface, given.PrivateIpAddress);
    const same =
      address.Association?.NetworkInterfaceId === networkInterface.id &&
      address.Association.PrivateIpAddress === PrivateIpAddress;
    if (same) return { AssociationId: address.Association?.AssociationId };
    const before = addressOn(context, networkInterface.id, PrivateIpAddress);
    if (!given.AllowReassociation) refuseReassociation(address, before);
    requireInternetGateway(context, networkInterface);
    // The private address gives up what it had: another Elastic IP or Amazon's own address (IGW-5).
    if (before !== undefined) context.put('elastic-ip', unassociated(before));
    context.request('InternalReleaseAutoPublicIp', {
      NetworkInterfaceId: networkInterface.id,
      PrivateIpAddress,
    });
    return { AssociationId: bind(context, address, networkInterface.id, PrivateIpAddress) };
  },
});

/** Puts the address on a private address and answers the new association's id. */
function bind(
  context: AwsContext,
  address: ElasticIp,
  NetworkInterfaceId: string,
  PrivateIpAddress: string,
): string {
  const AssociationId = context.mintId('eipassoc');
  context.put('elastic-ip', {
    ...address,
    Association: { AssociationId, NetworkInterfaceId, PrivateIpAddress },
  });
  return AssociationId;
}

function findInterface(context: AwsContext, given: AssociateInput): NetworkInterface {
  const { InstanceId, NetworkInterfaceId } = given;
  if (InstanceId !== undefined && NetworkInterfaceId !== undefined)
    refuse(
      'InvalidParameterCombination',
      'You may specify an instance or a network interface, but not both in the same call',
    );
  if (NetworkInterfaceId !== undefined)
    return context.find('network-interface', NetworkInterfaceId, 'InvalidNetworkInterfaceID.NotFound');
  if (InstanceId !== undefined) return interfaceOfInstance(context, InstanceId);
  return refuse(
    'MissingParameter',
    'Either instance ID or network interface id must be specified',
    'InstanceId',
  );
}

function interfaceOfInstance(context: AwsContext, id: string): NetworkInterface {
  const { State } = context.find('instance', id, 'InvalidInstanceID.NotFound');
  if (State !== 'running' && State !== 'stopped' && State !== 'stopping')
    refuse(
      'InvalidInstanceID',
      `The ${State} instance '${id}' is not in a valid state for this operation.`,
      'InstanceId',
    );
  const attached = context.all('network-interface').filter((each) => each.Attachment?.InstanceId === id);
  if (attached.length > 1)
    refuse(
      'InvalidInstanceID',
      `There are multiple interfaces attached to instance '${id}'. Please specify an interface ID for the operation instead.`,
      'InstanceId',
    );
  return (
    attached[0] ??
    refuse('InvalidInstanceID', `There are no interfaces attached to instance '${id}'.`, 'InstanceId')
  );
}

function choosePrivateAddress(networkInterface: NetworkInterface, wanted: string | undefined): string {
  const [primary] = networkInterface.PrivateIpAddresses;
  const chosen =
    wanted === undefined
      ? primary
      : networkInterface.PrivateIpAddresses.find((entry) => entry.PrivateIpAddress === wanted);
  if (chosen !== undefined) return chosen.PrivateIpAddress;
  return refuse(
    'InvalidParameterValue',
    `Invalid value '${wanted}' for PrivateIpAddress. It is not assigned to interface ${networkInterface.id}.`,
    'PrivateIpAddress',
  );
}

function addressOn(context: AwsContext, interfaceId: string, privateAddress: string): ElasticIp | undefined {
  return context
    .all('elastic-ip')
    .find(
      ({ Association }) =>
        Association?.NetworkInterfaceId === interfaceId && Association.PrivateIpAddress === privateAddress,
    );
}

function refuseReassociation(address: ElasticIp, before: ElasticIp | undefined): void {
  const taken = address.Association === undefined ? before : address;
  if (taken?.Association !== undefined)
    refuse(
      'Resource.AlreadyAssociated',
      `resource ${taken.id} is already associated with associate-id ${taken.Association.AssociationId}`,
    );
}

/** IGW-1: without an internet gateway nothing could translate the address. */
function requireInternetGateway(context: AwsContext, networkInterface: NetworkInterface): void {
  const vpcId = context.get('subnet', networkInterface.SubnetId)?.VpcId;
  const isAttached = context
    .all('internet-gateway')
    .some((gateway) => gateway.Attachments.some((attachment) => attachment.VpcId === vpcId));
  if (!isAttached) refuse('Gateway.NotAttached', `Network ${vpcId} is not attached to any internet gateway`);
}

const disassociateInput = z.strictObject({
  AssociationId: z.string().optional(),
  PublicIp: z.string().optional(),
});

export const disassociateAddress = operation<AwsTables, typeof disassociateInput>({
  name: 'DisassociateAddress',
  input: disassociateInput,
  errors: [
    'MissingParameter',
    'InvalidParameterCombination',
    'InvalidAssociationID.NotFound',
    'InvalidAddress.NotFound',
    'AuthFailure',
  ],
  example: { AssociationId: 'eipassoc-0123456789abcdef0' },
  run: (context, { AssociationId, PublicIp }) => {
    if (AssociationId !== undefined && PublicIp !== undefined)
      refuse(
        'InvalidParameterCombination',
        'You may specify public IP or association id, but not both in the same call',
      );
    if (AssociationId === undefined && PublicIp === undefined)
      refuse('MissingParameter', 'Either public IP or association id must be specified', 'AssociationId');
    const address =
      AssociationId === undefined
        ? findPublicIp(context, PublicIp ?? '')
        : findAssociated(context, AssociationId);
    refuseIfManaged(context, address.Association?.NetworkInterfaceId);
    context.put('elastic-ip', unassociated(address));
    return {};
  },
});

const managedInput = z.strictObject({
  AllocationId: z.string(),
  NetworkInterfaceId: z.string(),
  PrivateIpAddress: z.string(),
});

/** For services that run interfaces of their own (NAT gateways): binds a free address to one. */
const associateManaged = operation<AwsTables, typeof managedInput>({
  name: 'InternalAssociateManagedAddress',
  input: managedInput,
  errors: ['InvalidAllocationID.NotFound'],
  example: {
    AllocationId: 'eipalloc-0123456789abcdef0',
    NetworkInterfaceId: 'eni-0123456789abcdef0',
    PrivateIpAddress: '10.0.0.5',
  },
  run: (context, { AllocationId, NetworkInterfaceId, PrivateIpAddress }) => {
    const address = findAddress(context, { AllocationId });
    return { AssociationId: bind(context, address, NetworkInterfaceId, PrivateIpAddress) };
  },
});

const managedRelease = z.strictObject({ AssociationId: z.string() });

const disassociateManaged = operation<AwsTables, typeof managedRelease>({
  name: 'InternalDisassociateManagedAddress',
  input: managedRelease,
  errors: ['InvalidAssociationID.NotFound'],
  example: { AssociationId: 'eipassoc-0123456789abcdef0' },
  run: (context, { AssociationId }) => {
    context.put('elastic-ip', unassociated(findAssociated(context, AssociationId)));
    return {};
  },
});

export const internalElasticIpOperations = [associateManaged, disassociateManaged];
