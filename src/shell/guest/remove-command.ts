import {
  type CommandContext,
  type CommandResult,
  fail,
  type ShellCommand,
  succeed,
} from '../bash/command.ts';
import { readArguments } from '../network/arguments.ts';
import type { Machine } from './machine.ts';

/** `rm`, which says why it could not even where -f keeps it quiet about what is not there. */
export function removeCommand(machine: Machine): ShellCommand {
  return { name: 'rm', run: (args, context) => remove(machine, args, context) };
}

const FLAGS = ['r', 'R', 'f', 'i', 'I', 'v', 'd', 'recursive', 'force', 'verbose', 'dir', 'no-preserve-root'];

async function remove(
  machine: Machine,
  args: readonly string[],
  context: CommandContext,
): Promise<CommandResult> {
  const { options, words, unknown } = readArguments(args, { flags: FLAGS, values: [] });
  const has = (...names: readonly string[]) => names.some((name) => options.has(name));
  if (unknown !== undefined)
    return fail(
      `rm: ${unknown.startsWith('--') ? `unrecognized option '${unknown}'` : `invalid option -- '${unknown.slice(1)}'`}\nTry 'rm --help' for more information.\n`,
    );
  if (words.length === 0)
    return has('f', 'force')
      ? succeed('')
      : fail("rm: missing operand\nTry 'rm --help' for more information.\n");
  const { files } = machine;
  let stdout = '';
  let stderr = '';
  for (const word of words) {
    const path = files.resolvePath(context.cwd, word);
    if (/^(?:.*\/)?\.\.?\/?$/.test(word)) {
      stderr += `rm: refusing to remove '.' or '..' directory: skipping '${word}'\n`;
      continue;
    }
    if (path === '/' && has('r', 'R', 'recursive')) {
      stderr +=
        "rm: it is dangerous to operate recursively on '/'\nrm: use --no-preserve-root to override this failsafe\n";
      continue;
    }
    const why = await removeOne(machine, path, has('r', 'R', 'recursive'), has('d', 'dir'));
    if (why === undefined) stdout += has('v', 'verbose') ? `removed '${word}'\n` : '';
    else if (why !== MISSING || !has('f', 'force')) stderr += `rm: cannot remove '${word}': ${why}\n`;
  }
  return { stdout, stderr, exitCode: stderr === '' ? 0 : 1 };
}

const MISSING = 'No such file or directory';

/** Why not; undefined: it is gone. */
async function removeOne(
  { files }: Machine,
  path: string,
  isRecursive: boolean,
  isFolderToo: boolean,
): Promise<string | undefined> {
  try {
    const { isDirectory, isSymbolicLink } = await files.lstat(path);
    if (isDirectory && !isSymbolicLink && !isRecursive) {
      if (!isFolderToo) return 'Is a directory';
      if ((await files.readdir(path)).length > 0) return 'Directory not empty';
    }
    await files.rm(path, { recursive: isRecursive || isFolderToo });
    return undefined;
  } catch (error) {
    const text = String(error);
    if (text.includes('EPERM')) return 'Operation not permitted';
    return text.includes('EACCES') ? 'Permission denied' : MISSING;
  }
}
