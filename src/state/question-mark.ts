import { listWords } from '../text/english/list-words.ts';
import { verdicts } from '../text/english/verdicts.ts';
import type { ProbeResult } from './lab.ts';

/** How a kept question is answered just now, at a glance and in a word. */
export interface QuestionMark {
  readonly mark: 'pass' | 'warn' | 'drop';
  /** "Blocked", or that it cannot be asked. */
  readonly says: string;
}

/** What is known in part only is no refusal. */
export function questionMark({ answer }: ProbeResult): QuestionMark {
  if (!answer.ok) return { mark: 'warn', says: listWords.cannotBeAsked };
  const { verdict } = answer.value;
  const isDoubtful = verdict === 'partly' || verdict === 'unknown';
  return {
    mark: verdict === 'reachable' ? 'pass' : isDoubtful ? 'warn' : 'drop',
    says: verdicts[verdict].title,
  };
}
