/** Figures of one EC2 instance type, as DescribeInstanceTypes answers them. */
export interface InstanceTypeFacts {
  readonly name: string;
  readonly vCpus: number;
  readonly threadsPerCore: 1 | 2;
  readonly memoryMiB: number;
  readonly architectures: readonly ('i386' | 'x86_64' | 'arm64')[];
  /** MaximumNetworkInterfaces (NET-9). */
  readonly interfaces: number;
  /** Ipv4AddressesPerInterface (NET-9). */
  readonly addresses: number;
  readonly isBurstable: boolean;
  readonly isCurrent: boolean;
  readonly hypervisor: 'nitro' | 'xen';
}

type Limits = readonly [interfaces: number, addresses: number];

/** From `large` on, families of one size share their limits: (vCPUs, limits) by size. */
const SIZES: { readonly [size: string]: readonly [vCpus: number, limits: Limits] } = {
  medium: [1, [2, 4]],
  large: [2, [3, 10]],
  xlarge: [4, [4, 15]],
  '2xlarge': [8, [4, 15]],
  '4xlarge': [16, [8, 30]],
  '8xlarge': [32, [8, 30]],
  '9xlarge': [36, [8, 30]],
  '12xlarge': [48, [8, 30]],
  '16xlarge': [64, [15, 50]],
  '18xlarge': [72, [15, 50]],
  '24xlarge': [96, [15, 50]],
  '32xlarge': [128, [15, 50]],
};

interface Family {
  readonly name: string;
  readonly sizes: readonly string[];
  readonly gibPerVcpu: number;
  readonly arm?: boolean;
}

const INTEL_FIFTH = ['large', 'xlarge', '2xlarge', '4xlarge', '8xlarge', '12xlarge', '16xlarge', '24xlarge'];
const INTEL_SIXTH = [...INTEL_FIFTH, '32xlarge'];
const GRAVITON = ['medium', 'large', 'xlarge', '2xlarge', '4xlarge', '8xlarge', '12xlarge', '16xlarge'];

const FAMILIES: readonly Family[] = [
  {
    name: 'c5',
    gibPerVcpu: 2,
    sizes: 'large xlarge 2xlarge 4xlarge 9xlarge 12xlarge 18xlarge 24xlarge'.split(' '),
  },
  { name: 'c6i', gibPerVcpu: 2, sizes: INTEL_SIXTH },
  { name: 'm5', gibPerVcpu: 4, sizes: INTEL_FIFTH },
  { name: 'm6i', gibPerVcpu: 4, sizes: INTEL_SIXTH },
  { name: 'm7g', gibPerVcpu: 4, sizes: GRAVITON, arm: true },
  { name: 'r5', gibPerVcpu: 8, sizes: INTEL_FIFTH },
];

function sizedTypes(family: Family): readonly InstanceTypeFacts[] {
  return family.sizes.map((size): InstanceTypeFacts => {
    const [vCpus, [interfaces, addresses]] = SIZES[size] ?? [0, [0, 0]];
    return {
      name: `${family.name}.${size}`,
      vCpus,
      threadsPerCore: family.arm === true ? 1 : 2,
      memoryMiB: vCpus * family.gibPerVcpu * 1024,
      architectures: family.arm === true ? ['arm64'] : ['x86_64'],
      interfaces,
      addresses,
      isBurstable: false,
      isCurrent: true,
      hypervisor: 'nitro',
    };
  });
}

/** Size, vCPUs of t2, vCPUs of t3 and t4g, MiB, limits of t2, limits of t3 and t4g. */
const BURSTABLE: readonly (readonly [string, number, number, number, Limits, Limits])[] = [
  ['nano', 1, 2, 512, [2, 2], [2, 2]],
  ['micro', 1, 2, 1024, [2, 2], [2, 2]],
  ['small', 1, 2, 2048, [3, 4], [3, 4]],
  ['medium', 2, 2, 4096, [3, 6], [3, 6]],
  ['large', 2, 2, 8192, [3, 12], [3, 12]],
  ['xlarge', 4, 4, 16384, [3, 15], [4, 15]],
  ['2xlarge', 8, 8, 32768, [3, 15], [4, 15]],
];

function burstableTypes(family: 't2' | 't3' | 't4g'): readonly InstanceTypeFacts[] {
  return BURSTABLE.map(([size, vCpusT2, vCpus, memoryMiB, limitsT2, limits]): InstanceTypeFacts => {
    const [interfaces, addresses] = family === 't2' ? limitsT2 : limits;
    const x86 =
      family === 't2' && vCpusT2 <= 2 && size !== 'large'
        ? (['i386', 'x86_64'] as const)
        : (['x86_64'] as const);
    return {
      name: `${family}.${size}`,
      vCpus: family === 't2' ? vCpusT2 : vCpus,
      threadsPerCore: family === 't3' ? 2 : 1,
      memoryMiB,
      architectures: family === 't4g' ? ['arm64'] : x86,
      interfaces,
      addresses,
      isBurstable: true,
      isCurrent: true,
      hypervisor: family === 't2' ? 'xen' : 'nitro',
    };
  });
}

/** What RunInstances launches when no type is named. */
const M1_SMALL: InstanceTypeFacts = {
  name: 'm1.small',
  vCpus: 1,
  threadsPerCore: 1,
  memoryMiB: 1740,
  architectures: ['i386', 'x86_64'],
  interfaces: 2,
  addresses: 4,
  isBurstable: false,
  isCurrent: false,
  hypervisor: 'xen',
};

/** The types whose figures we know, by name. Others run too, without limits. */
export const instanceTypes: readonly InstanceTypeFacts[] = [
  ...FAMILIES.flatMap(sizedTypes),
  M1_SMALL,
  ...burstableTypes('t2'),
  ...burstableTypes('t3'),
  ...burstableTypes('t4g'),
];

const byName = new Map(instanceTypes.map((type) => [type.name, type]));

const TYPE_NAME = /^[a-z][a-z0-9-]*\.(?:nano|micro|small|medium|large|\d{0,3}xlarge|metal|metal-\d{1,3}xl)$/;

/** Whether there may be such a type: a family, a dot and one of the sizes. */
export function isTypeName(name: string): boolean {
  return TYPE_NAME.test(name);
}

/** Undefined: not in the catalogue, so nothing is known of its limits. */
export function instanceTypeFacts(name: string): InstanceTypeFacts | undefined {
  return byName.get(name);
}
