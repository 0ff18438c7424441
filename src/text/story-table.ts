import type { Row, RowReason, Step } from '../kernel/forward/answer.ts';
import { withNames } from './english/nouns.ts';
import { storyWords } from './english/story-words.ts';
import { explainRows, type RowWords } from './explain.ts';
import { columns } from './layout.ts';
import type { Naming } from './naming.ts';

/** More rows than this are shown by the decision and the near misses only. */
const MOST_ROWS = 12;
const MOST_NEAR_MISSES = 5;

/** Rows that nearly decided: one condition short, or beaten by another. */
const NEAR: ReadonlySet<RowReason> = new Set([
  'also-matches',
  'less-specific',
  'lower-priority',
  'port',
  'icmp-type',
  'sender-hidden',
  'never',
]);
const DECIDING: ReadonlySet<RowReason> = new Set(['decides', 'decides-partly', 'chosen']);

/** The evaluated rows of a step, indented, each with why it decided or lost. */
export function tellRows(step: Step, names: Naming, indent: string): readonly string[] {
  // Before the words, so that a name's first mention stands where the row itself does.
  const texts = new Map(step.rows.map((row) => [row, withNames(row.text, names)]));
  const all = explainRows(step, names);
  const shown = all.length > MOST_ROWS ? shortened(all) : all;
  const owners = new Set(all.map(({ row }) => row.owner));
  const cells = shown.map(({ row, words }) => {
    const [first = '', ...others] = [
      ...(owners.size > 1 ? [names(row.owner)] : []),
      ...(row.text.startsWith(row.id) ? [] : [row.id]),
      texts.get(row) ?? row.text,
      words,
    ];
    return [`${isDeciding(row, step) ? '▸' : ' '} ${first}`, ...others];
  });
  const lines = columns(cells, indent);
  const hidden = all.length - shown.length;
  return hidden === 0 ? lines : [...lines, `${indent}  … ${storyWords.moreRows(hidden)}`];
}

function isDeciding(row: Row, step: Step): boolean {
  return DECIDING.has(row.reason) || (step.rule !== null && step.rule.subject === row.subject);
}

function shortened(all: readonly RowWords[]): readonly RowWords[] {
  const near = all.filter(({ row }) => NEAR.has(row.reason)).slice(0, MOST_NEAR_MISSES);
  return all.filter((entry) => DECIDING.has(entry.row.reason) || near.includes(entry));
}
