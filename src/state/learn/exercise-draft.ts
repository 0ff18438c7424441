import * as z from 'zod';
import { MOST } from '../../lessons/shared/shared-exercise.ts';

const words = z.string().max(MOST.text);

const draftSchema = z.strictObject({
  title: z.string().max(MOST.title),
  task: words,
  debrief: words,
  /** One a line. */
  hints: words,
  /** What kept questions have to be answered with, by their ids. */
  wanted: z.record(z.string().max(1000), z.enum(['reach', 'no-reach'])),
  /** Null: as many changes as one likes. */
  mostEdits: z.int().min(1).max(MOST.edits).nullable(),
});

/** What a teacher writes. */
export type Draft = Readonly<z.output<typeof draftSchema>>;

export const NO_DRAFT: Draft = {
  title: '',
  task: '',
  debrief: '',
  hints: '',
  wanted: {},
  mostEdits: null,
};

const keptSchema = z.strictObject({ document: z.string().max(200), draft: draftSchema });

/** A draft as text, with the document whose questions are its goals. */
export function printDraft(document: string, draft: Draft): string {
  return JSON.stringify({ document, draft });
}

/** The reverse; goals of another document are left out. Null where the text is no draft. */
export function parseDraft(text: string | null, document: string): Draft | null {
  try {
    const read = keptSchema.safeParse(JSON.parse(text ?? 'null'));
    if (!read.success) return null;
    const { draft } = read.data;
    return read.data.document === document ? draft : { ...draft, wanted: {} };
  } catch {
    return null;
  }
}
