import { describe, expect, it } from 'vitest';
import { formatAddress } from '../../kernel/net/address.ts';
import { isInSubnet, isReserved, nextFreeAddress, usableRange } from './subnet-addresses.ts';

describe('addresses of a subnet', () => {
  it.each([
    ['10.0.0.0/28', 11, '10.0.0.4', '10.0.0.14'],
    ['10.0.1.0/24', 251, '10.0.1.4', '10.0.1.254'],
    ['10.0.0.0/16', 65531, '10.0.0.4', '10.0.255.254'],
  ])('NET-2: %s leaves %d addresses', (cidr, count, first, last) => {
    const range = usableRange(cidr);
    expect([range.count, formatAddress(range.first), formatAddress(range.last)]).toEqual([
      count,
      first,
      last,
    ]);
  });

  it('NET-2: the first four addresses and the last one are reserved', () => {
    const reserved = Array.from({ length: 16 }, (_, host) => `10.0.0.${host}`).filter((address) =>
      isReserved('10.0.0.0/28', address),
    );
    expect(reserved).toEqual(['10.0.0.0', '10.0.0.1', '10.0.0.2', '10.0.0.3', '10.0.0.15']);
    expect(isReserved('10.0.0.0/28', '10.0.0.16')).toBe(false);
    expect(isReserved('10.0.0.0/28', 'nonsense')).toBe(false);
  });

  it('knows whether an address lies in the block', () => {
    expect(isInSubnet('10.0.0.0/28', '10.0.0.15')).toBe(true);
    expect(isInSubnet('10.0.0.0/28', '10.0.0.16')).toBe(false);
  });

  it('gives the lowest free address and none when the subnet is full', () => {
    expect(nextFreeAddress('10.0.0.0/28', new Set())).toBe('10.0.0.4');
    expect(nextFreeAddress('10.0.0.0/28', new Set(['10.0.0.4', '10.0.0.6']))).toBe('10.0.0.5');
    const all = new Set(Array.from({ length: 16 }, (_, host) => `10.0.0.${host}`));
    expect(nextFreeAddress('10.0.0.0/28', all)).toBeUndefined();
  });
});
