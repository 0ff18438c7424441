import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, normalize } from 'node:path';
import type { ImportFile } from '../io/describe-json/read-files.ts';
import type { Remark } from '../io/describe-json/report.ts';
import { ok } from '../kernel/lib/result.ts';
import { badInput, type Outcome } from './fault.ts';
import { fileTrouble } from './read-input.ts';

export interface GatheredFile extends ImportFile {
  /** Without links: two names of one file are one file. */
  readonly real: string;
}

export interface Gathered {
  readonly files: readonly GatheredFile[];
  /** Files of a searched folder that are ours, not AWS's. */
  readonly skipped: readonly Remark[];
}

/** The files named, and every *.json below the folders named, in the order of their names. */
export function gatherFiles(paths: readonly string[]): Outcome<Gathered> {
  const files = new Map<string, GatheredFile>();
  const skipped: Remark[] = [];
  for (const given of paths) {
    const path = normalize(given);
    try {
      const isFolder = statSync(path).isDirectory();
      for (const name of isFolder ? findJson(path, new Set()) : [path]) {
        const real = realpathSync(name);
        if (files.has(real)) continue;
        const text = readFileSync(real, 'utf8');
        const own = isFolder ? ownKind(text) : undefined;
        if (own === undefined) files.set(real, { path: name, text, real });
        else skipped.push({ file: name, path: '', message: `is ${own}, not an answer of AWS` });
      }
    } catch (error) {
      const { path: at } = error as NodeJS.ErrnoException;
      return badInput(at ?? given, fileTrouble(error));
    }
  }
  if (files.size === 0) return badInput(paths.join(', '), 'no *.json file with an answer of AWS in there');
  return ok({ files: [...files.values()], skipped });
}

/** `seen` ends a circle of linked folders. */
function findJson(folder: string, seen: Set<string>): readonly string[] {
  const real = realpathSync(folder);
  if (seen.has(real)) return [];
  seen.add(real);
  const names = readdirSync(folder).sort();
  return names.flatMap((name) => {
    const path = join(folder, name);
    const there = statSync(path, { throwIfNoEntry: false });
    if (there?.isDirectory() === true)
      return name === 'node_modules' || name.startsWith('.') ? [] : findJson(path, seen);
    return there?.isFile() === true && name.toLowerCase().endsWith('.json') ? [path] : [];
  });
}

/** Documents and flow lists often lie beside the answers they were made from. */
function ownKind(text: string): string | undefined {
  if (/^\s*\{\s*"format"\s*:\s*"skytrace\/cloud"/.test(text)) return 'a Skytrace document';
  if (!/^\s*(?:\[|\{\s*"flows")/.test(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    const list: unknown = Array.isArray(value) ? value : (value as { readonly flows?: unknown }).flows;
    const isFlows =
      Array.isArray(list) &&
      list.length > 0 &&
      list.every((each) => typeof each === 'object' && each !== null && 'from' in each && 'to' in each);
    return isFlows ? 'a list of flows' : undefined;
  } catch {
    return undefined;
  }
}
