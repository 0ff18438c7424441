import { startOf } from '../exercise/solution-lines.ts';
import { tellGoal } from '../goals/goals.ts';
import { examineTask, type Finding } from '../proof/examine-task.ts';
import { exerciseOf } from './exercise-of.ts';
import { readTold } from './read-told.ts';
import type { MadeExercise, SharedExercise } from './shared-exercise.ts';

/** A change of the recorded solution that the goals do not notice. */
export interface Unneeded {
  readonly line: number;
  readonly text: string;
}

export interface MadeProof {
  /** Sentences for who made it: what has to be mended. */
  readonly problems: readonly string[];
  /** Each of them wants a reason. */
  readonly unneeded: readonly Unneeded[];
  /** Changes that the recorded solution makes. */
  readonly changes: number;
}

/** The proofs that every exercise of the lessons passes, for one that was made on a canvas. */
export function proveMade(made: MadeExercise): MadeProof {
  const exercise = exerciseOf(made, '');
  if (!exercise.ok) return { problems: [exercise.error], unneeded: [], changes: 0 };
  const { steps, solution, answers } = exercise.value;
  const goals = steps.flatMap((step) => step.goals);
  const { findings, changes } = examineTask({ start: startOf(exercise.value), goals, solution, answers });
  const lines = solution.text.split('\n');
  return {
    problems: findings.flatMap((finding) => told(finding, lines)),
    unneeded: findings.flatMap((finding) =>
      finding.kind === 'not-needed' ? [{ line: finding.line, text: finding.text }] : [],
    ),
    changes,
  };
}

/** What of its words cannot be shown, as sentences. */
export function wordProblems({ task, debrief }: SharedExercise): readonly string[] {
  const inText = (name: string, text: string) =>
    readTold(text).problems.map((problem) => `In the ${name}: ${problem}`);
  return [...inText('task', task), ...inText('debrief', debrief)];
}

/** A finding in the words of who stands at the canvas. */
function told(finding: Finding, lines: readonly string[]): readonly string[] {
  switch (finding.kind) {
    case 'solved-at-start':
      return [
        'Every goal is met before anything is done, so there is nothing to solve. Choose a goal that the start does not meet yet.',
      ];
    case 'refused':
      return [
        `From the start, this change cannot be made again: ${lines[finding.line] ?? ''}. ${finding.message}`,
      ];
    case 'unmet':
      return [`Your solution does not meet the goal "${tellGoal(finding.goal)}": ${finding.why}`];
    case 'not-needed':
    case 'unasked':
      return [];
    default:
      return finding satisfies never;
  }
}
