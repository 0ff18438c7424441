import * as z from 'zod';
import { err, ok, type Result } from '../../kernel/lib/result.ts';

const count = z.int().min(0);

/** A text made of pieces of another one, `[from, length]`, and of letters of its own. */
export const differenceSchema = z.array(z.union([z.string(), z.tuple([count, count])]));

export type Difference = z.output<typeof differenceSchema>;

/** Letters that are looked up at once; shorter pieces cost as much as they save. */
const BLOCK = 24;
/** Places in the other text that are tried for one block. */
const MOST_TRIED = 16;

/**
 * What makes `text` of `base`. Unlike the packing, which sees the last 32 KB only, it finds pieces
 * however far away they stand.
 */
export function differenceFrom(base: string, text: string): Difference {
  const places = placesOf(base);
  const pieces: Difference = [];
  let own = 0;
  let at = 0;
  while (at + BLOCK <= text.length) {
    const found = longestAt(base, text, at, places.get(text.slice(at, at + BLOCK)) ?? []);
    if (found === null) {
      at += 1;
      continue;
    }
    let { from, length } = found;
    // The blocks start at every BLOCK-th letter only: the piece may have begun before.
    while (at > own && from > 0 && base[from - 1] === text[at - 1]) {
      at -= 1;
      from -= 1;
      length += 1;
    }
    if (at > own) pieces.push(text.slice(own, at));
    pieces.push([from, length]);
    at += length;
    own = at;
  }
  if (own < text.length) pieces.push(text.slice(own));
  return pieces;
}

/** The reverse. The error says what is wrong with a difference that was not made here. */
export function applyDifference(
  base: string,
  difference: Difference,
  mostLetters: number,
): Result<string, string> {
  const parts: string[] = [];
  let size = 0;
  for (const piece of difference) {
    const [from, length] = typeof piece === 'string' ? [0, piece.length] : piece;
    size += length;
    if (size > mostLetters) return err('its proposal would unpack to an enormous document');
    if (typeof piece !== 'string' && from + length > base.length)
      return err('its proposal refers to something that the architecture does not have');
    parts.push(typeof piece === 'string' ? piece : base.slice(from, from + length));
  }
  return ok(parts.join(''));
}

function placesOf(base: string): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (let at = 0; at + BLOCK <= base.length; at += BLOCK) {
    const block = base.slice(at, at + BLOCK);
    const known = places.get(block);
    if (known === undefined) places.set(block, [at]);
    else if (known.length < MOST_TRIED) known.push(at);
  }
  return places;
}

function longestAt(
  base: string,
  text: string,
  at: number,
  candidates: readonly number[],
): { from: number; length: number } | null {
  let longest: { from: number; length: number } | null = null;
  for (const from of candidates) {
    let length = BLOCK;
    while (from + length < base.length && base[from + length] === text[at + length]) length += 1;
    if (length > (longest?.length ?? 0)) longest = { from, length };
  }
  return longest;
}
