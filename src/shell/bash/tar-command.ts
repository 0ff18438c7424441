import { type CommandContext, type CommandResult, fail, type ShellCommand } from './command.ts';
import { LIMITS } from './limits.ts';
import { type Member, readTar, writeTar } from './tar-archive.ts';
import { gunzipSync, gzipSync } from './zlib-for-browsers.ts';

/** Whose a file is; a shell without users answers the same for all. */
export interface Owners {
  of(path: string): { readonly owner: string; readonly group: string };
  give(path: string, owner: string, group: string): void;
}

interface Order {
  readonly act: 'c' | 'x' | 't';
  readonly archive: string | undefined;
  readonly isZipped: boolean;
  readonly isTold: boolean;
  readonly directory: string;
  readonly excludes: readonly string[];
  readonly strip: number;
  readonly names: readonly string[];
}

const USAGE = "Try 'tar --help' or 'tar --usage' for more information.\n";
const WORDS: { readonly [word: string]: string } = {
  create: 'c',
  extract: 'x',
  get: 'x',
  list: 't',
  gzip: 'z',
  verbose: 'v',
  bzip2: 'j',
  xz: 'J',
  'preserve-permissions': 'p',
};

export function tarCommand(owners: Owners): ShellCommand {
  return {
    name: 'tar',
    run: async (args, context) => {
      if (args.includes('--version')) return { stdout: 'tar (GNU tar) 1.34\n', stderr: '', exitCode: 0 };
      const order = readOrder(args, context);
      if ('exitCode' in order) return order;
      if (order.archive === undefined || order.archive === '-')
        return fail('not simulated: archives through pipes; tar -f FILE reads and writes one.\n', 2);
      return order.act === 'c'
        ? create(order, order.archive, context, owners)
        : unpack(order, order.archive, context, owners);
    },
  };
}

function readOrder(args: readonly string[], context: CommandContext): Order | CommandResult {
  let act: Order['act'] | undefined;
  let archive: string | undefined;
  let [isZipped, isTold] = [false, false];
  let directory = context.cwd;
  let strip = 0;
  const excludes: string[] = [];
  const names: string[] = [];
  const rest = [...args];
  for (let isFirst = true; rest.length > 0; isFirst = false) {
    const arg = rest.shift() ?? '';
    const [word = '', inline] = arg.startsWith('--') ? arg.slice(2).split(/=(.*)/s) : [];
    if (word === 'exclude' || word === 'file' || word === 'directory' || word === 'strip-components') {
      const value = inline ?? rest.shift() ?? '';
      if (word === 'exclude') excludes.push(value);
      else if (word === 'file') archive = value;
      else if (word === 'directory') directory = context.fs.resolvePath(directory, value);
      else strip = Number(value);
      continue;
    }
    if (arg.startsWith('--') && WORDS[word] === undefined)
      return fail(`tar: unrecognized option '${arg}'\n${USAGE}`, 64);
    // The first word may do without its dash.
    if (!arg.startsWith('-') && !isFirst) {
      names.push(arg);
      continue;
    }
    for (const letter of arg.startsWith('--') ? (WORDS[word] ?? '') : arg.replace(/^-/, '')) {
      if (letter === 'c' || letter === 'x' || letter === 't') {
        if (act !== undefined && act !== letter)
          return fail(
            `tar: You may not specify more than one '-Acdtrux', '--delete' or  '--test-label' option\n${USAGE}`,
            2,
          );
        act = letter;
      } else if (letter === 'z') isZipped = true;
      else if (letter === 'v') isTold = true;
      else if (letter === 'f') archive = rest.shift();
      else if (letter === 'C') directory = context.fs.resolvePath(directory, rest.shift() ?? '');
      else if (letter === 'j' || letter === 'J')
        return fail(`not simulated: tar with ${letter === 'j' ? 'bzip2' : 'xz'}; -z (gzip) is.\n`, 2);
      else if (!'pPmk'.includes(letter)) return fail(`tar: invalid option -- '${letter}'\n${USAGE}`, 64);
    }
  }
  if (act === undefined)
    return fail(
      `tar: You must specify one of the '-Acdtrux', '--delete' or '--test-label' options\n${USAGE}`,
      2,
    );
  return { act, archive, isZipped, isTold, directory, excludes, strip, names };
}

