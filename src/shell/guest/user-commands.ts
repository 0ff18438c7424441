import {
  type CommandContext,
  type CommandResult,
  fail,
  plainCommand,
  type ShellCommand,
  succeed,
} from '../bash/command.ts';
import { readArguments } from '../network/arguments.ts';
import type { Account } from './accounts.ts';
import type { Machine } from './machine.ts';

const GOOD_NAME = /^[a-z_][a-z0-9_-]{0,31}$/;
type Run = (args: readonly string[], context: CommandContext) => Promise<CommandResult>;

/** Who there is, and who is who. */
export function userCommands(machine: Machine): readonly ShellCommand[] {
  const { files, accounts } = machine;
  const asRoot = (
    name: string,
    run: Run,
    refusal = `${name}: Permission denied.\n`,
    code = 1,
  ): ShellCommand => ({
    name,
    run: async (args, context) => {
      if (files.user !== 'root') return fail(refusal, code);
      const result = await run(args, context);
      await machine.writeAccounts();
      return result;
    },
  });
  const locked = (name: string, file: string) =>
    `${name}: Permission denied.\n${name}: cannot lock ${file}; try again later.\n`;
  return [
    plainCommand('whoami', () => succeed(`${files.user}\n`)),
    plainCommand('id', (args) => id(machine, args)),
    plainCommand('groups', (names) => groups(machine, names)),
    asRoot('useradd', (args) => addUser(machine, 'useradd', args), locked('useradd', '/etc/passwd'), 1),
    asRoot(
      'adduser',
      (args) => addUser(machine, 'adduser', args),
      'adduser: Only root may add a user or group to the system.\n',
    ),
    asRoot('usermod', (args) => changeUser(machine, args), locked('usermod', '/etc/passwd')),
    asRoot('userdel', (args) => removeUser(machine, args), locked('userdel', '/etc/passwd')),
    asRoot('groupadd', async (args) => addGroup(machine, args), locked('groupadd', '/etc/group'), 10),
    asRoot(
      'groupdel',
      async ([name = '']) => {
        const group = accounts.group(name);
        if (group === undefined) return fail(`groupdel: group '${name}' does not exist\n`, 6);
        const user = accounts.users.find((each) => each.group === group.id);
        if (user !== undefined)
          return fail(`groupdel: cannot remove the primary group of user '${user.name}'\n`, 8);
        accounts.removeGroup(name);
        return succeed('');
      },
      locked('groupdel', '/etc/group'),
      10,
    ),
    asRoot(
      'gpasswd',
      async (args) => {
        const { options, words } = readArguments(args, { flags: [], values: ['a', 'd'] });
        const [group = ''] = words;
        const name = options.get('a') ?? options.get('d') ?? '';
        if (accounts.group(group) === undefined)
          return fail(`gpasswd: group '${group}' does not exist in /etc/group\n`, 3);
        if (accounts.user(name) === undefined) return fail(`gpasswd: user '${name}' does not exist\n`, 3);
        if (options.has('a')) accounts.join(name, [group], true);
        else
          accounts.join(
            name,
            accounts.groupsOf(name).filter((each) => each !== group),
            false,
          );
        return succeed(
          `${options.has('a') ? 'Adding' : 'Removing'} user ${name} ${options.has('a') ? 'to' : 'from'} group ${group}\n`,
        );
      },
      'gpasswd: Permission denied.\n',
    ),
    plainCommand('passwd', ([name = files.user]) =>
      name.startsWith('-')
        ? fail('not simulated: passwords; users log in with keys.\n', 1)
        : accounts.user(name) === undefined
          ? fail(`passwd: Unknown user name '${name}'.\n`, 1)
          : files.user !== 'root' && name !== files.user
            ? fail('passwd: Only root can specify a user name.\n', 1)
            : fail('not simulated: passwords; users log in with keys.\n', 1),
    ),
    plainCommand('getent', ([database, name]) => getent(machine, database, name)),
  ];
}

function id(machine: Machine, args: readonly string[]): CommandResult {
  const { accounts, files } = machine;
  const flags = args
    .filter((arg) => arg.startsWith('-'))
    .join('')
    .replace(/-/g, '');
  const name = args.find((arg) => !arg.startsWith('-')) ?? files.user;
  const user = accounts.user(name);
  if (user === undefined) return fail(`id: ‘${name}’: no such user\n`);
  const all = accounts.groupsOf(name);
  const number = (group: string) => accounts.group(group)?.id ?? user.group;
  const names = flags.includes('n');
  if (names && !/[ugG]/.test(flags))
    return fail('id: printing only names or real IDs requires -u, -g, or -G\n');
  if (flags.includes('u')) return succeed(`${names ? name : user.id}\n`);
  if (flags.includes('G'))
    return succeed(`${all.map((group) => (names ? group : number(group))).join(' ')}\n`);
  if (flags.includes('g')) return succeed(`${names ? accounts.groupName(user.group) : user.group}\n`);
  const listed = all.map((group) => `${number(group)}(${group})`).join(',');
  return succeed(
    `uid=${user.id}(${name}) gid=${user.group}(${accounts.groupName(user.group)}) groups=${listed}\n`,
  );
}

