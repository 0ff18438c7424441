import type { Script } from '../content/cloud-source.ts';
import type { Exercise, StatedGoal } from '../content/topic.ts';
import { type Attempt, Judge } from '../exercise/judge-exercise.ts';
import { writtenAnswer } from '../script/names.ts';
import { type RunOptions, runScript, type ScriptRun, type ScriptState } from '../script/run-script.ts';
import { scriptLines } from '../script/script-lines.ts';

/** What is wrong with an exercise; lines are those of its solution, from 0. */
export type Finding =
  | { readonly kind: 'solved-at-start' }
  | { readonly kind: 'refused'; readonly line: number; readonly message: string }
  | { readonly kind: 'unmet'; readonly goal: StatedGoal; readonly why: string }
  /** The goals hold without that change too. */
  | { readonly kind: 'not-needed'; readonly line: number; readonly text: string }
  | { readonly kind: 'unasked'; readonly goal: string };

export interface Task {
  readonly start: ScriptState;
  readonly goals: readonly StatedGoal[];
  readonly solution: Script;
  readonly answers: Exercise['answers'];
}

export interface Examined {
  readonly findings: readonly Finding[];
  /** Commands of the solution that change something; 0 where it was not examined so far. */
  readonly changes: number;
  /** How many of them are declared redundant. */
  readonly declared: number;
}

/**
 * Whether an exercise teaches what it says: its start does not meet its goals, its solution does, and the
 * solution with any one of its changes left out does not. A change that is declared redundant is not tried.
 */
export function examineTask(task: Task, isDeclared: (line: string) => boolean = () => false): Examined {
  const { start, goals, solution, answers } = task;
  const judge = new Judge();
  const run = runScript(start, solution.text);
  const ends = [...examineStart(task, judge), ...examineDesign(task, judge, run)];
  if (ends.length > 0) return { findings: ends, changes: 0, declared: 0 };
  const changing = scriptLines(solution.text).flatMap((line, index) =>
    run.ran.some((command) => command.line === line.line && command.changes) ? [{ ...line, index }] : [],
  );
  const findings: Finding[] = [];
  const tried = changing.filter(({ text }) => !isDeclared(text));
  for (const { text, line, index } of tried) {
    const without = attemptOf(task, answers, { without: new Set([index]), goesOn: true });
    if (judge.allMet(goals, without)) findings.push({ kind: 'not-needed', line, text });
  }
  for (const id of Object.keys(answers)) {
    const { [id]: _left, ...others } = answers;
    if (goals.some((goal) => goal.id === id) && judge.allMet(goals, attemptOf(task, others)))
      findings.push({ kind: 'unasked', goal: id });
  }
  return { findings, changes: changing.length, declared: changing.length - tried.length };
}

/** Doing nothing must not be enough. */
export function examineStart({ start, goals }: Task, judge = new Judge()): readonly Finding[] {
  const untouched: Attempt = { cloud: start.cloud, edits: [], commands: [], answers: {} };
  return judge.allMet(goals, untouched) ? [{ kind: 'solved-at-start' }] : [];
}

/** The solution can be carried out, and meets every goal. */
export function examineDesign(
  { start, goals, solution, answers }: Task,
  judge = new Judge(),
  run = runScript(start, solution.text),
): readonly Finding[] {
  if (run.problems.length > 0)
    return run.problems.map(({ line, message }) => ({ kind: 'refused', line, message }));
  return judge
    .judge(goals, attemptAfter(run, answers))
    .flatMap(({ goal, verdict }) =>
      verdict.kind === 'met' ? [] : [{ kind: 'unmet', goal, why: verdict.why } as const],
    );
}

function attemptOf(task: Task, answers: Exercise['answers'], options: RunOptions = {}): Attempt {
  return attemptAfter(runScript(task.start, task.solution.text, options), answers);
}

function attemptAfter(run: ScriptRun, answers: Exercise['answers']): Attempt {
  return {
    cloud: run.state.cloud,
    commands: run.ran.map(({ request }) => request),
    edits: run.ran.filter(({ changes }) => changes).map(({ request }) => request),
    answers: Object.fromEntries(
      Object.entries(answers).map(([goal, answer]) => [goal, writtenAnswer(run.state.cloud, answer)]),
    ),
  };
}
