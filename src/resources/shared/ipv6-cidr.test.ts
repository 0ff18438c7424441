import { describe, expect, it } from 'vitest';
import { canonicalIpv6Cidr } from './ipv6-cidr.ts';

describe('canonicalIpv6Cidr', () => {
  it.each([
    ['::/0', '::/0'],
    ['2001:DB8:0:0::1/32', '2001:db8::/32'],
    ['2001:db8:1234:1a00:0:0:0:7/56', '2001:db8:1234:1a00::/56'],
    ['2001:db8:1234:1aff::/52', '2001:db8:1234:1000::/52'],
    ['fe80::1/128', 'fe80::1/128'],
    ['1:0:0:2:0:0:0:3/128', '1:0:0:2::3/128'],
    ['1:0:2:3:4:5:6:7/128', '1:0:2:3:4:5:6:7/128'],
    ['ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff/127', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:fffe/127'],
  ])('RT-13: %s is %s', (text, canonical) => {
    expect(canonicalIpv6Cidr(text)).toBe(canonical);
  });

  it.each([
    '',
    '::',
    '::/129',
    '::/x',
    '1::2::3/64',
    '1:2:3/64',
    '1:2:3:4:5:6:7:8::/64',
    '12345::/16',
    '10.0.0.0/8',
    '::/0/0',
  ])('refuses "%s"', (text) => {
    expect(canonicalIpv6Cidr(text)).toBeNull();
  });
});
