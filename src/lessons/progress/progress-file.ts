import { err, ok, type Result } from '../../kernel/lib/result.ts';
import { type Progress, progressSchema } from './progress.ts';

/** Years of learning fit; what is larger was not written by us. */
const MOST_CHARACTERS = 20_000_000;

/** Reads progress from a file or from storage. The error is a sentence; nothing in the text is ever run. */
export function parseProgress(text: string): Result<Progress, string> {
  if (text.length > MOST_CHARACTERS) return err('The file is too large to be learning progress.');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return err('The file is not valid JSON. It may have been cut off.');
  }
  const version = (value as { readonly version?: unknown } | null)?.version;
  if (typeof version === 'number' && version > 1)
    return err(
      `This progress was saved by a newer Skytrace (version ${version}). Reload the page, then try again.`,
    );
  const read = progressSchema.safeParse(value);
  if (read.success) return ok(read.data);
  const where = read.error.issues[0]?.path.map(String).join('.') ?? '';
  return err(`The file is not learning progress of Skytrace${where === '' ? '' : ` (see ${where})`}.`);
}

export function printProgress(progress: Progress): string {
  return `${JSON.stringify(progress, null, 1)}\n`;
}