function groups(machine: Machine, names: readonly string[]): CommandResult {
  const { accounts, files } = machine;
  const [name] = names;
  if (name === undefined) return succeed(`${accounts.groupsOf(files.user).join(' ')}\n`);
  if (accounts.user(name) === undefined) return fail(`groups: ‘${name}’: no such user\n`);
  return succeed(`${name} : ${accounts.groupsOf(name).join(' ')}\n`);
}

async function addUser(machine: Machine, program: string, args: readonly string[]): Promise<CommandResult> {
  const { accounts, files, image } = machine;
  const { options, words, unknown } = readArguments(args, {
    flags: ['m', 'r', 'M', 'N', 'U', 'disabled-password', 'create-home', 'system', 'no-create-home'],
    values: [
      's',
      'G',
      'd',
      'u',
      'g',
      'c',
      'p',
      'k',
      'b',
      'gecos',
      'shell',
      'groups',
      'gid',
      'uid',
      'home-dir',
      'comment',
      'ingroup',
      'home',
    ],
  });
  const value = (...keys: readonly string[]) =>
    keys.map((key) => options.get(key)).find((each) => each !== undefined);
  const [name, alsoGroup] = words;
  if (unknown !== undefined)
    return fail(
      `${program}: ${unknown.startsWith('--') ? 'unrecognized' : 'invalid'} option ${unknown.startsWith('--') ? `'${unknown}'` : `-- '${unknown.slice(1)}'`}\nUsage: ${program} [options] LOGIN\n`,
      2,
    );
  if (name === undefined) return fail(`Usage: ${program} [options] LOGIN\n`, 2);
  const isDebianAdduser = program === 'adduser' && image.packages === 'apt';
  if (isDebianAdduser && alsoGroup !== undefined && accounts.user(name) !== undefined) {
    if (accounts.group(alsoGroup) === undefined)
      return fail(`adduser: The group \`${alsoGroup}' does not exist.\n`, 1);
    accounts.join(name, [alsoGroup], true);
    return succeed(`info: Adding user \`${name}' to group \`${alsoGroup}' ...\n`);
  }
  if (!GOOD_NAME.test(name))
    return fail(`${program}: invalid user name '${name}': use --badname to ignore\n`, 3);
  if (accounts.user(name) !== undefined) return fail(`${program}: user '${name}' already exists\n`, 9);
  const extra = (value('G', 'groups') ?? '').split(',').filter((each) => each !== '');
  const lost = extra.find((each) => accounts.group(each) === undefined);
  if (lost !== undefined) return fail(`${program}: group '${lost}' does not exist\n`, 6);
  const isSystem = options.has('r') || options.has('system');
  const id = value('u', 'uid') === undefined ? accounts.nextId(isSystem) : Number(value('u', 'uid'));
  if (accounts.users.some((each) => each.id === id)) return fail(`${program}: UID ${id} is not unique\n`, 4);
  const own = value('g', 'gid', 'ingroup');
  const primary =
    own === undefined
      ? undefined
      : (accounts.group(own) ?? accounts.groups.find((each) => String(each.id) === own));
  if (own !== undefined && primary === undefined)
    return fail(`${program}: group '${own}' does not exist\n`, 6);
  if (primary === undefined && accounts.group(name) !== undefined)
    return fail(
      `${program}: group ${name} exists - if you want to add this user to that group, use -g.\n`,
      9,
    );
  const home = value('d', 'home-dir', 'home') ?? `/home/${name}`;
  // Amazon Linux makes a home by itself, Debian's useradd only with -m.
  const isHomeMade =
    !options.has('M') &&
    !options.has('no-create-home') &&
    !isSystem &&
    (options.has('m') || options.has('create-home') || image.packages !== 'apt' || isDebianAdduser);
  const shell =
    value('s', 'shell') ?? (image.packages === 'apt' && !isDebianAdduser ? '/bin/sh' : '/bin/bash');
  const account: Account = {
    name,
    id,
    group: primary?.id ?? id,
    comment: value('c', 'gecos', 'comment') ?? '',
    home,
    shell,
  };
  accounts.add(account);
  if (primary === undefined) accounts.addGroup({ name, id, members: [] });
  accounts.join(name, extra, true);
  if (isHomeMade && !(await files.exists(home))) await machine.makeHome(home, name);
  return isDebianAdduser
    ? succeed(
        `info: Adding user \`${name}' ...\ninfo: Adding new group \`${name}' (${id}) ...\ninfo: Adding new user \`${name}' (${id}) with group \`${name} (${id})' ...\ninfo: Creating home directory \`${home}' ...\n`,
      )
    : succeed('');
}

