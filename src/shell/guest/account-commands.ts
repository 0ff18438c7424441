import { quoteWords } from '../../aws/quote.ts';
import {
  type CommandContext,
  type CommandResult,
  fail,
  plainCommand,
  type ShellCommand,
  succeed,
} from '../bash/command.ts';
import { readArguments } from '../network/arguments.ts';
import type { Machine } from './machine.ts';
import type { Terminal } from './terminal.ts';

/** Users, groups, and being another one. */
export function accountCommands(
  terminal: Terminal,
  machine: Machine,
  agent: readonly string[],
): readonly ShellCommand[] {
  const { files, users } = machine;
  const asRoot = (name: string, run: (args: readonly string[], context: CommandContext) => CommandResult) =>
    plainCommand(name, (args, context) =>
      files.user === 'root' ? run(args, context) : fail(`${name}: Permission denied.\n`, 1),
    );
  return [
    plainCommand('whoami', () => succeed(`${files.user}\n`)),
    plainCommand('id', (args) => {
      const flags = args.filter((arg) => arg.startsWith('-')).join('');
      const name = args.find((arg) => !arg.startsWith('-')) ?? files.user;
      const user = users.get(name);
      if (user === undefined) return fail(`id: ‘${name}’: no such user\n`);
      if (flags.includes('u')) return succeed(`${flags.includes('n') ? name : user.id}\n`);
      const groups = [...user.groups];
      if (flags.includes('G') || flags.includes('g'))
        return succeed(`${flags.includes('n') ? groups.join(' ') : user.id}\n`);
      const listed = groups.map((group) => `${groupId(group, machine)}(${group})`).join(',');
      return succeed(`uid=${user.id}(${name}) gid=${user.id}(${name}) groups=${listed}\n`);
    }),
    plainCommand('groups', ([name = files.user]) => {
      const user = users.get(name);
      return user === undefined
        ? fail(`groups: ‘${name}’: no such user\n`)
        : succeed(`${[...user.groups].join(' ')}\n`);
    }),
    asRoot('useradd', (args) => addUser(machine, 'useradd', args)),
    asRoot('adduser', (args) => addUser(machine, 'adduser', args)),
    asRoot('groupadd', ([name]) =>
      name === undefined ? fail('Usage: groupadd [options] GROUP\n', 2) : succeed(''),
    ),
    asRoot('usermod', (args) => {
      const { options, words } = readArguments(args, { flags: ['a'], values: ['G', 's', 'd', 'aG', 'g'] });
      const user = users.get(words[0] ?? '');
      if (user === undefined) return fail(`usermod: user '${words[0] ?? ''}' does not exist\n`, 6);
      const groups = (options.get('G') ?? '').split(',').filter((group) => group !== '');
      const kept = options.has('a') ? [...user.groups] : [user.name];
      machine.addUser(user.name, user.id, [...new Set([...kept, ...groups])]);
      return succeed('');
    }),
    asRoot('userdel', (args) => {
      const name = args.find((arg) => !arg.startsWith('-')) ?? '';
      if (!users.has(name)) return fail(`userdel: user '${name}' does not exist\n`, 6);
      users.delete(name);
      return succeed('');
    }),
    plainCommand('passwd', () => fail('not simulated: passwords; users log in with keys.\n', 1)),
    { name: 'chown', run: (args, context) => changeOwner(machine, args, context) },
    { name: 'sudo', run: (args, context) => sudo(terminal, machine, agent, args, context) },
    {
      name: 'su',
      run: async (args, context) => {
        const name = args.find((arg) => !arg.startsWith('-')) ?? 'root';
        if (!users.has(name))
          return fail(
            `su: user ${name} does not exist or the user entry does not contain all the required fields\n`,
          );
        if (files.user !== 'root') return fail('su: Authentication failure\n');
        const at = args.indexOf('-c');
        return become(terminal, machine, name, agent, at < 0 ? undefined : (args[at + 1] ?? ''), context);
      },
    },
  ];
}

function groupId(group: string, machine: Machine): number {
  return (
    machine.users.get(group)?.id ??
    new Map([
      ['adm', 4],
      ['wheel', 10],
      ['systemd-journal', 190],
    ]).get(group) ??
    990
  );
}

function addUser(machine: Machine, program: string, args: readonly string[]): CommandResult {
  const { options, words } = readArguments(args, {
    flags: ['m', 'r', 'M', 'disabled-password'],
    values: ['s', 'G', 'd', 'u', 'g', 'c', 'gecos', 'shell', 'groups'],
  });
  const [name] = words;
  if (name === undefined || !/^[a-z_][a-z0-9_-]{0,31}$/.test(name))
    return name === undefined
      ? fail(`Usage: ${program} [options] LOGIN\n`, 2)
      : fail(`${program}: invalid user name '${name}'\n`, 3);
  if (machine.users.has(name)) return fail(`${program}: user '${name}' already exists\n`, 9);
  const ids = [...machine.users.values()].map(({ id }) => id);
  const groups = (options.get('G') ?? options.get('groups') ?? '').split(',').filter((group) => group !== '');
  machine.addUser(name, Math.max(1000, ...ids) + 1, [name, ...groups]);
  const home = `/home/${name}`;
  machine.files.mkdirSync(home, { recursive: true });
  machine.files.setOwner(home, name);
  return succeed('');
}