function isExcluded(name: string, excludes: readonly string[]): boolean {
  return excludes.some((pattern) => {
    const expression = new RegExp(
      `(^|/)${pattern
        .replace(/[.+^${}()|[\]\\]/g, '\\$&')
        .replace(/\*/g, '.*')
        .replace(/\?/g, '.')}(/|$)`,
    );
    return expression.test(name);
  });
}

async function create(
  order: Order,
  archive: string,
  context: CommandContext,
  owners: Owners,
): Promise<CommandResult> {
  const { fs } = context;
  if (order.names.length === 0) return fail(`tar: Cowardly refusing to create an empty archive\n${USAGE}`, 2);
  const target = fs.resolvePath(context.cwd, archive);
  const members: Member[] = [];
  let stderr = '';
  let isLeading = false;
  let isFaulty = false;
  for (const given of order.names) {
    const root = fs.resolvePath(order.directory, given);
    if (!(await fs.exists(root))) {
      stderr += `tar: ${given}: Cannot stat: No such file or directory\n`;
      isFaulty = true;
      continue;
    }
    isLeading ||= given.startsWith('/');
    const paths = [
      root,
      ...fs
        .getAllPaths()
        .filter((path) => path.startsWith(root === '/' ? '/' : `${root}/`) && path !== root)
        .sort(),
    ];
    for (const path of paths) {
      const name = (given.replace(/\/+$/, '') + path.slice(root.length)).replace(/^\/+/, '') || '.';
      if (path === target || isExcluded(name, order.excludes)) continue;
      try {
        members.push(await memberOf(fs, path, name, owners));
      } catch {
        stderr += `tar: ${name}: Cannot open: Permission denied\n`;
        isFaulty = true;
      }
    }
  }
  if (isLeading) stderr = `tar: Removing leading \`/' from member names\n${stderr}`;
  const packed = writeTar(members);
  try {
    await fs.writeFile(target, order.isZipped ? gzipSync(packed) : packed);
  } catch {
    return fail(
      `tar (child): ${archive}: Cannot open: Permission denied\ntar (child): Error is not recoverable: exiting now\n`,
      2,
    );
  }
  const told = order.isTold ? members.map(({ name }) => `${name}\n`).join('') : '';
  return {
    stdout: told,
    stderr: isFaulty ? `${stderr}tar: Exiting with failure status due to previous errors\n` : stderr,
    exitCode: isFaulty ? 2 : 0,
  };
}

async function memberOf(
  fs: CommandContext['fs'],
  path: string,
  name: string,
  owners: Owners,
): Promise<Member> {
  const { mode, mtime, isDirectory, isSymbolicLink } = await fs.lstat(path);
  return {
    name: isDirectory ? `${name}/` : name,
    kind: isSymbolicLink ? 'link' : isDirectory ? 'directory' : 'file',
    mode: mode & 0o7777,
    ...owners.of(path),
    time: mtime.getTime() / 1000,
    content: isDirectory || isSymbolicLink ? new Uint8Array() : await fs.readFileBuffer(path),
    target: isSymbolicLink ? await fs.readlink(path) : '',
  };
}