async function changeUser(machine: Machine, args: readonly string[]): Promise<CommandResult> {
  const { accounts, files } = machine;
  const { options, words } = readArguments(args, {
    flags: ['a', 'append', 'm', 'L', 'U'],
    values: ['G', 's', 'd', 'g', 'c', 'l', 'u', 'groups', 'shell', 'home', 'gid'],
  });
  const value = (...keys: readonly string[]) =>
    keys.map((key) => options.get(key)).find((each) => each !== undefined);
  const [name = ''] = words;
  const user = accounts.user(name);
  if (user === undefined)
    return name === ''
      ? fail('Usage: usermod [options] LOGIN\n', 2)
      : fail(`usermod: user '${name}' does not exist\n`, 6);
  const wanted = value('G', 'groups');
  if (wanted !== undefined) {
    const list = wanted.split(',').filter((each) => each !== '');
    const lost = list.find((each) => accounts.group(each) === undefined);
    if (lost !== undefined) return fail(`usermod: group '${lost}' does not exist\n`, 6);
    accounts.join(name, list, options.has('a') || options.has('append'));
  }
  const own = value('g', 'gid');
  const group = own === undefined ? undefined : accounts.group(own);
  if (own !== undefined && group === undefined) return fail(`usermod: group '${own}' does not exist\n`, 6);
  const home = value('d', 'home');
  if (options.has('L') || options.has('U'))
    return fail('not simulated: passwords; users log in with keys.\n', 1);
  const shell = value('s', 'shell');
  const comment = value('c');
  if (options.has('l')) return fail('not simulated: usermod -l; make a new user.\n', 1);
  if (
    home !== undefined &&
    options.has('m') &&
    (await files.exists(user.home)) &&
    !(await files.exists(home))
  )
    await files.mv(user.home, home);
  accounts.change(name, {
    ...(group !== undefined && { group: group.id }),
    ...(home !== undefined && { home }),
    ...(shell !== undefined && { shell }),
    ...(comment !== undefined && { comment }),
  });
  return succeed('');
}

async function removeUser(machine: Machine, args: readonly string[]): Promise<CommandResult> {
  const { accounts, files } = machine;
  const name = args.find((arg) => !arg.startsWith('-')) ?? '';
  const user = accounts.user(name);
  if (user === undefined) return fail(`userdel: user '${name}' does not exist\n`, 6);
  const shell = machine.sessions.find((each) => each.user === name);
  if (shell !== undefined && !args.includes('-f'))
    return fail(`userdel: user ${name} is currently used by process ${shell.pid}\n`, 8);
  accounts.remove(name);
  const isWiped = args.some((arg) => /^-\w*r/.test(arg) || arg === '--remove');
  if (isWiped && (await files.exists(user.home))) await files.rm(user.home, { recursive: true, force: true });
  // What is left of its files belongs to a number.
  for (const path of files.getAllPaths())
    if (files.owner(path) === name)
      files.setOwner(
        path,
        String(user.id),
        files.ownership(path).group === name ? String(user.group) : files.ownership(path).group,
      );
  return succeed('');
}

function addGroup(machine: Machine, args: readonly string[]): CommandResult {
  const { accounts } = machine;
  const { options, words } = readArguments(args, { flags: ['r', 'f', 'system'], values: ['g', 'gid'] });
  const [name] = words;
  if (name === undefined) return fail('Usage: groupadd [options] GROUP\n', 2);
  if (!GOOD_NAME.test(name)) return fail(`groupadd: '${name}' is not a valid group name\n`, 3);
  if (accounts.group(name) !== undefined)
    return options.has('f') ? succeed('') : fail(`groupadd: group '${name}' already exists\n`, 9);
  const said = options.get('g') ?? options.get('gid');
  const id = said === undefined ? accounts.nextId(options.has('r')) : Number(said);
  if (accounts.groups.some((each) => each.id === id))
    return fail(`groupadd: GID '${id}' already exists\n`, 4);
  accounts.addGroup({ name, id, members: [] });
  return succeed('');
}

function getent(machine: Machine, database: string | undefined, name: string | undefined): CommandResult {
  const { accounts } = machine;
  const text =
    database === 'passwd' ? accounts.passwdText() : database === 'group' ? accounts.groupText() : undefined;
  if (text === undefined)
    return database === 'hosts'
      ? fail('not simulated: getent hosts; host and dig ask for names.\n', 1)
      : fail(`Unknown database: ${database ?? ''}\n`, 1);
  const lines = text
    .split('\n')
    .filter(
      (line) =>
        line !== '' && (name === undefined || line.startsWith(`${name}:`) || line.split(':')[2] === name),
    );
  return lines.length === 0 ? fail('', 2) : succeed(`${lines.join('\n')}\n`);
}
