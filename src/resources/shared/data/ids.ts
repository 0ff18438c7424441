import { hashHex } from '../../../kernel/lib/hash.ts';

// What AWS draws at random is drawn here from a seed, so that replays agree.

/** Hexadecimal digits. */
export function hexOf(seed: string, count: number): string {
  let text = '';
  for (let round = 0; text.length < count; round++) text += hashHex(`${round}/${seed}`);
  return text.slice(0, count);
}

/** `1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed` */
export function uuidOf(seed: string): string {
  const hex = hexOf(seed, 32);
  const variant = '89ab'.charAt(Number.parseInt(hex.charAt(16), 16) % 4);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/** Capital letters and digits, as names of distributions and zones have them. */
export function capitalsOf(seed: string, count: number): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
  const hex = hexOf(seed, count * 2);
  return Array.from({ length: count }, (_, index) =>
    letters.charAt(Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16) % letters.length),
  ).join('');
}
