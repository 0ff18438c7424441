import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../kernel/lib/json.ts';
import { Account } from '../../../testing/account.ts';

function namesOf(output: JsonObject): readonly string[] {
  return ((output.Images ?? []) as readonly JsonObject[]).map((image) => String(image.Name));
}

describe('DescribeImages', () => {
  it.each([
    ['al2023-ami-2023*', 2],
    ['amzn2-ami-hvm-2.0*', 2],
    ['ubuntu/images/*24.04*', 2],
    ['ubuntu/images/*22.04*', 2],
    ['debian-12-*', 2],
    ['Windows_Server-2022-*', 1],
    ['Windows_Server-2025-*', 1],
  ])('knows %s', (pattern, count) => {
    const { Images } = new Account().run('DescribeImages', {
      Filters: [{ Name: 'name', Values: [pattern] }],
    });
    expect(Images).toHaveLength(count);
  });

  it('gives ids that are stable and differ between Regions', () => {
    const ids = (region: string) =>
      (new Account(region).run('DescribeImages').Images as readonly JsonObject[]).map((image) =>
        String(image.ImageId),
      );
    expect(ids('us-east-1')).toEqual(ids('us-east-1'));
    const all = [...ids('us-east-1'), ...ids('eu-west-1')];
    expect(new Set(all).size).toBe(all.length);
    expect(all.every((id) => /^ami-0[0-9a-f]{16}$/.test(id))).toBe(true);
  });

  it('selects by owner and platform; nobody owns images here', () => {
    const aws = new Account();
    const owned = (owner: string) => namesOf(aws.run('DescribeImages', { Owners: [owner] }));
    expect(owned('amazon').some((name) => name.startsWith('ubuntu'))).toBe(false);
    expect(owned('099720109477').every((name) => name.startsWith('ubuntu'))).toBe(true);
    expect(owned('self')).toEqual([]);
    const windows = aws.run('DescribeImages', { Filters: [{ Name: 'platform', Values: ['windows'] }] });
    expect(namesOf(windows)).toHaveLength(2);
  });

  it('refuses ids that are malformed or unknown, and unknown filters', () => {
    const aws = new Account();
    expect(aws.refusal('DescribeImages', { ImageIds: ['ami-1'] })).toMatch(/^InvalidAMIID.Malformed: /);
    expect(aws.refusal('DescribeImages', { ImageIds: ['ami-0123456789abcdef0'] })).toMatch(
      /^InvalidAMIID.NotFound: /,
    );
    expect(aws.refusal('DescribeImages', { NextToken: 'x' })).toMatch(/^InvalidNextToken: /);
    expect(aws.refusal('DescribeImages', { Filters: [{ Name: 'colour', Values: [] }] })).toMatch(
      /^InvalidParameterValue: /,
    );
  });
});

describe('DescribeInstanceTypes', () => {
  it('NET-9: answers the figures of a type', () => {
    const answer = new Account().run('DescribeInstanceTypes', { InstanceTypes: ['t3.micro'] });
    expect(answer.InstanceTypes).toMatchObject([
      {
        InstanceType: 't3.micro',
        VCpuInfo: { DefaultVCpus: 2, DefaultCores: 1, DefaultThreadsPerCore: 2 },
        MemoryInfo: { SizeInMiB: 1024 },
        NetworkInfo: { MaximumNetworkInterfaces: 2, Ipv4AddressesPerInterface: 2 },
        ProcessorInfo: { SupportedArchitectures: ['x86_64'] },
      },
    ]);
  });

  it('filters and pages', () => {
    const aws = new Account();
    const Filters = [{ Name: 'processor-info.supported-architecture', Values: ['arm64'] }];
    const first = aws.run('DescribeInstanceTypes', { Filters, MaxResults: 10 });
    expect(first.InstanceTypes).toHaveLength(10);
    const rest = aws.run('DescribeInstanceTypes', { Filters, NextToken: String(first.NextToken) });
    expect(rest.InstanceTypes).toHaveLength(5);
  });

  it('refuses unknown types, tokens and page sizes', () => {
    const aws = new Account();
    expect(aws.refusal('DescribeInstanceTypes', { InstanceTypes: ['t9.tiny'] })).toBe(
      'InvalidInstanceType: The following supplied instance types do not exist: [t9.tiny]',
    );
    expect(aws.refusal('DescribeInstanceTypes', { NextToken: 'x' })).toMatch(/^InvalidNextToken: /);
    expect(aws.refusal('DescribeInstanceTypes', { MaxResults: 1 })).toMatch(/^InvalidParameterValue: /);
  });
});
