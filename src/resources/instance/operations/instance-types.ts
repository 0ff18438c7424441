import * as z from 'zod';
import { refuse } from '../../../kernel/cloud/aws-error.ts';
import { applyFilters, type FilterTable, filtersSchema, paginate } from '../../../kernel/cloud/describe.ts';
import { operation } from '../../../kernel/cloud/operation.ts';
import type { ResourceRecord } from '../../../kernel/cloud/record.ts';
import type { JsonObject } from '../../../kernel/lib/json.ts';
import { type InstanceTypeFacts, instanceTypeFacts, instanceTypes } from '../../shared/instance-types.ts';
import type { AwsTables } from '../../tables.ts';

interface TypeRecord extends ResourceRecord {
  readonly facts: InstanceTypeFacts;
}

const filters: FilterTable<AwsTables, TypeRecord> = {
  'burstable-performance-supported': ({ facts }) => [String(facts.isBurstable)],
  'current-generation': ({ facts }) => [String(facts.isCurrent)],
  hypervisor: ({ facts }) => [facts.hypervisor],
  'instance-type': ({ id }) => [id],
  'memory-info.size-in-mib': ({ facts }) => [String(facts.memoryMiB)],
  'network-info.ipv4-addresses-per-interface': ({ facts }) => [String(facts.addresses)],
  'network-info.maximum-network-interfaces': ({ facts }) => [String(facts.interfaces)],
  'processor-info.supported-architecture': ({ facts }) => facts.architectures,
  'vcpu-info.default-cores': ({ facts }) => [String(facts.vCpus / facts.threadsPerCore)],
  'vcpu-info.default-threads-per-core': ({ facts }) => [String(facts.threadsPerCore)],
  'vcpu-info.default-vcpus': ({ facts }) => [String(facts.vCpus)],
};

function printType(facts: InstanceTypeFacts): JsonObject {
  return {
    InstanceType: facts.name,
    CurrentGeneration: facts.isCurrent,
    FreeTierEligible: FREE.has(facts.name),
    SupportedUsageClasses: facts.name === 'm1.small' ? ['on-demand'] : ['on-demand', 'spot'],
    SupportedRootDeviceTypes: facts.name === 'm1.small' ? ['ebs', 'instance-store'] : ['ebs'],
    SupportedVirtualizationTypes: facts.name === 'm1.small' ? ['hvm', 'paravirtual'] : ['hvm'],
    BareMetal: false,
    Hypervisor: facts.hypervisor,
    ProcessorInfo: { SupportedArchitectures: facts.architectures },
    VCpuInfo: {
      DefaultVCpus: facts.vCpus,
      DefaultCores: facts.vCpus / facts.threadsPerCore,
      DefaultThreadsPerCore: facts.threadsPerCore,
      ValidThreadsPerCore: facts.threadsPerCore === 2 ? [1, 2] : [1],
    },
    MemoryInfo: { SizeInMiB: facts.memoryMiB },
    NetworkInfo: {
      MaximumNetworkInterfaces: facts.interfaces,
      Ipv4AddressesPerInterface: facts.addresses,
      Ipv6AddressesPerInterface: facts.name === 'm1.small' ? 0 : facts.addresses,
      Ipv6Supported: facts.name !== 'm1.small',
      EnaSupport: facts.hypervisor === 'nitro' ? 'required' : 'unsupported',
      EfaSupported: false,
    },
    InstanceStorageSupported: facts.name === 'm1.small',
    EbsInfo: {
      EbsOptimizedSupport: facts.hypervisor === 'nitro' ? 'default' : 'unsupported',
      EncryptionSupport: 'supported',
      NvmeSupport: facts.hypervisor === 'nitro' ? 'required' : 'unsupported',
    },
    PlacementGroupInfo: {
      SupportedStrategies: facts.isBurstable ? ['partition', 'spread'] : ['cluster', 'partition', 'spread'],
    },
    HibernationSupported: facts.isCurrent && facts.architectures.includes('x86_64'),
    DedicatedHostsSupported: !['t2', 't4g', 'm1'].some((family) => facts.name.startsWith(`${family}.`)),
    AutoRecoverySupported: facts.isCurrent,
    BurstablePerformanceSupported: facts.isBurstable,
  };
}

/** Types of AWS's free tier. */
const FREE = new Set(['t2.micro', 't3.micro', 't3.small', 't4g.micro', 't4g.small']);

const input = z.strictObject({
  InstanceTypes: z.array(z.string()).optional(),
  Filters: filtersSchema,
  MaxResults: z.int().optional(),
  NextToken: z.string().optional(),
});

/** The types whose figures we know (NET-9); AWS has several hundred more. */
export const describeInstanceTypes = operation<AwsTables, typeof input>({
  name: 'DescribeInstanceTypes',
  input,
  errors: ['InvalidInstanceType', 'InvalidNextToken', 'InvalidParameterValue'],
  example: { InstanceTypes: ['t3.micro'] },
  run: (context, { InstanceTypes, Filters, ...paging }) => {
    const unknown = (InstanceTypes ?? []).filter((name) => instanceTypeFacts(name) === undefined);
    if (unknown.length > 0)
      return refuse(
        'InvalidInstanceType',
        `The following supplied instance types do not exist: [${unknown.join(', ')}]`,
        'InstanceTypes',
      );
    const { account, region } = context;
    const records = instanceTypes
      .filter((facts) => InstanceTypes?.includes(facts.name) ?? true)
      .map((facts): TypeRecord => ({ id: facts.name, key: facts.name, account, region, Tags: [], facts }));
    const kept = applyFilters(context, records, Filters, filters);
    const { page, NextToken } = paginate(kept, paging, { least: 5, most: 100 });
    return {
      InstanceTypes: page.map(({ facts }) => printType(facts)),
      ...(NextToken === undefined ? {} : { NextToken }),
    };
  },
});
