import type { Topic } from '../content/topic.ts';
import { compileLessons, type Lessons } from '../source/compile-lessons.ts';
import type { LessonFiles } from '../source/lesson-files.ts';
import type { Problem } from '../source/problem.ts';
import { inOrder, layTerminals } from '../typed/lay-terminal.ts';
import { checkCoverage } from './check-coverage.ts';
import { diagramsOf, proveDiagram } from './prove-diagram.ts';
import { proveExercise } from './prove-exercise.ts';
import { proveTyped } from './prove-typed.ts';

export interface LessonsReport {
  readonly lessons: Lessons;
  readonly problems: readonly Problem[];
}

/** Everything that can be wrong with lessons: their files, links, live diagrams, exercises and coverage. */
export async function checkLessons(files: LessonFiles): Promise<LessonsReport> {
  const compiled = compileLessons(files);
  if (compiled.problems.length > 0) return { lessons: compiled, problems: compiled.problems };
  const lessons = await layTerminals(compiled);
  if (lessons.problems.length > 0) return { lessons, problems: lessons.problems };
  const topics = [...lessons.topics, ...lessons.templates];
  const problems = [
    ...topics.flatMap((topic) => diagramsOf(topic).flatMap(proveDiagram)),
    ...(await inOrder(topics, proveExercises)).flat(),
    ...checkCoverage(files, topics),
  ];
  return { lessons, problems };
}

/** At most one changing command in ten may be declared redundant, over a topic's exercises. */
async function proveExercises(topic: Topic): Promise<readonly Problem[]> {
  const proofs = await inOrder(topic.exercises, async (exercise) =>
    exercise.terminal === null ? proveExercise(exercise) : proveTyped(exercise),
  );
  const sum = (count: (proof: (typeof proofs)[number]) => number) =>
    proofs.reduce((total, proof) => total + count(proof), 0);
  const problems = proofs.flatMap((proof) => proof.problems);
  if (sum((proof) => proof.redundant) * 10 <= sum((proof) => proof.changes)) return problems;
  const message = 'More than one command in ten of its solutions is declared redundant: shorten them.';
  return [...problems, { file: `lessons/${topic.id}/topic.yaml`, line: 1, message }];
}
