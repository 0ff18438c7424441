import { gzipSync as deflate, gunzipSync as inflate } from 'fflate';

// Stands in for Node's module of the same purpose, as the shell's `gzip` and `zcat` call it.

export const constants = { Z_DEFAULT_COMPRESSION: -1, Z_BEST_SPEED: 1, Z_BEST_COMPRESSION: 9 };

type Level = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

interface Limits {
  readonly level?: number;
  readonly maxOutputLength?: number;
}

export function gzipSync(data: Uint8Array, { level = -1, maxOutputLength }: Limits = {}): Uint8Array {
  // The time stamp would make two equal files differ.
  return within(maxOutputLength, deflate(data, { level: (level < 0 ? 6 : level) as Level, mtime: 0 }));
}

export function gunzipSync(data: Uint8Array, { maxOutputLength }: Limits = {}): Uint8Array {
  // The last four bytes tell the size: what would not fit is not even begun.
  const size = new DataView(data.buffer, data.byteOffset).getUint32(Math.max(0, data.byteLength - 4), true);
  if (maxOutputLength !== undefined && size > maxOutputLength) throw tooLarge(maxOutputLength);
  return within(maxOutputLength, inflate(data));
}

function within(limit: number | undefined, data: Uint8Array): Uint8Array {
  if (limit !== undefined && data.length > limit) throw tooLarge(limit);
  return data;
}

function tooLarge(limit: number): Error {
  return Object.assign(new Error(`Cannot create a Buffer larger than ${limit} bytes`), {
    code: 'ERR_BUFFER_TOO_LARGE',
  });
}
