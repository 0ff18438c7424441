import type { Exercise } from '../content/topic.ts';
import { buildStart } from '../exercise/solution-lines.ts';
import { tellGoal } from '../goals/goals.ts';
import { type BuildProblem, placeIn } from '../script/build-cloud.ts';
import { runScript, type ScriptState } from '../script/run-script.ts';
import { examineDesign, examineTask, type Finding, type Task } from './examine-task.ts';

/** What a proof found: faults, and how often a command was declared redundant. */
export interface Proof {
  readonly problems: readonly BuildProblem[];
  readonly changes: number;
  readonly redundant: number;
}

const NONE: Proof = { problems: [], changes: 0, redundant: 0 };

/**
 * Proves that an exercise teaches what it says: the start does not meet its goals, the solution does,
 * the solution with any one of its changes left out does not, and every other design given does.
 */
export function proveExercise(exercise: Exercise): Proof {
  const built = buildStart(exercise);
  if (built.problems.length > 0) return { ...NONE, problems: built.problems };
  const goals = exercise.steps.flatMap((step) => step.goals);
  const { solution, answers, redundant } = exercise;
  const task: Task = { start: built.state, goals, solution, answers };
  const main = proveTask('The exercise', task, redundant);
  const others = exercise.alternatives.flatMap(({ solution: other }) => {
    const design = { ...task, solution: other };
    return examineDesign(design).map((finding) => told('This design', design, finding));
  });
  const broken = proveBreak(exercise, built.state);
  return {
    problems: [...main.problems, ...others, ...broken.problems],
    changes: main.changes + broken.changes,
    redundant: main.redundant + broken.redundant,
  };
}

function proveBreak({ break: variant, solution, answers }: Exercise, start: ScriptState): Proof {
  if (variant === null) return NONE;
  const solved = runScript(start, solution.text);
  if (solved.problems.length > 0) return NONE;
  const after = runScript(solved.state, variant.commands.text);
  if (after.problems.length > 0)
    return {
      ...NONE,
      problems: after.problems.map(({ line, message }) => ({
        ...placeIn(variant.commands, line),
        message,
      })),
    };
  const { goals, solution: healing } = variant;
  return proveTask('The broken variant', { start: after.state, goals, solution: healing, answers }, []);
}

function proveTask(name: string, task: Task, redundant: Exercise['redundant']): Proof {
  const isDeclared = (text: string) => redundant.some(({ command }) => text.includes(command));
  const { findings, changes, declared } = examineTask(task, isDeclared);
  const problems = findings.map((finding) => told(name, task, finding));
  return { problems, changes, redundant: declared };
}

/** A finding in the words of who writes lesson files. */
export function told(name: string, { solution }: Pick<Task, 'solution'>, finding: Finding): BuildProblem {
  switch (finding.kind) {
    case 'solved-at-start':
      return {
        ...placeIn(solution, 0),
        message: `${name} is solved before anything is done: its goals already hold at the start.`,
      };
    case 'refused':
      return { ...placeIn(solution, finding.line), message: finding.message };
    case 'unmet':
      return {
        ...placeIn(solution, 0),
        message: `${name} does not meet the goal "${tellGoal(finding.goal)}": ${finding.why}`,
      };
    case 'not-needed':
      return {
        ...placeIn(solution, finding.line),
        message: `${name} is solved without this command too: leave it out, add a goal that needs it, or give the reason under "redundant".`,
      };
    case 'unasked':
      return {
        ...placeIn(solution, 0),
        message: `${name} is solved without an answer to "${finding.goal}".`,
      };
    default:
      return finding satisfies never;
  }
}
