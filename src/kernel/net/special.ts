import { invariant } from '../lib/invariant.ts';
import { type Address, parseAddress } from './address.ts';
import { type Cidr, cidrHolds, parseCidr } from './cidr.ts';

function known(text: string): Cidr {
  const parsed = parseCidr(text);
  invariant(parsed.ok, `constant block ${text} parses`);
  return parsed.value;
}

function knownAddress(text: string): Address {
  const parsed = parseAddress(text);
  invariant(parsed.ok, `constant address ${text} parses`);
  return parsed.value;
}

/** RFC 1918: private use. */
export const RFC1918: readonly Cidr[] = [
  known('10.0.0.0/8'),
  known('172.16.0.0/12'),
  known('192.168.0.0/16'),
];

/** RFC 6598: shared address space of carriers. */
export const RFC6598: Cidr = known('100.64.0.0/10');

/** RFC 3927: link-local; AWS answers metadata, DNS and time here. */
export const LINK_LOCAL: Cidr = known('169.254.0.0/16');

/** Never forwarded, even when a wider route covers it (RT-8). */
export const AWS_RESERVED_LINK_LOCAL: Cidr = known('169.254.168.0/22');

export const EVERYWHERE: Cidr = known('0.0.0.0/0');

/** Amazon's resolver at its link-local address (NET-3). */
export const RESOLVER_ADDRESS: Address = knownAddress('169.254.169.253');

/** Instance metadata service (SG-16, ACL-10). */
export const METADATA_ADDRESS: Address = knownAddress('169.254.169.254');

/** Amazon Time Sync (SG-16). */
export const TIME_SYNC_ADDRESS: Address = knownAddress('169.254.169.123');

export function isRfc1918(address: Address): boolean {
  return RFC1918.some((block) => cidrHolds(block, address));
}

/** Addresses that the internet does not carry: RFC 1918, RFC 6598, link-local, loopback, multicast. */
export function isPublicAddress(address: Address): boolean {
  const top = address >>> 24;
  if (top === 0 || top === 127 || top >= 224) return false;
  return !isRfc1918(address) && !cidrHolds(RFC6598, address) && !cidrHolds(LINK_LOCAL, address);
}
