import { deflateSync, Inflate, strFromU8, strToU8 } from 'fflate';
import { hash32 } from '../../kernel/lib/hash.ts';
import { err, ok, type Result } from '../../kernel/lib/result.ts';
import { DICTIONARY } from './dictionary.ts';

/** A link of that length opens nowhere; what is longer was not made here. */
export const MAX_LINK_CHARS = 1_000_000;
/** Bytes of unpacked text, before columns become records: many times a cloud of 1,000 resources. */
export const MAX_TEXT_BYTES = 4_000_000;
const CHECK_BYTES = 4;
/** Deflate makes at most 1,032 bytes of one, so one slice stays far below a megabyte. */
const SLICE_BYTES = 512;

const dictionary = strToU8(DICTIONARY);

/** Deflated against the dictionary, a checksum before it, in the 64 letters that a link may carry. */
export function packText(text: string): string {
  const body = deflateSync(strToU8(text), { level: 9, mem: 12, dictionary });
  const bytes = new Uint8Array(CHECK_BYTES + body.length);
  bytes.set(checksum(body));
  bytes.set(body, CHECK_BYTES);
  return toBase64Url(bytes);
}

/** The reverse; a text says why not. Never unpacks more than a small multiple of the limit. */
export function unpackText(packed: string): Result<string, string> {
  const stray = packed.search(/[^A-Za-z0-9_-]/);
  if (stray >= 0)
    return err(`character ${stray + 1} of the packed part, "${packed[stray]}", does not belong into a link`);
  const bytes = fromBase64Url(packed);
  const body = bytes.subarray(CHECK_BYTES);
  if (body.length === 0 || checksum(body).some((byte, index) => byte !== bytes[index]))
    return err('it was cut short or changed on its way: copy the whole link again');
  return inflate(body);
}

function inflate(body: Uint8Array): Result<string, string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let isComplete = false;
  const stream = new Inflate({ dictionary }, (chunk, final) => {
    chunks.push(chunk);
    size += chunk.length;
    isComplete = final;
  });
  try {
    for (let at = 0; at < body.length && size <= MAX_TEXT_BYTES; at += SLICE_BYTES)
      stream.push(body.subarray(at, at + SLICE_BYTES), at + SLICE_BYTES >= body.length);
  } catch {
    return err('its packed part cannot be unpacked');
  }
  if (size > MAX_TEXT_BYTES) return err('it would unpack to an enormous document');
  if (!isComplete) return err('it ends in the middle: copy the whole link again');
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return ok(strFromU8(whole));
}

/** Against accidents, not against malice: what was unpacked is validated all the same. */
function checksum(body: Uint8Array): Uint8Array {
  const hash = hash32(strFromU8(body, true));
  return Uint8Array.of(hash >>> 24, hash >>> 16, hash >>> 8, hash);
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

function toBase64Url(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    for (bits += 8; bits >= 6; bits -= 6) text += LETTERS[(held >>> (bits - 6)) & 63];
    held &= 63;
  }
  return bits === 0 ? text : text + LETTERS[(held << (6 - bits)) & 63];
}

function fromBase64Url(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor((text.length * 6) / 8));
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const letter of text) {
    held = ((held << 6) | LETTERS.indexOf(letter)) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at++] = (held >>> bits) & 255;
  }
  return bytes;
}
