import { describe, expect, it } from 'vitest';
import { addressOrNull } from '../../kernel/net/address.ts';
import { isPublicAddress } from '../../kernel/net/special.ts';
import { Account } from '../../testing/account.ts';
import { textAt } from '../../testing/instance-lab.ts';

function allocate(aws: Account, count: number): readonly string[] {
  return Array.from({ length: count }, () => textAt(aws.run('AllocateAddress'), 'PublicIp'));
}

describe('public addresses', () => {
  it('are public, distinct and the same on a replay', () => {
    const aws = new Account('eu-west-1');
    const addresses = allocate(aws, 5);
    expect(new Set(addresses).size).toBe(5);
    expect(allocate(new Account('eu-west-1'), 5)).toEqual(addresses);
    for (const text of addresses) {
      const address = addressOrNull(text);
      expect(address !== null && isPublicAddress(address)).toBe(true);
      expect(text).not.toMatch(/^(?:192\.0\.2|198\.51\.100|203\.0\.113)\./);
    }
  });

  it('come from blocks of the Region, also of one without a block of its own', () => {
    expect(allocate(new Account('us-west-1'), 1)[0]).toMatch(/^(?:13\.52|54\.17[67])\./);
    expect(allocate(new Account('me-south-1'), 1)[0]).toMatch(/^(?:15\.152|16\.24|51\.1[67])\./);
  });

  it('never repeat one that the document holds already', () => {
    const [first = ''] = allocate(new Account(), 1);
    const aws = new Account();
    aws.put('elastic-ip', {
      id: 'eipalloc-0imported',
      key: 'imported',
      account: aws.account,
      region: aws.region,
      Tags: [],
      PublicIp: first,
      PublicIpv4Pool: 'amazon',
      NetworkBorderGroup: aws.region,
    });
    expect(allocate(aws, 1)[0]).not.toBe(first);
  });
});
