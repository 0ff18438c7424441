import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkLessons } from '../../lessons/proof/check-lessons.ts';
import { formatProblem } from '../../lessons/source/problem.ts';
import { editorSchemas } from './editor-schemas.ts';
import { readLessonFiles } from './read-lesson-files.ts';

const top = process.cwd();

if (process.argv.includes('--write-schemas')) {
  for (const [path, text] of editorSchemas()) writeFileSync(join(top, path), text);
} else {
  const { lessons, problems } = await checkLessons(readLessonFiles(top));
  for (const problem of problems) console.error(formatProblem(problem));
  const count = (of: (topic: (typeof lessons.topics)[number]) => readonly unknown[]) =>
    lessons.topics.reduce((sum, topic) => sum + of(topic).length, 0);
  console.info(
    `${lessons.topics.length} topics, ${count((topic) => topic.cards)} cards, ${count((topic) => topic.questions)} questions, ${count((topic) => topic.exercises)} exercises. ${problems.length === 0 ? 'All is well.' : `${problems.length} to mend.`}`,
  );
  process.exitCode = problems.length === 0 ? 0 : 1;
}
