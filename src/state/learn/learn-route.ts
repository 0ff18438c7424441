import { PUZZLES, type PuzzleCode, parsePuzzleCode } from '../../lessons/faults/puzzle-code.ts';

/** A page of the home of learning, as the address names it. */
export type LearnRoute =
  | { readonly page: 'home' }
  | { readonly page: 'summary' }
  | { readonly page: 'review' }
  /** Where the learner was, or the first lesson for who was nowhere yet. */
  | { readonly page: 'start' }
  /** An exercise that somebody made; the link holds all of it. */
  | { readonly page: 'shared'; readonly link: string }
  /** Where puzzles are chosen; `refused` is a code in the address that names none. */
  | { readonly page: 'faults'; readonly refused: string | null }
  | { readonly page: 'puzzle'; readonly code: PuzzleCode }
  | { readonly page: 'topic' | 'quiz' | 'print'; readonly topic: string }
  | { readonly page: 'card'; readonly topic: string; readonly card: string }
  | { readonly page: 'exercise'; readonly topic: string; readonly exercise: string };

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Reads the address's fragment; null when it leads elsewhere. What is not understood leads home. */
export function parseLearnRoute(fragment: string): LearnRoute | null {
  const path = fragment.replace(/^#?\/?/, '');
  if (path !== 'learn' && !path.startsWith('learn/')) return null;
  const [, first, second, third] = path.split('/');
  if (first === undefined || first === '') return { page: 'home' };
  if (first === 'summary' || first === 'review' || first === 'start') return { page: first };
  if (first === 'shared') return { page: 'shared', link: second ?? '' };
  if (first === PUZZLES) return puzzleRoute(second);
  if (!ID.test(first)) return { page: 'home' };
  if (second === undefined || second === '') return { page: 'topic', topic: first };
  if (second === 'quiz' || second === 'print') return { page: second, topic: first };
  if (second === 'exercises')
    return third !== undefined && ID.test(third)
      ? { page: 'exercise', topic: first, exercise: third }
      : { page: 'topic', topic: first };
  return ID.test(second) ? { page: 'card', topic: first, card: second } : { page: 'topic', topic: first };
}

function puzzleRoute(text: string | undefined): LearnRoute {
  if (text === undefined || text === '') return { page: 'faults', refused: null };
  const code = parsePuzzleCode(text);
  return code === null ? { page: 'faults', refused: text } : { page: 'puzzle', code };
}

/** `#/learn/vpc/nat-gateway` */
export function learnLink(...parts: readonly string[]): string {
  return ['#/learn', ...parts].join('/');
}
