import type { FileReader } from '../../aws/read-value.ts';
import type { CommandContext } from '../bash/command.ts';

/** Reads beforehand what `file://` and `fileb://` in the line name: values are read without waiting. */
export async function readParameterFiles(
  context: CommandContext,
  words: readonly string[],
): Promise<FileReader> {
  const contents = new Map<string, Uint8Array>();
  for (const word of words) {
    // Alone, after `--option=`, or within shorthand as `key@=file://…`.
    for (const match of word.matchAll(/fileb?:\/\/([^,\]}]*)/g)) {
      const whole = word.slice(match.index).replace(/^fileb?:\/\//, '');
      for (const path of new Set([whole, match[1] ?? ''])) {
        if (path === '' || contents.has(path)) continue;
        const place = context.fs.resolvePath(context.cwd, expandHome(path, context));
        if (!(await context.fs.exists(place)) || (await context.fs.stat(place)).isDirectory) continue;
        contents.set(path, await context.fs.readFileBuffer(place));
      }
    }
  }
  return (path) => contents.get(path);
}

/** `~` at the start, as AWS CLI reads it itself: behind `file://` no shell does. */
export function expandHome(path: string, { env }: CommandContext): string {
  return path === '~' || path.startsWith('~/') ? `${env.get('HOME') ?? ''}${path.slice(1)}` : path;
}
