import type { Exercise, LaidTerminal, Topic } from '../content/topic.ts';
import { buildStart } from '../exercise/solution-lines.ts';
import { type BuildProblem, placeIn } from '../script/build-cloud.ts';
import type { Lessons } from '../source/compile-lessons.ts';
import { lastOfEach } from './last-of-each.ts';
import { ownKeys } from './own-keys.ts';
import { typeScript } from './type-script.ts';
import { callAgain } from './typed-session.ts';

interface Laid {
  readonly exercise: Exercise;
  readonly problems: readonly BuildProblem[];
}

/**
 * Types what was typed before exercises begin, and keeps the calls that it made and the files that it left: so the
 * page begins where it ended, and runs nothing for it.
 */
export async function layTerminals(lessons: Lessons): Promise<Lessons> {
  const problems = [...lessons.problems];
  const layIn = async (topic: Topic): Promise<Topic> => {
    if (topic.exercises.every(({ terminal }) => terminal?.typed == null)) return topic;
    const laid = await inOrder(topic.exercises, layTerminal);
    problems.push(...laid.flatMap((each) => each.problems));
    return { ...topic, exercises: laid.map(({ exercise }) => exercise) };
  };
  const topics = await inOrder(lessons.topics, layIn);
  const templates = await inOrder(lessons.templates, layIn);
  return { ...lessons, topics, templates, problems };
}

async function layTerminal(exercise: Exercise): Promise<Laid> {
  const { terminal } = exercise;
  const typed = terminal?.typed ?? null;
  if (terminal === null || typed === null) return { exercise, problems: [] };
  const built = buildStart(exercise);
  if (built.problems.length > 0) return { exercise, problems: built.problems };
  const { cloud } = built.state;
  const keys = ownKeys(cloud);
  const run = await typeScript({ cloud, laptop: keys }, typed.text);
  const problems = run.problems.map(({ line, message }) => ({ ...placeIn(typed, line), message }));
  const made = lastOfEach(run.calls.filter(({ operation }) => !/^(?:Describe|Get|List)/.test(operation)));
  const after = callAgain(cloud, made);
  if (problems.length === 0 && after === null)
    problems.push({ ...placeIn(typed, 0), message: 'What was typed here cannot be done again.' });
  const laptop: LaidTerminal['laptop'] = run.state.laptop.map((file) =>
    keys.some(({ path, text }) => path === file.path && text === file.text)
      ? { path: file.path, mode: file.mode }
      : file,
  );
  return {
    exercise: { ...exercise, terminal: { typed, made, laptop, clock: run.state.cloud.clock } },
    problems,
  };
}

/** One after the other: each shell has the machine for itself. */
export async function inOrder<A, B>(
  items: readonly A[],
  act: (item: A) => Promise<B>,
): Promise<readonly B[]> {
  const results: B[] = [];
  for (const item of items) results.push(await act(item));
  return results;
}
