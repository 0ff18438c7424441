import type { Block, Inline } from '../content/blocks.ts';
import type { Exercise } from '../content/topic.ts';
import { breakingScript, type FaultPlan, mendingScript } from './hidden-fault.ts';
import { PUZZLES, type PuzzleCode, printPuzzleCode } from './puzzle-code.ts';

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

interface PuzzleFacts {
  /** Ids of the goals that do not hold at its start. */
  readonly broken: readonly string[];
  /** How many changes are known to be enough. */
  readonly changes: number;
  /** The title of a card, by its path. */
  readonly cardTitle: (card: string) => string;
}

/** The exercise of a plan. */
export function puzzleExercise(
  code: PuzzleCode,
  plan: FaultPlan,
  { broken, changes, cardTitle }: PuzzleFacts,
): Exercise {
  const { architecture, faults } = plan;
  const id = printPuzzleCode(code);
  const at = `${PUZZLES}/${id}`;
  const reports = architecture.behaviours.filter(({ goal }) => broken.includes(goal.id));
  return {
    id,
    topic: PUZZLES,
    title: architecture.title,
    card: '',
    minutes: 5 * faults.length,
    level: faults.length,
    task: [
      paragraph(architecture.about),
      paragraph(`Since last night: ${count(reports.length, 'complaint')}.`),
      list(reports.map(({ report }) => [paragraph(report)])),
      paragraph(
        `${sentence(count(faults.length, 'fault'))} behind it; ${count(changes, 'change')} ${changes === 1 ? 'is' : 'are'} enough. Whoever was kept out has to stay out.`,
      ),
    ],
    start: [
      { text: architecture.script, at: `${at}:1` },
      { text: breakingScript(faults), at: `${at}:1` },
    ],
    terminal: null,
    steps: [{ title: '', task: [], goals: architecture.behaviours.map(({ goal }) => goal) }],
    hints: faults.flatMap(({ kind, breaks }) => breaks.map((goal) => ({ for: goal, say: kind.hint }))),
    solution: { text: mendingScript(faults), at: `${at}:1` },
    answers: {},
    alternatives: [],
    redundant: [],
    debrief: [
      paragraph(faults.length === 1 ? 'This was the fault:' : 'These were the faults:'),
      list(
        faults.map(({ kind, site }) => [
          {
            kind: 'paragraph',
            text: [{ kind: 'strong', text: [`${kind.title}.`] }, ' ', ...inlines(site.tell)],
          },
          {
            kind: 'paragraph',
            text: [
              ...inlines(kind.symptom),
              ' ',
              { kind: 'lesson', to: kind.card, text: [`Read: ${cardTitle(kind.card)}`] },
            ],
          },
        ]),
      ),
    ],
    break: null,
  };
}

/** `two faults` */
function count(number: number, noun: string): string {
  return `${NUMBERS[number] ?? number} ${noun}${number === 1 ? '' : 's'}`;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)} ${text.startsWith('one ') ? 'is' : 'are'}`;
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', text: inlines(text) };
}

function list(items: readonly (readonly Block[])[]): Block {
  return { kind: 'list', ordered: false, items };
}

/** Text with `code` between backticks. */
function inlines(text: string): readonly Inline[] {
  return text
    .split('`')
    .map((part, index): Inline => (index % 2 === 1 ? { kind: 'code', text: part } : part))
    .filter((part) => part !== '');
}
