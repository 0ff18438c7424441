import { invariant } from '../../kernel/lib/invariant.ts';
import { type Address, addressOrNull, addressPlus, formatAddress } from '../../kernel/net/address.ts';
import { type Cidr, cidrHolds, parseCidr } from '../../kernel/net/cidr.ts';

/** What a subnet can give out: the block without AWS's five addresses (NET-2). */
export interface UsableRange {
  readonly first: Address;
  readonly last: Address;
  readonly count: number;
}

/** Network, router, resolver, future use; and the broadcast address at the end (NET-2). */
const RESERVED_AT_START = 4;
const RESERVED_AT_END = 1;

/** `cidr` is a subnet's CidrBlock (checked when it was made): /28 leaves 11 addresses, /24 leaves 251. */
export function usableRange(cidr: string): UsableRange {
  const block = blockOf(cidr);
  const first = addressPlus(block.first, RESERVED_AT_START);
  const last = addressPlus(block.last, -RESERVED_AT_END);
  return { first, last, count: Math.max(0, last - first + 1) };
}

/** True for the five addresses of the subnet that AWS keeps (NET-2); false outside the subnet. */
export function isReserved(cidr: string, address: string): boolean {
  const bits = addressOrNull(address);
  if (bits === null || !cidrHolds(blockOf(cidr), bits)) return false;
  const { first, last } = usableRange(cidr);
  return bits < first || bits > last;
}

/** True when the address lies in the subnet's block, reserved ones included. */
export function isInSubnet(cidr: string, address: string): boolean {
  const bits = addressOrNull(address);
  return bits !== null && cidrHolds(blockOf(cidr), bits);
}

/**
 * The lowest address of the subnet that is neither reserved nor used; undefined when it is full.
 * With `from` the search begins there. AWS picks any free address; the lowest keeps replays equal and drawings readable.
 */
export function nextFreeAddress(cidr: string, used: ReadonlySet<string>, from?: string): string | undefined {
  const { first, last } = usableRange(cidr);
  const start = from === undefined ? null : addressOrNull(from);
  for (
    let bits = start === null || start < first ? first : start;
    bits <= last;
    bits = addressPlus(bits, 1)
  ) {
    const text = formatAddress(bits);
    if (!used.has(text)) return text;
  }
  return undefined;
}

function blockOf(cidr: string): Cidr {
  const parsed = parseCidr(cidr);
  invariant(parsed.ok, `the CidrBlock ${cidr} of a subnet parses`);
  return parsed.value;
}
