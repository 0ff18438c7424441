import * as z from 'zod';
import { refuse } from '../../../kernel/cloud/aws-error.ts';
import { applyFilters, filtersSchema } from '../../../kernel/cloud/describe.ts';
import { operation } from '../../../kernel/cloud/operation.ts';
import { tagSpecificationsSchema, tagsFor } from '../../../kernel/cloud/tags.ts';
import { addressOrNull } from '../../../kernel/net/address.ts';
import { isPublicAddress } from '../../../kernel/net/special.ts';
import { mintPublicAddress } from '../../shared/public-address.ts';
import type { AwsContext, AwsTables } from '../../tables.ts';
import { printElasticIp } from '../describe.ts';
import type { ElasticIp } from '../schema.ts';
import { addressErrors, findAddress, findAllocation, findPublicIp, refuseIfManaged } from './find.ts';

const allocateInput = z.strictObject({
  Domain: z.enum(['vpc']).default('vpc'),
  /** Asks for one address by name: AWS gives back only what the account released, we give any free one. */
  Address: z.string().optional(),
  PublicIpv4Pool: z.string().optional(),
  NetworkBorderGroup: z.string().optional(),
  TagSpecifications: tagSpecificationsSchema,
});

export const allocateAddress = operation<AwsTables, typeof allocateInput>({
  name: 'AllocateAddress',
  input: allocateInput,
  errors: ['InvalidAddress.NotFound', 'InvalidParameterValue', 'TagLimitExceeded'],
  example: { Domain: 'vpc' },
  run: (context, given) => {
    const record: ElasticIp = {
      ...context.newRecord('elastic-ip', 'eipalloc'),
      Tags: [...tagsFor(given.TagSpecifications, 'elastic-ip')],
      PublicIp:
        given.Address === undefined ? mintPublicAddress(context) : wantedAddress(context, given.Address),
      PublicIpv4Pool: given.PublicIpv4Pool ?? 'amazon',
      NetworkBorderGroup: given.NetworkBorderGroup ?? context.region,
    };
    context.put('elastic-ip', record);
    return {
      AllocationId: record.id,
      PublicIpv4Pool: record.PublicIpv4Pool,
      NetworkBorderGroup: record.NetworkBorderGroup,
      Domain: given.Domain,
      PublicIp: record.PublicIp,
    };
  },
});

function wantedAddress(context: AwsContext, text: string): string {
  const address = addressOrNull(text);
  const isTaken =
    context.all('elastic-ip').some((each) => each.PublicIp === text) ||
    context
      .all('network-interface')
      .some((each) => each.PrivateIpAddresses.some((entry) => entry.Association?.PublicIp === text));
  if (address === null || !isPublicAddress(address) || isTaken)
    refuse('InvalidAddress.NotFound', `Address '${text}' not found.`, 'Address');
  return text;
}

const releaseInput = z.strictObject({
  AllocationId: z.string().optional(),
  PublicIp: z.string().optional(),
  NetworkBorderGroup: z.string().optional(),
});

export const releaseAddress = operation<AwsTables, typeof releaseInput>({
  name: 'ReleaseAddress',
  input: releaseInput,
  errors: [...addressErrors, 'InvalidIPAddress.InUse', 'AuthFailure'],
  example: { AllocationId: 'eipalloc-0123456789abcdef0' },
  run: (context, given) => {
    const address = findAddress(context, given);
    refuseIfManaged(context, address.Association?.NetworkInterfaceId);
    if (address.Association !== undefined)
      refuse('InvalidIPAddress.InUse', `Address ${address.PublicIp} is in use.`);
    context.remove('elastic-ip', address.id);
    return {};
  },
});

const describeInput = z.strictObject({
  AllocationIds: z.array(z.string()).optional(),
  PublicIps: z.array(z.string()).optional(),
  Filters: filtersSchema,
});

/** AWS answers all addresses in one page. */
export const describeAddresses = operation<AwsTables, typeof describeInput>({
  name: 'DescribeAddresses',
  input: describeInput,
  errors: ['InvalidAllocationID.NotFound', 'InvalidAddress.NotFound', 'InvalidParameterValue'],
  example: {},
  run: (context, { AllocationIds, PublicIps, Filters }) => {
    const named = [
      ...(AllocationIds ?? []).map((id) => findAllocation(context, id)),
      ...(PublicIps ?? []).map((address) => findPublicIp(context, address)),
    ];
    const isNamed = AllocationIds !== undefined || PublicIps !== undefined;
    const records = isNamed ? [...new Set(named)] : context.list('elastic-ip');
    const printed = (field: string) => (record: ElasticIp, view: AwsContext) => {
      const value = printElasticIp(view, record)[field];
      return [typeof value === 'string' ? value : undefined];
    };
    const kept = applyFilters(context, records, Filters, {
      'allocation-id': printed('AllocationId'),
      'association-id': printed('AssociationId'),
      domain: printed('Domain'),
      'instance-id': printed('InstanceId'),
      'network-border-group': printed('NetworkBorderGroup'),
      'network-interface-id': printed('NetworkInterfaceId'),
      'network-interface-owner-id': printed('NetworkInterfaceOwnerId'),
      'private-ip-address': printed('PrivateIpAddress'),
      'public-ip': printed('PublicIp'),
    });
    return { Addresses: kept.map((record) => printElasticIp(context, record)) };
  },
});
