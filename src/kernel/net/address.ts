import type { Brand } from '../lib/brand.ts';
import { err, ok, type Result } from '../lib/result.ts';

/**
 * The bits of an address. Family 4 fits a double exactly, which keeps the tracer's comparisons
 * cheap; family 6 will widen this alias to `number | bigint` (JavaScript compares the two), so
 * no shape that carries an address or a range changes.
 */
export type Address = Brand<number, 'Address'>;

/** IP version of everything in one header or range; the two never match each other (RT-2). */
export type Family = 4;

const OCTETS = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/;

/** Reads dotted-quad IPv4 (RFC 1123); leading zeros are refused because tools read them as octal. */
export function parseAddress(text: string): Result<Address, string> {
  const match = OCTETS.exec(text);
  if (!match) return err(`"${clip(text)}" is not an IPv4 address like 10.0.1.5`);
  let bits = 0;
  for (let index = 1; index <= 4; index++) {
    const octet = match[index] ?? '';
    const value = Number(octet);
    if (value > 255) return err(`"${clip(text)}" has an octet above 255`);
    if (octet.length > 1 && octet.startsWith('0'))
      return err(`"${clip(text)}" has an octet with a leading zero`);
    bits = bits * 256 + value;
  }
  return ok(bits as Address);
}

/** The address, or null when the text is not one: for data whose shape is already checked. */
export function addressOrNull(text: string | undefined): Address | null {
  if (text === undefined) return null;
  const parsed = parseAddress(text);
  return parsed.ok ? parsed.value : null;
}

export function formatAddress(address: Address): string {
  return `${(address >>> 24) & 255}.${(address >>> 16) & 255}.${(address >>> 8) & 255}.${address & 255}`;
}

/** The address `count` after this one; the caller keeps it inside 32 bits. */
export function addressPlus(address: Address, count: number): Address {
  return (address + count) as Address;
}

export function clip(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
