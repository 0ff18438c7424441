import { codeJsonSchema } from '../../io/code/code-schema.ts';
import { CodePlaces, type RecordLines } from '../../io/code/places.ts';

export { offersAt } from '../../io/code/offers.ts';
export type { RecordLines } from '../../io/code/places.ts';
export { codeJsonSchema };

/** Which lines of the document's text are whose. */
export function recordLinesOf(text: string): readonly RecordLines[] {
  return new CodePlaces(text).records();
}

/** The record whose lines the cursor is in. */
export function recordAt(records: readonly RecordLines[], line: number): string | null {
  return records.find(({ first, last }) => first <= line && line <= last)?.key ?? null;
}
