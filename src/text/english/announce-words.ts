import { listed } from './nouns.ts';

/** What is said of what happens, to people who do not see it; the same words whatever made it happen. */
export const announceWords = {
  opened: (document: string) => `${document} is open.`,
  done: (label: string) => `Done: ${label}.`,
  moved: (label: string, place: string) =>
    place === '' ? `Done: ${label}.` : `Done: ${label}, now ${place}.`,
  undone: (label: string) => `Undone: ${label}.`,
  redone: (label: string) => `Done again: ${label}.`,
  refused: (why: string) => `Not done. ${why}`,
  checks: (changes: readonly string[]) => `${listed(changes)}.`,
  check: (from: string, to: string, traffic: string, verdict: string) =>
    `${from} to ${to}, ${traffic}, is now ${verdict.toLowerCase()}`,
  namedCheck: (name: string, verdict: string) => `“${name}” is now ${verdict.toLowerCase()}`,
  answer: (title: string, sentence: string, blockers: number) =>
    [`${title}.`, sentence, blockersWords(blockers)].filter((part) => part !== '').join(' '),
  step: (place: string | null, sentence: string) => (place === null ? sentence : `${place}: ${sentence}`),
  closed: 'The trace is closed.',
  selected: (name: string) => `${name} selected`,
  selectedMany: (count: number) => `${count} selected`,
  nothingSelected: 'Nothing selected',
  moving: (name: string) => `Moving ${name}. Arrows move it, Enter puts it there, Escape takes it back.`,
  movedBack: (name: string) => `${name} is back where it was.`,
  noWay: 'No connection leads that way.',
  beside: { left: 'left of', right: 'right of', up: 'above', down: 'below' },
  alone: (container: string) => `alone in ${container}`,
  besideIn: (side: string, other: string, container: string) => `${side} ${other} in ${container}`,
} as const;

function blockersWords(count: number): string {
  if (count === 0) return '';
  return count === 1 ? 'One thing blocks this.' : `${count} things block this.`;
}
