import type { Problem } from './problem.ts';

/** Every file under `lessons/` by its path from the top of the repository. */
export type LessonFiles = ReadonlyMap<string, string>;

/** The files of a topic's folder, by what they are. */
export interface TopicFiles {
  readonly id: string;
  readonly folder: string;
  readonly topic: string | null;
  readonly quiz: string | null;
  readonly cards: readonly NumberedFile[];
  readonly exercises: readonly NumberedFile[];
}

export interface NumberedFile {
  readonly id: string;
  readonly file: string;
}

const SHARED = /^lessons\/(?:clouds|schema)\//;

/** Sorts files into topics; what has no place is a problem. */
export function sortFiles(files: LessonFiles, problems: Problem[]): readonly TopicFiles[] {
  const folders = new Map<string, string[]>();
  for (const path of [...files.keys()].sort()) {
    const [, folder, ...rest] = path.split('/');
    if (folder === undefined || rest.length === 0 || SHARED.test(path)) continue;
    folders.set(folder, [...(folders.get(folder) ?? []), path]);
  }
  return [...folders].map(([id, paths]) => {
    const folder = `lessons/${id}`;
    const cards = numbered(paths, new RegExp(`^${folder}/(?:\\d+-)?([a-z0-9-]+)\\.md$`));
    const exercises = numbered(paths, new RegExp(`^${folder}/exercises/(?:\\d+-)?([a-z0-9-]+)\\.yaml$`));
    const own = new Set([...cards, ...exercises].map(({ file }) => file));
    for (const file of paths)
      if (!own.has(file) && file !== `${folder}/topic.yaml` && file !== `${folder}/quiz.yaml`)
        problems.push({
          file,
          line: 1,
          message:
            'A topic holds topic.yaml, quiz.yaml, cards (10-name.md) and exercises/10-name.yaml, named in small letters with hyphens. This is none of them.',
        });
    const has = (name: string) => (files.has(`${folder}/${name}`) ? `${folder}/${name}` : null);
    return { id, folder, topic: has('topic.yaml'), quiz: has('quiz.yaml'), cards, exercises };
  });
}

function numbered(paths: readonly string[], form: RegExp): readonly NumberedFile[] {
  return paths.flatMap((file) => {
    const id = form.exec(file)?.[1];
    return id === undefined ? [] : [{ id, file }];
  });
}
