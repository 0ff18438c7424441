import { describe, expect, it } from 'vitest';
import { instanceTypeFacts, instanceTypes } from './instance-types.ts';

describe('instance types', () => {
  it.each([
    ['t3.nano', 2, 2],
    ['t3.micro', 2, 2],
    ['t3.small', 3, 4],
    ['t3.medium', 3, 6],
    ['t3.large', 3, 12],
    ['t3.xlarge', 4, 15],
    ['m5.large', 3, 10],
    ['m5.xlarge', 4, 15],
    ['c5.large', 3, 10],
    ['c5.xlarge', 4, 15],
    ['m7g.medium', 2, 4],
    ['t2.micro', 2, 2],
    ['t2.medium', 3, 6],
  ])('NET-9: %s takes %i interfaces with %i addresses', (name, interfaces, addresses) => {
    expect(instanceTypeFacts(name)).toMatchObject({ interfaces, addresses });
  });

  it.each([
    ['t2.nano', 1, 512],
    ['t3.micro', 2, 1024],
    ['t4g.2xlarge', 8, 32768],
    ['m5.24xlarge', 96, 393216],
    ['c5.9xlarge', 36, 73728],
    ['c6i.32xlarge', 128, 262144],
    ['r5.large', 2, 16384],
    ['m7g.medium', 1, 4096],
  ])('%s has %i vCPUs and %i MiB', (name, vCpus, memoryMiB) => {
    expect(instanceTypeFacts(name)).toMatchObject({ vCpus, memoryMiB });
  });

  it('has each name once', () => {
    expect(new Set(instanceTypes.map((type) => type.name)).size).toBe(instanceTypes.length);
  });
});