async function changeOwner(
  machine: Machine,
  args: readonly string[],
  context: CommandContext,
): Promise<CommandResult> {
  const { files, users } = machine;
  const isDeep = args.some((arg) => /^-\w*R/.test(arg) || arg === '--recursive');
  const [spec = '', ...paths] = args.filter((arg) => !arg.startsWith('-'));
  if (paths.length === 0) return fail('chown: missing operand\n');
  const [name = ''] = spec.split(/[:.]/);
  const systemUsers = ['nginx', 'apache', 'mysql', 'www-data', 'nobody'];
  if (name !== '' && !users.has(name) && !systemUsers.includes(name))
    return fail(`chown: invalid user: ‘${spec}’\n`);
  let stderr = '';
  for (const given of paths) {
    const path = files.resolvePath(context.cwd, given);
    if (!(await files.exists(path))) stderr += `chown: cannot access '${given}': No such file or directory\n`;
    else if (files.user !== 'root')
      stderr += `chown: changing ownership of '${given}': Operation not permitted\n`;
    else if (name !== '') {
      files.setOwner(path, name);
      if (isDeep)
        for (const each of files.getAllPaths()) if (each.startsWith(`${path}/`)) files.setOwner(each, name);
    }
  }
  return { stdout: '', stderr, exitCode: stderr === '' ? 0 : 1 };
}

async function sudo(
  terminal: Terminal,
  machine: Machine,
  agent: readonly string[],
  args: readonly string[],
  context: CommandContext,
): Promise<CommandResult> {
  const { files, users } = machine;
  const { options, words } = readArguments(args, {
    flags: ['i', 's', 'E', 'H', 'n', 'l', 'b', 'k', 'v'],
    values: ['u', 'g'],
    stopsAtWord: true,
  });
  const name = options.get('u') ?? 'root';
  if (!users.has(name)) return fail(`sudo: unknown user ${name}\n`);
  if (!(await mayBecomeRoot(machine)))
    return fail(`${files.user} is not in the sudoers file.  This incident will be reported.\n`);
  const [first, ...rest] = words;
  if (first === undefined) return become(terminal, machine, name, agent, undefined, context);
  const isShell = first === 'su' || ((first === 'bash' || first === 'sh') && rest.length === 0);
  if (isShell) {
    const target = first === 'su' ? (rest.find((word) => !word.startsWith('-')) ?? 'root') : name;
    const at = rest.indexOf('-c');
    return become(terminal, machine, target, agent, at < 0 ? undefined : (rest[at + 1] ?? ''), context);
  }
  const before = { user: files.user, groups: files.groups };
  files.user = name;
  files.groups = users.get(name)?.groups ?? new Set();
  try {
    const env = Object.fromEntries(
      words.filter((word) => /^\w+=/.test(word)).map((word) => word.split(/=(.*)/s)),
    );
    const command = words.filter((word, index) => !(index < Object.keys(env).length && /^\w+=/.test(word)));
    return (
      (await context.exec?.(quoteWords(command), {
        cwd: context.cwd,
        env: { ...context.exportedEnv, ...env, USER: name, LOGNAME: name, HOME: machine.homeOf(name) },
        stdin: String(context.stdin),
        stdinKind: 'bytes',
      })) ?? fail('sudo: no shell\n')
    );
  } finally {
    files.user = before.user;
    files.groups = before.groups;
  }
}

/** By a group that the sudoers file names, or by a file of its own there. */
async function mayBecomeRoot(machine: Machine): Promise<boolean> {
  const { user, groups } = machine.files;
  if (user === 'root' || groups.has('sudo')) return true;
  for (const path of machine.files.getAllPaths()) {
    if (path !== '/etc/sudoers' && !path.startsWith('/etc/sudoers.d/')) continue;
    for (const line of ((await machine.read(path)) ?? '').split('\n')) {
      const subject = /^(%?[\w-]+)\s+ALL=/.exec(line)?.[1];
      if (subject === user || (subject?.startsWith('%') === true && groups.has(subject.slice(1))))
        return true;
    }
  }
  return false;
}

/** A shell of that user: a login where a person types, else its commands from the input. */
async function become(
  terminal: Terminal,
  machine: Machine,
  user: string,
  agent: readonly string[],
  command: string | undefined,
  context: CommandContext,
): Promise<CommandResult> {
  const shell = terminal.open(machine, user, agent);
  if (command !== undefined) return shell.capture(command);
  const input = String(context.stdin);
  if (input !== '') return shell.capture(input);
  if (terminal.logIn === null) return succeed('');
  terminal.logIn({ shell, farewell: 'exit\n' });
  return succeed('');
}
