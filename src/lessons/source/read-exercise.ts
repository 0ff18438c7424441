import type * as z from 'zod';
import type { Block } from '../content/blocks.ts';
import type { Exercise, ExerciseStep, StatedGoal } from '../content/topic.ts';
import type { Goal } from '../goals/goals.ts';
import type { Problem } from './problem.ts';
import type { Located } from './read-yaml.ts';
import type { exerciseSchema } from './schemas.ts';
import type { SharedFiles } from './shared-files.ts';

type Written = z.infer<typeof exerciseSchema>;

export interface ExercisePlace {
  readonly file: string;
  readonly topic: string;
  readonly id: string;
  readonly shared: SharedFiles;
  readonly problems: Problem[];
  markdown(text: string, line: number): readonly Block[];
}

/** Makes an exercise of its file; null when what it starts from is not there. */
export function readExercise(read: Located<Written>, place: ExercisePlace): Exercise | null {
  const { value: written } = read;
  const { file } = place;
  const report = (path: readonly PropertyKey[], message: string) =>
    place.problems.push({ file, line: read.lineOf(path), message });
  const script = (text: string, ...path: readonly PropertyKey[]) => ({
    text,
    at: `${file}:${read.textLineOf(path)}`,
  });
  const text = (...path: readonly PropertyKey[]) => read.textLineOf(path);
  const { commands } = written.start;
  const own = commands === undefined ? null : script(commands, 'start', 'commands');
  const start = place.shared.source(written.start, own, { file, line: read.lineOf(['start', 'cloud']) });
  if ((written.goals === undefined) === (written.steps === undefined))
    report(['goals'], 'An exercise has either goals or steps.');
  const named = goalNamer((goals, index, message) => report([...goals, index], message));
  const steps: readonly ExerciseStep[] = written.steps?.map((step, index) => ({
    title: step.title,
    task: place.markdown(step.do, text('steps', index, 'do')),
    goals: named(step.goals, ['steps', index, 'goals']),
  })) ?? [{ title: '', task: [], goals: named(written.goals ?? [], ['goals']) }];
  const goals = steps.flatMap((step) => step.goals);
  const broken = written.break === undefined ? [] : named(written.break.goals, ['break', 'goals']);
  if (goals.length > 0 && goals.every(({ kind }) => kind === 'edits'))
    report(['goals'], 'Doing nothing meets these goals: add one that says what has to work.');
  const isQuestion = goals.every(({ kind }) => kind === 'answer' || kind === 'command');
  if (!isQuestion && written.alternatives.length === 0)
    report(
      ['solution'],
      'Add a second, different design under "alternatives": the goals have to accept it too.',
    );
  written.hints.forEach((hint, index) => {
    if (hint.for !== undefined && ![...goals, ...broken].some(({ id }) => id === hint.for))
      report(['hints', index, 'for'], `No goal has the id "${hint.for}".`);
  });
  const { typed } = written.start;
  if (typed !== undefined && !written.terminal)
    report(['start', 'typed'], 'What is typed needs a terminal: write "terminal: true" as well.');
  if (written.terminal && written.break !== undefined)
    report(
      ['break'],
      'An exercise in the terminal has no broken variant yet: make it an exercise of its own.',
    );
  if (written.terminal && goals.some(({ kind }) => kind === 'edits'))
    report(['goals'], 'In a terminal looking round leaves traces too: changes cannot be counted there.');
  if (start === null) return null;
  return {
    id: place.id,
    topic: place.topic,
    title: written.title,
    card: written.card,
    minutes: written.minutes,
    level: written.level,
    faults: written.faults,
    task: place.markdown(written.task, text('task')),
    start,
    terminal: written.terminal
      ? {
          typed: typed === undefined ? null : script(typed, 'start', 'typed'),
          made: [],
          laptop: null,
          clock: 0,
        }
      : null,
    steps,
    hints: written.hints,
    solution: script(written.solution, 'solution'),
    answers: answersOf(goals, written.answers),
    alternatives: written.alternatives.map(({ about, solution }, index) => ({
      about,
      solution: script(solution, 'alternatives', index, 'solution'),
    })),
    redundant: written.redundant,
    debrief: place.markdown(written.debrief, text('debrief')),
    break:
      written.break === undefined
        ? null
        : {
            task: place.markdown(written.break.task, text('break', 'task')),
            commands: script(written.break.commands, 'break', 'commands'),
            goals: broken,
            solution: script(written.break.solution, 'break', 'solution'),
          },
  };
}

/** Gives each goal an id that is unique in its exercise. */
function goalNamer(report: (path: readonly PropertyKey[], index: number, message: string) => void) {
  const taken = new Set<string>();
  return (goals: readonly Goal[], path: readonly PropertyKey[]): readonly StatedGoal[] =>
    goals.map((goal, index) => {
      const id = goal.id ?? `goal-${taken.size + 1}`;
      if (taken.has(id)) report(path, index, `Two goals have the id "${id}".`);
      taken.add(id);
      return { ...goal, id };
    });
}

function answersOf(
  goals: readonly StatedGoal[],
  written: Written['answers'],
): { readonly [goal: string]: string } {
  const own = goals.flatMap((goal) => (goal.kind === 'answer' ? [[goal.id, String(goal.answer)]] : []));
  const given = Object.entries(written ?? {}).map(([id, value]) => [id, String(value)]);
  return Object.fromEntries([...own, ...given]) as { readonly [goal: string]: string };
}
