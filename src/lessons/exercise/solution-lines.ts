import type { Exercise, StatedGoal } from '../content/topic.ts';
import { tellGoal } from '../goals/goals.ts';
import { type Built, buildCloud } from '../script/build-cloud.ts';
import { writtenAnswer } from '../script/names.ts';
import { runScript, type ScriptState } from '../script/run-script.ts';

/** What an exercise begins with, and what could not be built of it. */
export function buildStart({ start }: Exercise): Built {
  if (!('document' in start)) return buildCloud(start);
  const { cloud, place } = start.document;
  return { state: { cloud, variables: new Map(), place }, ran: [], problems: [] };
}

/** The cloud an exercise begins with. */
export function startOf(exercise: Exercise): ScriptState {
  return buildStart(exercise).state;
}

/** Where the broken variant begins: the solution, and what was done to it. */
export function brokenOf(exercise: Exercise): ScriptState {
  const solved = runScript(startOf(exercise), exercise.solution.text).state;
  return exercise.break === null ? solved : runScript(solved, exercise.break.commands.text).state;
}

/** The solution as a learner would type it from that start. */
export function solutionLines(start: ScriptState, solution: string): readonly string[] {
  return runScript(start, solution).ran.map(({ shown }) => shown);
}

export interface SolvedAnswer {
  readonly say: string;
  readonly answer: string;
}

/** What those of the goals that ask something are answered with, once the solution has run. */
export function solvedAnswers(
  goals: readonly StatedGoal[],
  { answers }: Exercise,
  start: ScriptState,
  solution: string,
): readonly SolvedAnswer[] {
  const { cloud } = runScript(start, solution).state;
  return goals.flatMap((goal) => {
    const answer = answers[goal.id];
    return answer === undefined ? [] : [{ say: tellGoal(goal), answer: writtenAnswer(cloud, answer) }];
  });
}

/** The fewest changes with which it is known to be solved. */
export function fewestKnown(exercise: Exercise): number {
  const start = startOf(exercise);
  const counts = [exercise.solution, ...exercise.alternatives.map(({ solution }) => solution)].map(
    ({ text }) => runScript(start, text).ran.filter(({ changes }) => changes).length,
  );
  return Math.min(...counts);
}
