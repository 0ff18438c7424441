import { cidrOrNull, cidrsEqual } from '../../kernel/net/cidr.ts';

/** Case, spaces and thousands separators do not matter; blocks are compared as blocks. */
export function sameAnswer(wanted: string, given: string): boolean {
  const left = cidrOrNull(wanted);
  const right = cidrOrNull(given);
  if (left !== null && right !== null) return cidrsEqual(left, right) && hostBitsClear(given, right.length);
  return plain(wanted) === plain(given);
}

function hostBitsClear(given: string, length: number): boolean {
  const cidr = cidrOrNull(given);
  const alone = cidrOrNull(`${given.split('/')[0] ?? ''}/32`);
  return cidr !== null && alone !== null && alone.first === cidr.first && cidr.length === length;
}

function plain(text: string): string {
  const low = text.trim().toLowerCase().replace(/\s+/g, ' ');
  return /^[\d, ]+$/.test(low) ? low.replace(/[, ]/g, '') : low;
}
