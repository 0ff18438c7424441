import type * as z from 'zod';
import type { CloudSource, Script } from '../content/cloud-source.ts';
import type { Term } from '../content/topic.ts';
import type { LessonFiles } from './lesson-files.ts';
import type { Problem } from './problem.ts';
import { type Located, readYaml } from './read-yaml.ts';
import {
  catalogueSchema,
  cloudFileSchema,
  type cloudSchema,
  correctionsSchema,
  glossarySchema,
} from './schemas.ts';

/** What topics share: clouds to begin with, terms, corrections, categories and the path. */
export class SharedFiles {
  readonly #files: LessonFiles;
  readonly #problems: Problem[];
  readonly #clouds = new Map<string, CloudSource | null>();

  constructor(files: LessonFiles, problems: Problem[]) {
    this.#files = files;
    this.#problems = problems;
  }

  /** Reads and checks a file; null when it is missing or broken, which is reported. */
  read<S extends z.ZodType>(file: string, schema: S): Located<z.infer<S>> | null {
    const text = this.#files.get(file);
    if (text === undefined) {
      this.#problems.push({ file, line: 1, message: 'This file is missing.' });
      return null;
    }
    const read = readYaml(file, text, schema);
    if (read.ok) return read.value;
    this.#problems.push(...read.error);
    return null;
  }

  catalogue(): z.infer<typeof catalogueSchema> {
    return this.read('lessons/catalogue.yaml', catalogueSchema)?.value ?? { categories: [], path: [] };
  }

  corrections(): Located<z.infer<typeof correctionsSchema>> | null {
    return this.read('lessons/corrections.yaml', correctionsSchema);
  }

  terms(): { readonly [id: string]: Term } {
    return this.read('lessons/glossary.yaml', glossarySchema)?.value.terms ?? {};
  }

  /** Every cloud of lessons/clouds. */
  cloudIds(): readonly string[] {
    return [...this.#files.keys()].flatMap((path) => {
      const id = /^lessons\/clouds\/([a-z0-9-]+)\.yaml$/.exec(path)?.[1];
      return id === undefined ? [] : [id];
    });
  }

  /** The scripts that build what `written` says; null when it rests on a cloud that is not there. */
  source(
    written: z.infer<typeof cloudSchema>,
    own: Script | null,
    where: Omit<Problem, 'message'>,
  ): CloudSource | null {
    const base = written.cloud === undefined ? [] : this.#cloud(written.cloud, where, []);
    if (base === null) return null;
    return own === null ? base : [...base, own];
  }

  #cloud(id: string, where: Omit<Problem, 'message'>, trail: readonly string[]): CloudSource | null {
    const known = this.#clouds.get(id);
    if (known !== undefined) return known;
    const file = `lessons/clouds/${id}.yaml`;
    if (!this.#files.has(file)) {
      this.#problems.push({
        ...where,
        message: `There is no cloud "${id}". Known are: ${this.cloudIds().join(', ')}.`,
      });
      return null;
    }
    if (trail.includes(id)) {
      this.#problems.push({ ...where, message: `The cloud "${id}" rests on itself.` });
      return null;
    }
    const read = this.read(file, cloudFileSchema);
    let source: CloudSource | null = null;
    if (read !== null) {
      const place = { file, line: read.lineOf(['cloud']) };
      const base = read.value.cloud === undefined ? [] : this.#cloud(read.value.cloud, place, [...trail, id]);
      const own = { text: read.value.commands, at: `${file}:${read.textLineOf(['commands'])}` };
      source = base === null ? null : [...base, own];
    }
    this.#clouds.set(id, source);
    return source;
  }
}
