import { realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { ok } from '../kernel/lib/result.ts';
import { badInput, type Outcome } from './fault.ts';
import { fileTrouble } from './read-input.ts';

/** A reader, or a crash on the way, sees the former document or the new one, never half of it. */
export function writeAtomically(path: string, text: string): Outcome<void> {
  const there = statSync(path, { throwIfNoEntry: false });
  // Through a link: the document it points to is what is meant.
  const target = there === undefined ? resolve(path) : realpathSync(path);
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  try {
    writeFileSync(temporary, text, { flag: 'wx' });
    renameSync(temporary, target);
    return ok(undefined);
  } catch (error) {
    rmSync(temporary, { force: true });
    const { code } = error as NodeJS.ErrnoException;
    return badInput(path, code === 'ENOENT' ? 'its folder does not exist' : fileTrouble(error));
  }
}
