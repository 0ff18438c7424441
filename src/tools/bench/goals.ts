import { Judge } from '../../lessons/exercise/judge-exercise.ts';
import { startOf } from '../../lessons/exercise/solution-lines.ts';
import { checkLessons } from '../../lessons/proof/check-lessons.ts';
import { runScript } from '../../lessons/script/run-script.ts';
import type { LessonFiles } from '../../lessons/source/lesson-files.ts';
import { medianMs } from './measure.ts';

const RUNS = 5;

/** How long all goals of an exercise take after its solution's last change: the median, and of which it is most. */
export async function goalTimes(files: LessonFiles): Promise<{
  readonly proofsMs: number;
  readonly slowest: string;
  readonly slowestMs: number;
}> {
  const begun = performance.now();
  const { lessons } = await checkLessons(files);
  const proofsMs = Math.round(performance.now() - begun);
  let [slowest, slowestMs] = ['', 0];
  for (const exercise of lessons.topics.flatMap((topic) => topic.exercises)) {
    if (exercise.terminal !== null) continue;
    const start = startOf(exercise);
    const lines = exercise.solution.text.trimEnd().split('\n');
    const goals = exercise.steps.flatMap((step) => step.goals);
    const before = attempt(runScript(start, lines.slice(0, -1).join('\n')));
    const after = attempt(runScript(start, exercise.solution.text));
    const judge = new Judge();
    // Turn by turn, so that each judgement follows an edit.
    let turn = 0;
    const ms = medianMs(RUNS, () => void judge.judge(goals, turn++ % 2 === 0 ? after : before));
    if (ms > slowestMs) [slowest, slowestMs] = [`${exercise.topic}/${exercise.id}`, ms];
  }
  return { proofsMs, slowest, slowestMs };
}

function attempt({ state, ran }: ReturnType<typeof runScript>) {
  return {
    cloud: state.cloud,
    commands: ran.map(({ request }) => request),
    edits: ran.filter(({ changes }) => changes).map(({ request }) => request),
    answers: {},
  };
}
