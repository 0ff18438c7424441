import type { Result } from '../../kernel/lib/result.ts';
import { readLaptopAddress, USUAL_LAPTOP_ADDRESS } from '../../shell/network/laptop.ts';

/** The address that terminals send from: as it was kept, the usual one when nothing sound was. */
export function laptopAddress(kept: string | null): string {
  const read = kept === null ? null : readLaptopAddress(kept);
  return read?.ok === true ? read.value : USUAL_LAPTOP_ADDRESS;
}

/** What a person typed, for the settings to keep; null: the usual address. The error is a sentence. */
export function readLaptop(text: string): Result<string | null, string> {
  if (text.trim() === '') return { ok: true, value: null };
  const read = readLaptopAddress(text);
  return read.ok && read.value === USUAL_LAPTOP_ADDRESS ? { ok: true, value: null } : read;
}
