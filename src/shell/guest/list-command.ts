import {
  type CommandContext,
  type CommandResult,
  fail,
  type ShellCommand,
  succeed,
} from '../bash/command.ts';
import { readArguments } from '../network/arguments.ts';
import { listTime } from './clock-text.ts';
import type { GuestFiles } from './guest-files.ts';

interface Entry {
  readonly path: string;
  readonly shown: string;
  readonly mode: number;
  readonly size: number;
  readonly time: number;
  readonly owner: string;
  readonly group: string;
  readonly kind: 'd' | 'l' | '-';
  readonly target: string | undefined;
}

/** What is listed, and who there is: an instance, or the laptop. */
export interface ListHost {
  readonly files: Pick<
    GuestFiles,
    | 'asRoot'
    | 'demandList'
    | 'exists'
    | 'lstat'
    | 'ownership'
    | 'readdir'
    | 'readlink'
    | 'resolvePath'
    | 'stat'
  >;
  readonly accounts: {
    user(name: string): { readonly id: number } | undefined;
    group(name: string): { readonly id: number } | undefined;
  };
  readonly now: number;
}

/** `ls` and `stat`, which know whose a file is. */
export function listCommands(machine: ListHost): readonly ShellCommand[] {
  return [
    { name: 'ls', run: (args, context) => list(machine, args, context) },
    { name: 'll', run: (args, context) => list(machine, ['-l', ...args], context) },
    { name: 'stat', run: (args, context) => stat(machine, args, context) },
  ];
}

async function entryOf({ files }: ListHost, path: string, shown: string): Promise<Entry> {
  const { mode, size, mtime, isDirectory, isSymbolicLink } = await files.asRoot(() => files.lstat(path));
  return {
    path,
    shown,
    mode: mode & 0o7777,
    size: isDirectory ? 4096 : size,
    time: mtime.getTime(),
    ...files.ownership(path),
    kind: isSymbolicLink ? 'l' : isDirectory ? 'd' : '-',
    target: isSymbolicLink ? await files.asRoot(() => files.readlink(path)) : undefined,
  };
}

const FLAGS = [
  'l',
  'a',
  'A',
  'h',
  'd',
  'R',
  '1',
  't',
  'r',
  'S',
  'n',
  'i',
  'F',
  'p',
  'g',
  'o',
  'G',
  'Z',
  'C',
  's',
  'all',
  'almost-all',
  'human-readable',
  'recursive',
  'directory',
  'reverse',
];
const VALUES = ['color', 'sort', 'time-style'];
const HELP = `Usage: ls [OPTION]... [FILE]...
List information about the FILEs (the current directory by default).

  -a, --all                  do not ignore entries starting with .
  -A, --almost-all           do not list implied . and ..
  -d, --directory            list directories themselves, not their contents
  -F                         append indicator (one of */=>@|) to entries
  -h, --human-readable       with -l, print sizes like 1K 234M 2G etc.
  -l                         use a long listing format
  -n                         like -l, but list numeric user and group IDs
  -p                         append / indicator to directories
  -r, --reverse              reverse order while sorting
  -R, --recursive            list subdirectories recursively
  -S                         sort by file size, largest first
  -t                         sort by time, newest first
  -1                         list one file per line
      --help                 display this help and exit
`;

