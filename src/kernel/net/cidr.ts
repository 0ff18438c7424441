import { err, ok, type Result } from '../lib/result.ts';
import { type Address, clip, type Family, formatAddress, parseAddress } from './address.ts';

/** A block of addresses, always canonical: `first` has no host bits set (RT-13). */
export interface Cidr {
  readonly family: Family;
  readonly first: Address;
  readonly last: Address;
  readonly length: number;
}

/** Reads `10.0.0.0/16`; host bits are cleared as AWS does (RT-13), a bare address is refused. */
export function parseCidr(text: string): Result<Cidr, string> {
  const slash = text.indexOf('/');
  if (slash < 0) return err(`"${clip(text)}" has no prefix length: write it like 10.0.0.0/16`);
  const address = parseAddress(text.slice(0, slash));
  if (!address.ok) return address;
  const digits = text.slice(slash + 1);
  if (!/^\d{1,2}$/.test(digits) || Number(digits) > 32)
    return err(`"${clip(text)}" has a prefix length outside 0 to 32`);
  return ok(cidrOf(address.value, Number(digits)));
}

export function cidrOrNull(text: string | undefined): Cidr | null {
  if (text === undefined) return null;
  const parsed = parseCidr(text);
  return parsed.ok ? parsed.value : null;
}

/** The block of that prefix length which holds the address. */
export function cidrOf(address: Address, length: number): Cidr {
  const size = cidrSizeOf(length);
  const first = Math.floor(address / size) * size;
  return { family: 4, first: first as Address, last: (first + size - 1) as Address, length };
}

export function formatCidr(cidr: Cidr): string {
  return `${formatAddress(cidr.first)}/${cidr.length}`;
}

/** How many addresses a prefix length spans. */
export function cidrSizeOf(length: number): number {
  return 2 ** (32 - length);
}

export function cidrSize(cidr: Cidr): number {
  return cidr.last - cidr.first + 1;
}

export function cidrHolds(cidr: Cidr, address: Address): boolean {
  return address >= cidr.first && address <= cidr.last;
}

/** True when every address of `inner` lies in `outer` (equal blocks included). */
export function cidrCovers(outer: Cidr, inner: Cidr): boolean {
  return inner.first >= outer.first && inner.last <= outer.last;
}

export function cidrsOverlap(left: Cidr, right: Cidr): boolean {
  return left.first <= right.last && right.first <= left.last;
}

export function cidrsEqual(left: Cidr, right: Cidr): boolean {
  return left.first === right.first && left.length === right.length;
}
