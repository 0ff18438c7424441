import type { Exercise } from '../../lessons/content/topic.ts';

/** What a link turned out to be. */
export type SharedLink =
  | { readonly exercise: Exercise }
  /** Why it cannot be done, as sentences. */
  | { readonly exercise: null; readonly reasons: readonly string[] };

const MOST_REASONS = 5;
const reading = new Map<string, Promise<SharedLink>>();

/** Reads an exercise out of its link. The same promise each time, so that a page can wait for it. */
export function sharedExerciseOf(link: string): Promise<SharedLink> {
  const known = reading.get(link);
  if (known !== undefined) return known;
  const read = readLink(link);
  // One is enough: a page shows one at a time.
  reading.clear();
  reading.set(link, read);
  read.catch(() => reading.delete(link));
  return read;
}

async function readLink(link: string): Promise<SharedLink> {
  const { readWhole } = await import('../../io/lab-file/read-whole.ts');
  const { decodeExercise } = await import('../../lessons/shared/decode-exercise.ts');
  const read = await readWhole(() => decodeExercise(link));
  if (read.ok) return { exercise: read.value };
  const reasons = read.error.map(({ path, message }) =>
    path === 'link'
      ? `${capital(message.replace(/^the link cannot be opened: /, ''))}.`
      : `${path}: ${message}.`,
  );
  return { exercise: null, reasons: reasons.slice(0, MOST_REASONS) };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1).replace(/\.$/, '');
}