async function list(
  machine: ListHost,
  args: readonly string[],
  context: CommandContext,
): Promise<CommandResult> {
  const { files } = machine;
  if (args.includes('--help')) return succeed(HELP);
  const plain = args.filter((arg) => !/^--color(=|$)/.test(arg));
  const { options, words, unknown } = readArguments(plain, { flags: FLAGS, values: VALUES });
  if (unknown !== undefined)
    return fail(
      `ls: ${unknown.startsWith('--') ? `unrecognized option '${unknown}'` : `invalid option -- '${unknown.slice(1)}'`}\nTry 'ls --help' for more information.\n`,
      2,
    );
  const has = (...names: readonly string[]) => names.some((name) => options.has(name));
  let stderr = '';
  const single: Entry[] = [];
  const folders: Entry[] = [];
  for (const given of words.length === 0 ? ['.'] : words) {
    const path = files.resolvePath(context.cwd, given);
    try {
      // What one may not enter one does not see either.
      await files.stat(path);
      const entry = await entryOf(machine, path, given);
      const isFolder =
        !has('d', 'directory') && (await files.stat(path)).isDirectory && !(entry.kind === 'l' && has('l'));
      if (isFolder) folders.push(entry);
      else single.push(entry);
    } catch {
      const link = await files.lstat(path).catch(() => undefined);
      if (link?.isSymbolicLink === true) single.push(await entryOf(machine, path, given));
      else stderr += `ls: cannot access '${given}': No such file or directory\n`;
    }
  }
  const blocks: string[] = [];
  if (single.length > 0) blocks.push(rows(machine, sorted(single, has), has));
  const isTitled = words.length > 1 || has('R', 'recursive');
  for (let index = 0; index < folders.length; index += 1) {
    const folder = folders[index];
    if (folder === undefined) break;
    let names: readonly string[];
    try {
      await files.demandList(folder.path);
      names = await files.readdir(folder.path);
    } catch {
      stderr += `ls: cannot open directory '${folder.shown}': Permission denied\n`;
      continue;
    }
    const wanted = names
      .filter((name) => has('a', 'A', 'all', 'almost-all') || !name.startsWith('.'))
      .filter((name) => !name.startsWith('.terminal-'));
    const join = folder.path === '/' ? '' : folder.path;
    const entries = await Promise.all(wanted.map((name) => entryOf(machine, `${join}/${name}`, name)));
    const dots = has('a', 'all')
      ? [
          { ...folder, shown: '.' },
          { ...(await entryOf(machine, files.resolvePath(folder.path, '..'), '..')), shown: '..' },
        ]
      : [];
    const all = [...dots, ...sorted(entries, has)];
    const total = has('l', 'n', 'g', 'o')
      ? `total ${all.reduce((sum, { size, kind }) => sum + (kind === 'l' ? 0 : Math.ceil(size / 4096) * 4), 0)}\n`
      : '';
    blocks.push(`${isTitled ? `${folder.shown}:\n` : ''}${total}${rows(machine, all, has)}`);
    if (has('R', 'recursive'))
      folders.splice(
        index + 1,
        0,
        ...sorted(entries, has)
          .filter(({ kind }) => kind === 'd')
          .map((each) => ({ ...each, shown: `${folder.shown}/${each.shown}` })),
      );
  }
  return { stdout: blocks.join('\n'), stderr, exitCode: stderr === '' ? 0 : 2 };
}

type Has = (...names: readonly string[]) => boolean;

function sorted(entries: readonly Entry[], has: Has): readonly Entry[] {
  const key = (name: string) => name.replace(/^\.+/, '').toLowerCase();
  const byName = [...entries].sort((left, right) =>
    key(left.shown) < key(right.shown)
      ? -1
      : key(left.shown) > key(right.shown)
        ? 1
        : left.shown < right.shown
          ? -1
          : 1,
  );
  const ordered = has('t')
    ? byName.sort((left, right) => right.time - left.time)
    : has('S')
      ? byName.sort((left, right) => right.size - left.size)
      : byName;
  return has('r', 'reverse') ? ordered.reverse() : ordered;
}

function rows(machine: ListHost, entries: readonly Entry[], has: Has): string {
  if (entries.length === 0) return '';
  const mark = ({ kind }: Entry) => (kind === 'd' && has('F', 'p') ? '/' : '');
  if (!has('l', 'n', 'g', 'o')) return `${entries.map((each) => each.shown + mark(each)).join('\n')}\n`;
  const { accounts, now } = machine;
  const user = (name: string) => (has('n') ? String(accounts.user(name)?.id ?? name) : name);
  const group = (name: string) => (has('n') ? String(accounts.group(name)?.id ?? name) : name);
  const size = (bytes: number) => (has('h', 'human-readable') ? humanSize(bytes) : String(bytes));
  const wide = (texts: readonly string[]) => Math.max(...texts.map((text) => text.length));
  const [owners, groups, sizes] = [
    entries.map(({ owner }) => user(owner)),
    entries.map((each) => group(each.group)),
    entries.map((each) => size(each.size)),
  ];
  const lines = entries.map((entry, index) => {
    const links = entry.kind === 'd' ? 2 : 1;
    const end = entry.target === undefined ? mark(entry) : ` -> ${entry.target}`;
    return `${entry.kind}${modeText(entry)} ${links} ${(owners[index] ?? '').padEnd(wide(owners))} ${(groups[index] ?? '').padEnd(wide(groups))} ${(sizes[index] ?? '').padStart(wide(sizes))} ${listTime(entry.time, now)} ${entry.shown}${end}`;
  });
  return `${lines.join('\n')}\n`;
}

