import type { StatedGoal } from '../content/topic.ts';
import { Judge } from '../exercise/judge-exercise.ts';
import { startOf } from '../exercise/solution-lines.ts';
import { proveExercise } from '../proof/prove-exercise.ts';
import { runScript, type ScriptState } from '../script/run-script.ts';
import { healthyState } from './healthy-state.ts';
import { breakingScript, mendingScript } from './hidden-fault.ts';
import { openEverything } from './open-everything.ts';
import type { Puzzle } from './puzzle.ts';

/**
 * Everything that is wrong with a puzzle, as sentences; none: it is fair. The start fails, the reference
 * repair meets every goal and none of its changes can be left out (the proof of every exercise); each
 * fault breaks something by itself; none can stay, and none has to be mended before the others; opening
 * everything does not win; the changes that it says are enough are enough.
 */
export function provePuzzle({ plan, exercise, changes }: Puzzle): readonly string[] {
  const { architecture, faults } = plan;
  const goals = architecture.behaviours.map(({ goal }) => goal);
  const healthy = healthyState(architecture);
  const problems: string[] = [];
  if (!holds(healthy, goals)) problems.push('The architecture is not healthy by itself.');
  const proof = proveExercise(exercise);
  problems.push(...proof.problems.map(({ message }) => message));
  if (proof.problems.length > 0) return problems;
  if (proof.changes !== changes) problems.push(`It takes ${proof.changes} changes, not ${changes}.`);
  const start = startOf(exercise);
  for (const fault of faults) {
    const alone = runScript(healthy, breakingScript([fault]));
    if (alone.problems.length > 0 || holds(alone.state, goals))
      problems.push(`"${fault.kind.id}" breaks nothing by itself.`);
    const others = faults.filter((other) => other !== fault);
    const mended = runScript(start, mendingScript(others));
    if (mended.problems.length > 0) problems.push(`Nothing else can be mended before "${fault.kind.id}" is.`);
    else if (holds(mended.state, goals)) problems.push(`"${fault.kind.id}" can stay.`);
  }
  const isWonOpen = openEverything(start.cloud).some((script) =>
    holds(runScript(start, script, { goesOn: true }).state, goals),
  );
  if (isWonOpen) problems.push('Opening everything solves it.');
  return problems;
}

function holds({ cloud }: ScriptState, goals: readonly StatedGoal[]): boolean {
  return new Judge().allMet(goals, { cloud, edits: [], commands: [], answers: {} });
}
