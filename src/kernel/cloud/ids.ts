import { hashHex } from '../lib/hash.ts';

/** AWS's long id form: prefix, dash, `0`, 16 hexadecimal digits. Pure in (seed, prefix, ordinal). */
export function mintId(seed: string, prefix: string, ordinal: number): string {
  return `${prefix}-0${hashHex(`${seed}/${prefix}/${ordinal}`).slice(0, 16)}`;
}
