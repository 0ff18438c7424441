import type { Topic } from '../content/topic.ts';
import { compileLessons, type Lessons } from '../source/compile-lessons.ts';
import type { LessonFiles } from '../source/lesson-files.ts';
import type { Problem } from '../source/problem.ts';
import { checkCoverage } from './check-coverage.ts';
import { diagramsOf, proveDiagram } from './prove-diagram.ts';
import { proveExercise } from './prove-exercise.ts';

export interface LessonsReport {
  readonly lessons: Lessons;
  readonly problems: readonly Problem[];
}

/** Everything that can be wrong with lessons: their files, links, live diagrams, exercises and coverage. */
export function checkLessons(files: LessonFiles): LessonsReport {
  const lessons = compileLessons(files);
  if (lessons.problems.length > 0) return { lessons, problems: lessons.problems };
  const topics = [...lessons.topics, ...lessons.templates];
  const problems = [
    ...topics.flatMap((topic) => diagramsOf(topic).flatMap(proveDiagram)),
    ...topics.flatMap(proveExercises),
    ...checkCoverage(files, topics),
  ];
  return { lessons, problems };
}

/** At most one changing command in ten may be declared redundant, over a topic's exercises. */
function proveExercises(topic: Topic): readonly Problem[] {
  const proofs = topic.exercises.map(proveExercise);
  const sum = (count: (proof: (typeof proofs)[number]) => number) =>
    proofs.reduce((total, proof) => total + count(proof), 0);
  const problems = proofs.flatMap((proof) => proof.problems);
  if (sum((proof) => proof.redundant) * 10 <= sum((proof) => proof.changes)) return problems;
  const message = 'More than one command in ten of its solutions is declared redundant: shorten them.';
  return [...problems, { file: `lessons/${topic.id}/topic.yaml`, line: 1, message }];
}
