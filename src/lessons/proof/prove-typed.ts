import type { Script } from '../content/cloud-source.ts';
import type { Exercise } from '../content/topic.ts';
import { type Attempt, Judge } from '../exercise/judge-exercise.ts';
import { buildStart } from '../exercise/solution-lines.ts';
import { readMention } from '../script/names.ts';
import { isChange } from '../script/run-script.ts';
import { startTyped } from '../typed/start-typed.ts';
import { type TypedRun, typeScript } from '../typed/type-script.ts';
import type { TypedState } from '../typed/typed-state.ts';
import type { Finding } from './examine-task.ts';
import { type Proof, told } from './prove-exercise.ts';

/**
 * Proves an exercise in the terminal as one of `aws` lines is proven, by typing: the start does not meet its goals,
 * the solution does, the solution without any one of the commands that change something does not, and every other
 * design does.
 */
export async function proveTyped(exercise: Exercise): Promise<Proof> {
  const built = buildStart(exercise);
  if (built.problems.length > 0) return { problems: built.problems, changes: 0, redundant: 0 };
  const { solution, answers, redundant } = exercise;
  const goals = goalsOf(exercise);
  const start = startTyped(exercise);
  const judge = new Judge();
  const run = await typeScript(start, solution.text);
  const findings: Finding[] = examineDesign(exercise, judge, run);
  if (judge.allMet(goals, { ...start, edits: [], commands: [], answers: {} }))
    findings.push({ kind: 'solved-at-start' });
  const problems = findings.map((finding) => told('The exercise', { solution }, finding));
  for (const { solution: other } of exercise.alternatives) {
    const found = examineDesign(exercise, judge, await typeScript(start, other.text));
    problems.push(...found.map((finding) => told('This design', { solution: other }, finding)));
  }
  if (problems.length > 0) return { problems, changes: 0, redundant: 0 };
  const changing = run.lines.filter(({ changes }) => changes);
  const tried = changing.filter(({ text }) => !redundant.some(({ command }) => text.includes(command)));
  const needless: Finding[] = [];
  for (const { line, text } of tried)
    if (judge.allMet(goals, await attemptWithout(start, solution, line, answers)))
      needless.push({ kind: 'not-needed', line, text });
  for (const id of Object.keys(answers)) {
    const { [id]: _left, ...others } = answers;
    if (judge.allMet(goals, attemptAfter(run, others))) needless.push({ kind: 'unasked', goal: id });
  }
  return {
    problems: needless.map((finding) => told('The exercise', { solution }, finding)),
    changes: changing.length,
    redundant: changing.length - tried.length,
  };
}

function goalsOf({ steps }: Exercise) {
  return steps.flatMap((step) => step.goals);
}

function examineDesign(exercise: Exercise, judge: Judge, run: TypedRun): Finding[] {
  if (run.problems.length > 0)
    return run.problems.map(({ line, message }) => ({ kind: 'refused', line, message }));
  return judge
    .judge(goalsOf(exercise), attemptAfter(run, exercise.answers))
    .flatMap(({ goal, verdict }): Finding[] =>
      verdict.kind === 'met' ? [] : [{ kind: 'unmet', goal, why: verdict.why }],
    );
}

async function attemptWithout(
  start: TypedState,
  solution: Script,
  without: number,
  answers: Exercise['answers'],
): Promise<Attempt> {
  return attemptAfter(await typeScript(start, solution.text, { without, goesOn: true }), answers);
}

function attemptAfter({ state, lines, calls }: TypedRun, answers: Exercise['answers']): Attempt {
  return {
    ...state,
    typed: lines,
    commands: calls,
    edits: calls.filter(({ operation }) => isChange(operation)),
    answers: Object.fromEntries(
      Object.entries(answers).map(([goal, answer]) => [goal, named(state, answer)]),
    ),
  };
}

/** Learners write ids where the file says `@name`. */
function named({ cloud }: TypedState, answer: string): string {
  const id = answer.startsWith('@') ? readMention(cloud, answer) : null;
  return id?.ok === true ? id.value : answer;
}
