import type { Plugin } from 'vite';
import type { Lessons } from '../../lessons/source/compile-lessons.ts';
import { formatProblem } from '../../lessons/source/problem.ts';
import { readLessonFiles } from './read-lesson-files.ts';

const FILE = /\/lessons\/(?:catalogue\.yaml(?:\?(words))?|([a-z0-9-]+)\/topic\.yaml)$/;

async function compileAll(top: string): Promise<Lessons> {
  const { compileLessons } = await import('../../lessons/source/compile-lessons.ts');
  const lessons = compileLessons(readLessonFiles(top));
  if (lessons.problems.length > 0) return lessons;
  const { layTerminals } = await import('../../lessons/typed/lay-terminal.ts');
  return layTerminals(lessons);
}

/**
 * Compiles lesson files while the page is built: `lessons/catalogue.yaml` becomes the summary of all topics (with
 * `?words` what one searches in), `lessons/<topic>/topic.yaml` everything of that topic. The page gets data and no parser. A broken file
 * ends the build with its line; in development the page says so and reloads once it is mended.
 */
export function lessonsPlugin(): Plugin {
  let top = '';
  let compiled: Promise<Lessons> | null = null;
  const compile = () => {
    compiled ??= compileAll(top);
    return compiled;
  };
  return {
    name: 'lessons',
    enforce: 'pre',
    configResolved({ root }) {
      top = `${root}/`;
    },
    async load(id) {
      // Asked for with a query (`?raw`), a file is wanted as it is.
      const match = FILE.exec(id);
      if (match === null) return null;
      const [, words, topic] = match;
      const lessons = await compile();
      for (const file of readLessonFiles(top).keys()) this.addWatchFile(`${top}${file}`);
      if (lessons.problems.length > 0)
        this.error(`Lessons:\n${lessons.problems.map(formatProblem).join('\n')}`);
      const { catalogue, topics } = lessons;
      const data =
        topic !== undefined
          ? topics.find((one) => one.id === topic)
          : words === undefined
            ? catalogue
            : lessons.words;
      return { code: `export default ${JSON.stringify(data ?? null)}`, moduleType: 'js', map: null };
    },
    watchChange(id) {
      if (id.includes('/lessons/')) compiled = null;
    },
    handleHotUpdate({ file, server }) {
      if (!file.startsWith(`${top}lessons/`)) return undefined;
      compiled = null;
      server.moduleGraph.invalidateAll();
      server.ws.send({ type: 'full-reload' });
      return [];
    },
  };
}
