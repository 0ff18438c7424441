import { answerQuestion, NO_PROGRESS } from '../../lessons/progress/progress.ts';
import { parseProgress, printProgress } from '../../lessons/progress/progress-file.ts';
import type { ProgressStore } from '../../platform/progress-store.ts';

/** Puts a question of the lessons, as `topic/question`, among those that come back for review. */
export function missQuestion(
  store: Pick<ProgressStore, 'read' | 'write'>,
  question: string,
  now: number,
): void {
  const text = store.read();
  const progress = text === null ? null : parseProgress(text);
  // What cannot be read is put aside by who shows it; nothing is written over it here.
  if (progress?.ok === false) return;
  store.write(printProgress(answerQuestion(progress?.value ?? NO_PROGRESS, question, false, now)));
}
