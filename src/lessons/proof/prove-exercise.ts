import type { AwsCloud } from '../../resources/tables.ts';
import type { Script } from '../content/cloud-source.ts';
import type { Exercise, StatedGoal } from '../content/topic.ts';
import { type Attempt, Judge } from '../exercise/judge-exercise.ts';
import { tellGoal } from '../goals/goals.ts';
import { type BuildProblem, buildCloud, placeIn } from '../script/build-cloud.ts';
import { readMention } from '../script/names.ts';
import { type RunOptions, runScript, type ScriptRun, type ScriptState } from '../script/run-script.ts';
import { scriptLines } from '../script/script-lines.ts';

/** What a proof found: faults, and how often a command was declared redundant. */
export interface Proof {
  readonly problems: readonly BuildProblem[];
  readonly changes: number;
  readonly redundant: number;
}

interface Task {
  readonly name: string;
  readonly start: ScriptState;
  readonly goals: readonly StatedGoal[];
  readonly solution: Script;
  readonly answers: Exercise['answers'];
  readonly redundant: Exercise['redundant'];
}

/**
 * Proves that an exercise teaches what it says: the start does not meet its goals, the solution does,
 * the solution with any one of its changes left out does not, and every other design given does.
 */
export function proveExercise(exercise: Exercise): Proof {
  const built = buildCloud(exercise.start);
  if (built.problems.length > 0) return { problems: built.problems, changes: 0, redundant: 0 };
  const goals = exercise.steps.flatMap((step) => step.goals);
  const { solution, answers, redundant } = exercise;
  const start = built.state;
  const main = proveTask({ name: 'The exercise', start, goals, solution, answers, redundant });
  const others = exercise.alternatives.flatMap(({ solution: other }) =>
    proveDesign({ name: 'This design', start, goals, solution: other, answers, redundant }),
  );
  const broken = proveBreak(exercise, start);
  return {
    problems: [...main.problems, ...others, ...broken.problems],
    changes: main.changes + broken.changes,
    redundant: main.redundant + broken.redundant,
  };
}

function proveBreak({ break: variant, solution, answers }: Exercise, start: ScriptState): Proof {
  const none = { problems: [], changes: 0, redundant: 0 };
  if (variant === null) return none;
  const solved = runScript(start, solution.text);
  if (solved.problems.length > 0) return none;
  const after = runScript(solved.state, variant.commands.text);
  if (after.problems.length > 0) return { ...none, problems: placed(variant.commands, after) };
  return proveTask({
    name: 'The broken variant',
    start: after.state,
    goals: variant.goals,
    solution: variant.solution,
    answers,
    redundant: [],
  });
}

function proveTask(task: Task): Proof {
  const { name, start, goals, solution, answers } = task;
  const judge = new Judge();
  const untouched: Attempt = { cloud: start.cloud, edits: [], commands: [], answers: {} };
  const problems: BuildProblem[] = [];
  if (judge.allMet(goals, untouched))
    problems.push({
      ...placeIn(solution, 0),
      message: `${name} is solved before anything is done: its goals already hold at the start.`,
    });
  const run = runScript(start, solution.text);
  problems.push(...proveDesign(task, judge, run));
  if (problems.length > 0) return { problems, changes: 0, redundant: 0 };
  const lines = scriptLines(solution.text);
  const changing = lines.flatMap((line, index) =>
    run.ran.some((command) => command.line === line.line && command.changes) ? [{ line, index }] : [],
  );
  let redundant = 0;
  for (const { line, index } of changing) {
    const reason = task.redundant.find(({ command }) => line.text.includes(command));
    if (reason !== undefined) {
      redundant++;
      continue;
    }
    const without = attemptOf(start, solution, answers, { without: new Set([index]), goesOn: true });
    if (judge.allMet(goals, without))
      problems.push({
        ...placeIn(solution, line.line),
        message: `${name} is solved without this command too: leave it out, add a goal that needs it, or give the reason under "redundant".`,
      });
  }
  for (const id of Object.keys(answers)) {
    const { [id]: _left, ...others } = answers;
    if (goals.some((goal) => goal.id === id) && judge.allMet(goals, attemptOf(start, solution, others)))
      problems.push({ ...placeIn(solution, 0), message: `${name} is solved without an answer to "${id}".` });
  }
  return { problems, changes: changing.length, redundant };
}

function proveDesign(
  { name, start, goals, solution, answers }: Task,
  judge = new Judge(),
  run = runScript(start, solution.text),
): readonly BuildProblem[] {
  if (run.problems.length > 0) return placed(solution, run);
  return judge.judge(goals, attemptAfter(run, answers)).flatMap(({ goal, verdict }) =>
    verdict.kind === 'met'
      ? []
      : [
          {
            ...placeIn(solution, 0),
            message: `${name} does not meet the goal "${tellGoal(goal)}": ${verdict.why}`,
          },
        ],
  );
}

function attemptOf(
  start: ScriptState,
  solution: Script,
  answers: Exercise['answers'],
  options: RunOptions = {},
): Attempt {
  return attemptAfter(runScript(start, solution.text, options), answers);
}

function attemptAfter(run: ScriptRun, answers: Exercise['answers']): Attempt {
  return {
    cloud: run.state.cloud,
    commands: run.ran.map(({ request }) => request),
    edits: run.ran.filter(({ changes }) => changes).map(({ request }) => request),
    answers: Object.fromEntries(
      Object.entries(answers).map(([goal, answer]) => [goal, idOf(run.state.cloud, answer)]),
    ),
  };
}

/** Learners write ids where the file says `@name`. */
function idOf(cloud: AwsCloud, answer: string): string {
  const id = answer.startsWith('@') ? readMention(cloud, answer) : null;
  return id?.ok === true ? id.value : answer;
}

function placed(script: Script, run: ScriptRun): readonly BuildProblem[] {
  return run.problems.map(({ line, message }) => ({ ...placeIn(script, line), message }));
}
