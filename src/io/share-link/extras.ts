import * as z from 'zod';

/** Longer questions are an essay, and would not fit a link. */
export const MAX_QUESTION_CHARS = 2000;
export const MAX_NAME_CHARS = 80;

export const extrasSchema = z.strictObject({
  /** Id of the saved probe that is open. */
  probe: z.string().max(1000).exactOptional(),
  /** Tick of its trace, from 0. */
  step: z.int().min(0).max(1_000_000).exactOptional(),
  /** What the sender asks, in plain text. */
  question: z.string().max(MAX_QUESTION_CHARS).exactOptional(),
  readOnly: z.boolean().exactOptional(),
  /** Who proposes, in the sender's own words. */
  by: z.string().max(MAX_NAME_CHARS).exactOptional(),
});

/** What a link says besides the document. */
export type LinkExtras = Readonly<z.output<typeof extrasSchema>>;