async function unpack(
  order: Order,
  archive: string,
  context: CommandContext,
  owners: Owners,
): Promise<CommandResult> {
  const { fs } = context;
  const path = fs.resolvePath(context.cwd, archive);
  if (!(await fs.exists(path)))
    return fail(
      `tar${order.isZipped ? ' (child)' : ''}: ${archive}: Cannot open: No such file or directory\ntar${order.isZipped ? ' (child)' : ''}: Error is not recoverable: exiting now\n${order.isZipped ? 'tar: Child returned status 2\ntar: Error is not recoverable: exiting now\n' : ''}`,
      2,
    );
  const bytes = await fs.readFileBuffer(path);
  // Like GNU tar, what is compressed is known by its first bytes.
  const isZipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
  if (order.isZipped && !isZipped)
    return fail(
      '\ngzip: stdin: not in gzip format\ntar: Child returned status 1\ntar: Error is not recoverable: exiting now\n',
      2,
    );
  let members: readonly Member[] | undefined;
  try {
    members = readTar(isZipped ? gunzipSync(bytes, { maxOutputLength: LIMITS.maxFileSystemBytes }) : bytes);
  } catch {
    members = undefined;
  }
  if (members === undefined)
    return fail(
      'tar: This does not look like a tar archive\ntar: Exiting with failure status due to previous errors\n',
      2,
    );
  const wanted = members.filter(
    ({ name }) =>
      !isExcluded(name, order.excludes) &&
      (order.names.length === 0 ||
        order.names.some(
          (each) =>
            name === each ||
            name.replace(/\/$/, '') === each ||
            name.startsWith(`${each.replace(/\/$/, '')}/`),
        )),
  );
  const lost = order.names.filter(
    (each) =>
      !wanted.some(
        ({ name }) =>
          name.replace(/\/$/, '') === each.replace(/\/$/, '') ||
          name.startsWith(`${each.replace(/\/$/, '')}/`),
      ),
  );
  let stderr = lost.map((name) => `tar: ${name}: Not found in archive\n`).join('');
  if (order.act === 't')
    return {
      stdout: wanted.map((member) => `${listed(member, order.isTold)}\n`).join(''),
      stderr,
      exitCode: stderr === '' ? 0 : 2,
    };
  if (!(await fs.exists(order.directory)))
    return fail(
      `tar: ${order.directory}: Cannot open: No such file or directory\ntar: Error is not recoverable: exiting now\n`,
      2,
    );
  let stdout = '';
  for (const member of wanted) {
    const name = member.name.split('/').slice(order.strip).join('/').replace(/^\/+/, '');
    // A name that leads out of the directory is not followed.
    if (name === '' || name.split('/').includes('..')) continue;
    try {
      await extract(member, fs.resolvePath(order.directory, name), fs, owners);
      if (order.isTold) stdout += `${name}\n`;
    } catch {
      stderr += `tar: ${name}: Cannot open: Permission denied\n`;
    }
  }
  return {
    stdout,
    stderr: stderr === '' ? '' : `${stderr}tar: Exiting with failure status due to previous errors\n`,
    exitCode: stderr === '' ? 0 : 2,
  };
}

async function extract(
  member: Member,
  path: string,
  fs: CommandContext['fs'],
  owners: Owners,
): Promise<void> {
  await fs.mkdir(path.replace(/\/[^/]*$/, '') || '/', { recursive: true });
  if (member.kind === 'directory') await fs.mkdir(path, { recursive: true });
  else if (member.kind === 'link') return fs.symlink(member.target, path);
  else await fs.writeFile(path, member.content);
  await fs.utimes(path, new Date(member.time * 1000), new Date(member.time * 1000));
  await fs.chmod(path, member.mode);
  owners.give(path, member.owner, member.group);
}

function listed({ name, kind, mode, owner, group, time, content, target }: Member, isLong: boolean): string {
  if (!isLong) return name;
  const bits = [6, 3, 0]
    .map(
      (shift) =>
        `${(mode >> shift) & 4 ? 'r' : '-'}${(mode >> shift) & 2 ? 'w' : '-'}${(mode >> shift) & 1 ? 'x' : '-'}`,
    )
    .join('');
  const letter = kind === 'directory' ? 'd' : kind === 'link' ? 'l' : '-';
  const date = new Date(time * 1000).toISOString().slice(0, 16).replace('T', ' ');
  return `${letter}${bits} ${owner}/${group} ${String(content.length).padStart(9)} ${date} ${name}${kind === 'link' ? ` -> ${target}` : ''}`;
}
