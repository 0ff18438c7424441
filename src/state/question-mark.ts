import type { Trace } from '../kernel/forward/answer.ts';
import { listWords } from '../text/english/list-words.ts';
import { verdicts } from '../text/english/verdicts.ts';
import type { ProbeResult } from './lab.ts';

export type Mark = 'pass' | 'warn' | 'drop';

/** A verdict at a glance. What is known in part only is no refusal. */
export function markOf(verdict: Trace['verdict']): Mark {
  if (verdict === 'reachable') return 'pass';
  return verdict === 'partly' || verdict === 'unknown' ? 'warn' : 'drop';
}

/** How a kept question is answered just now, at a glance and in a word. */
export interface QuestionMark {
  readonly mark: Mark;
  /** "Blocked", or that it cannot be asked. */
  readonly says: string;
}

export function questionMark({ answer }: ProbeResult): QuestionMark {
  if (!answer.ok) return { mark: 'warn', says: listWords.cannotBeAsked };
  const { verdict } = answer.value;
  return { mark: markOf(verdict), says: verdicts[verdict].title };
}