function modeText({ mode, kind }: Pick<Entry, 'mode' | 'kind'>): string {
  const bits = kind === 'l' ? 0o777 : mode;
  const text = [6, 3, 0]
    .map(
      (shift) =>
        `${(bits >> shift) & 4 ? 'r' : '-'}${(bits >> shift) & 2 ? 'w' : '-'}${(bits >> shift) & 1 ? 'x' : '-'}`,
    )
    .join('');
  return (bits & 0o1000) === 0 ? text : text.slice(0, 8) + (text.endsWith('x') ? 't' : 'T');
}

/** `4.0K`, as `ls -h` and `df -h` round: up, with one digit below ten. */
export function humanSize(bytes: number): string {
  if (bytes < 1024) return String(bytes);
  let value = bytes;
  let unit = -1;
  while (value >= 1024 && unit < 4) {
    value /= 1024;
    unit += 1;
  }
  const letter = 'KMGTP'.charAt(unit);
  return Math.ceil(value * 10) / 10 < 10
    ? `${(Math.ceil(value * 10) / 10).toFixed(1)}${letter}`
    : `${Math.ceil(value)}${letter}`;
}

async function stat(
  machine: ListHost,
  args: readonly string[],
  context: CommandContext,
): Promise<CommandResult> {
  const { files, accounts } = machine;
  const { options, words } = readArguments(args, { flags: ['L', 't'], values: ['c', 'format', 'printf'] });
  if (words.length === 0) return fail("stat: missing operand\nTry 'stat --help' for more information.\n");
  const format = options.get('c') ?? options.get('format');
  let stdout = '';
  let stderr = '';
  for (const given of words) {
    const path = files.resolvePath(context.cwd, given);
    if (!(await files.exists(path))) {
      stderr += `stat: cannot statx '${given}': No such file or directory\n`;
      continue;
    }
    const entry = await entryOf(machine, path, given);
    const octal = entry.mode.toString(8);
    const [user, group] = [accounts.user(entry.owner)?.id ?? 0, accounts.group(entry.group)?.id ?? 0];
    const kind =
      entry.kind === 'd'
        ? 'directory'
        : entry.kind === 'l'
          ? 'symbolic link'
          : entry.size === 0
            ? 'regular empty file'
            : 'regular file';
    const time = new Date(entry.time)
      .toISOString()
      .replace('T', ' ')
      .replace(/\.\d+Z$/, '.000000000 +0000');
    const values: { readonly [letter: string]: string } = {
      a: octal,
      A: entry.kind + modeText(entry),
      U: entry.owner,
      G: entry.group,
      u: String(user),
      g: String(group),
      s: String(entry.size),
      n: given,
      N: `'${given}'`,
      F: kind,
      y: time,
      Y: String(Math.floor(entry.time / 1000)),
      x: time,
      z: time,
      '%': '%',
    };
    stdout +=
      format !== undefined
        ? `${format.replace(/%([a-zA-Z%])/g, (whole, letter: string) => values[letter] ?? whole)}\n`
        : `  File: ${given}${entry.target === undefined ? '' : ` -> ${entry.target}`}\n  Size: ${String(entry.size).padEnd(10)}\tBlocks: ${String(Math.ceil(entry.size / 4096) * 8).padEnd(10)} IO Block: 4096   ${kind}\nAccess: (${octal.padStart(4, '0')}/${entry.kind}${modeText(entry)})  Uid: (${String(user).padStart(5)}/${entry.owner.padStart(8)})   Gid: (${String(group).padStart(5)}/${entry.group.padStart(8)})\nAccess: ${time}\nModify: ${time}\nChange: ${time}\n`;
  }
  return stderr === '' ? succeed(stdout) : { stdout, stderr, exitCode: 1 };
}
