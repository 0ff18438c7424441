import { quoteWord } from '../../aws/quote.ts';
import {
  type CommandContext,
  type CommandResult,
  fail,
  type ShellCommand,
  succeed,
} from '../bash/command.ts';
import { readArguments } from '../network/arguments.ts';
import { connectSsh, SSH_LIMIT, type SshHome, type SshOptions, type SshTarget } from './connect-ssh.ts';
import { generatedKey, keyBody, publicHalf } from './keys.ts';
import { enterShell, type Terminal } from './terminal.ts';

/** ssh, scp and what belongs to their keys. */
export function sshCommands(terminal: Terminal, home: SshHome): readonly ShellCommand[] {
  return [
    { name: 'ssh', run: (args, context) => ssh(terminal, home, args, context) },
    { name: 'scp', run: (args, context) => scp(terminal, home, args, context) },
    { name: 'sftp', run: async () => fail('not simulated: sftp; scp is.\n', 1) },
    { name: 'ssh-keygen', run: (args, context) => keygen(terminal, home, args, context) },
    {
      name: 'ssh-agent',
      run: async () =>
        succeed(
          'SSH_AUTH_SOCK=/tmp/ssh-agent.sock; export SSH_AUTH_SOCK;\nSSH_AGENT_PID=4100; export SSH_AGENT_PID;\necho Agent pid 4100;\n',
        ),
    },
    { name: 'ssh-add', run: (args, context) => addKey(terminal, home, args, context) },
  ];
}

const FLAGS = ['A', 'v', 'N', 'f', 't', 'T', 'q', '4', 'n', 'C', 'r', 'x', 'X', 'a', 'g', 'M'];
const VALUES = ['i', 'p', 'l', 'o', 'J', 'L', 'R', 'D', 'P', 'F', 'W', 'c', 'm', 'S', 'E', 'e'];

function readOptions(args: readonly string[], user: string) {
  const read = readArguments(args, { flags: FLAGS, values: VALUES, stopsAtWord: true });
  const settings = new Map(
    read.all('o').map((text): [string, string] => {
      const [name = '', value = ''] = text.split(/[=\s](.*)/s);
      return [name.toLowerCase(), value];
    }),
  );
  const jump = read.options.get('J') ?? settings.get('proxyjump') ?? '';
  const timeout = settings.get('connecttimeout');
  const options: SshOptions = {
    identities: [
      ...read.all('i'),
      ...(settings.has('identityfile') ? [settings.get('identityfile') ?? ''] : []),
    ],
    limit: timeout === undefined ? SSH_LIMIT : Math.min(SSH_LIMIT, Number(timeout) * 1000),
    jumps: jump === '' ? [] : jump.split(',').map((text) => readTarget(text, user, undefined)),
    isStrict: settings.get('stricthostkeychecking') !== 'no',
    isQuiet: read.options.has('q') || settings.get('loglevel')?.toUpperCase() === 'ERROR',
  };
  return { read, options, settings };
}

function readTarget(text: string, user: string, port: number | undefined): SshTarget {
  const match = /^(?:ssh:\/\/)?(?:([^@]+)@)?([^:]+)(?::(\d+))?$/.exec(text);
  return { user: match?.[1] ?? user, host: match?.[2] ?? text, port: Number(match?.[3] ?? port ?? 22) };
}

async function ssh(
  terminal: Terminal,
  home: SshHome,
  args: readonly string[],
  context: CommandContext,
): Promise<CommandResult> {
  const { read, options } = readOptions(args, home.user());
  if (read.options.has('V')) return fail('OpenSSH_8.7p1, OpenSSL 3.2.2\n', 0);
  if (read.unknown !== undefined)
    return fail(
      `unknown option -- ${read.unknown.slice(1)}\nusage: ssh [-46AaCfGgKkMNnqsTtVvXxYy] destination [command [argument ...]]\n`,
      255,
    );
  for (const [letter, what] of [
    ['L', 'forwarding of ports'],
    ['R', 'forwarding of ports'],
    ['D', 'a proxy'],
    ['W', 'forwarding of ports'],
  ] as const)
    if (read.options.has(letter)) return fail(`not simulated: ${what} by ssh -${letter}.\n`, 255);
  const [destination, ...rest] = read.words;
  if (destination === undefined)
    return fail(
      'usage: ssh [-46AaCfGgKkMNnqsTtVvXxYy] [-i identity_file] [-J destination] [-l login_name] [-p port] destination [command [argument ...]]\n',
      255,
    );
  // Options may stand after the destination as well.
  const after = readArguments(rest, { flags: FLAGS, values: VALUES, stopsAtWord: true });
  const moved = rest.length > 0 && rest[0]?.startsWith('-') === true;
  if (moved)
    return ssh(
      terminal,
      home,
      [
        ...args.slice(0, args.length - rest.length - 1),
        ...rest.slice(0, rest.length - after.words.length),
        destination,
        ...after.words,
      ],
      context,
    );
  const target = readTarget(
    destination,
    read.options.get('l') ?? home.user(),
    read.options.has('p') ? Number(read.options.get('p')) : undefined,
  );
  const connected = await connectSsh(terminal, home, context, ['ssh', ...args], target, options);
  if (!connected.ok) return fail(connected.told, connected.exitCode);
  const { machine, told } = connected;
  const agent = read.options.has('A') ? home.agent : [];
  const shell = terminal.open(machine, target.user, agent);
  const entered = await enterShell(
    terminal,
    { shell, farewell: `logout\nConnection to ${target.host} closed.\n` },
    { command: rest.join(' ') || undefined, input: String(context.stdin) },
  );
  const greeting = entered.stays ? banner(machine.image.family, machine.image.prettyName) : '';
  return { ...entered, stdout: greeting + entered.stdout, stderr: told + entered.stderr };
}

function banner(family: string, name: string): string {
  if (family === 'al2023' || family === 'al2')
    return `   ,     #_\n   ~\\_  ####_        ${name}\n  ~~  \\_#####\\\n  ~~     \\###|\n  ~~       \\#/ ___\n   ~~       V~' '->\n`;
  return `Welcome to ${name}\n`;
}

async function scp(
  terminal: Terminal,
  home: SshHome,
  args: readonly string[],
  context: CommandContext,
): Promise<CommandResult> {
  const read = readArguments(args, { flags: FLAGS, values: VALUES });
  const { options } = readOptions(args, home.user());
  const last = read.words.at(-1);
  const sources = read.words.slice(0, -1);
  if (last === undefined || sources.length === 0)
    return fail('usage: scp [-346ABCOpqRrsTv] [-i identity_file] [-P port] source ... target\n', 1);
  const remote = (text: string) => /^([^/:]+):(.*)$/s.exec(text);
  const far = [last, ...sources].map(remote).find((match) => match !== null);
  if (far === undefined || far === null)
    return fail('not simulated: scp between two local files; cp is.\n', 1);
  if (remote(last) !== null && sources.some((text) => remote(text) !== null))
    return fail('not simulated: scp from one remote host to another.\n', 1);
  const port = read.options.has('P') ? Number(read.options.get('P')) : undefined;
  const target = readTarget(far[1] ?? '', home.user(), port);
  const connected = await connectSsh(terminal, home, context, ['scp', ...args], target, options);
  if (!connected.ok) return fail(`${connected.told}scp: Connection closed\n`, 255);
  const { machine, told } = connected;
  const isUp = remote(last) !== null;
  const there = machine.files;
  const inHome = (path: string) =>
    there.resolvePath(machine.homeOf(target.user), path.replace(/^~\/?/, './') || '.');
  const here = (path: string) => context.fs.resolvePath(context.cwd, path);
  const shell = terminal.open(machine, target.user);
  let stderr = told;
  for (const source of sources) {
    const name = (isUp ? source : (remote(source)?.[2] ?? '')).split('/').at(-1) ?? '';
    const from = isUp ? here(source) : inHome(remote(source)?.[2] ?? '');
    const fs = isUp ? context.fs : there;
    if (!(await fs.exists(from))) {
      stderr += isUp
        ? `scp: stat local "${source}": No such file or directory\n`
        : `scp: ${from}: No such file or directory\n`;
      continue;
    }
    if ((await fs.stat(from)).isDirectory) {
      stderr += read.options.has('r')
        ? 'not simulated: scp of whole directories.\n'
        : `scp: ${from}: not a regular file\n`;
      continue;
    }
    if (isUp) {
      const wanted = inHome(remote(last)?.[2] || '.');
      const isDirectory = (await there.exists(wanted)) && (await there.stat(wanted)).isDirectory;
      const to = isDirectory ? `${wanted}/${name}` : wanted;
      const text = await context.fs.readFile(from);
      const isNew = !(await there.exists(to));
      const mode = octal((await fs.stat(from)).mode);
      // A file that is made gets the mode of its source, as OpenSSH's does: a key stays a key.
      const then = isNew ? ` && chmod ${mode} ${quoteWord(to)}` : '';
      const copied = await shell.capture(`cat > ${quoteWord(to)}${then}`, text);
      if (copied.exitCode !== 0) stderr += `scp: dest open "${to}": Permission denied\n`;
    } else {
      const read = await shell.capture(['cat', from]);
      if (read.exitCode !== 0) {
        stderr += `scp: remote open "${from}": Permission denied\n`;
        continue;
      }
      const wanted = here(last);
      const isDirectory = (await context.fs.exists(wanted)) && (await context.fs.stat(wanted)).isDirectory;
      const to = isDirectory ? `${wanted}/${name}` : wanted;
      const isNew = !(await context.fs.exists(to));
      await context.fs.writeFile(to, read.stdout);
      if (isNew) await context.fs.chmod(to, (await fs.stat(from)).mode & 0o777);
    }
  }
  return { stdout: '', stderr, exitCode: stderr === told ? 0 : 1 };
}

function octal(mode: number): string {
  return (mode & 0o777).toString(8);
}

async function keygen(
  terminal: Terminal,
  home: SshHome,
  args: readonly string[],
  context: CommandContext,
): Promise<CommandResult> {
  const { options } = readArguments(args, {
    flags: ['q', 'l', 'y', 'v', 'o'],
    values: ['t', 'f', 'N', 'C', 'b', 'P', 'R'],
  });
  const file = options.get('f') ?? `${home.home}/.ssh/id_ed25519`;
  const path = context.fs.resolvePath(context.cwd, file);
  if (options.has('R')) {
    const known = `${home.home}/.ssh/known_hosts`;
    const text = (await context.fs.exists(known)) ? await context.fs.readFile(known) : '';
    await context.fs.writeFile(
      known,
      text
        .split('\n')
        .filter((line) => !line.startsWith(`${options.get('R')} `))
        .join('\n'),
    );
    return succeed(`# Host ${options.get('R')} found: line 1\n${known} updated.\n`);
  }
  if (options.has('y')) {
    const half = (await context.fs.exists(path))
      ? publicHalf(terminal.session.cloud, await context.fs.readFile(path))
      : undefined;
    return half === undefined || half === 'unknown'
      ? fail(`Load key "${file}": error in libcrypto\n`, 255)
      : succeed(`${half}\n`);
  }
  if (await context.fs.exists(path)) return fail(`${file} already exists.\nOverwrite (y/n)? \n`, 1);
  const { clock, seed } = terminal.session.cloud;
  const key = generatedKey(
    `${seed}/${home.place.instance ?? 'laptop'}/${path}/${clock}`,
    options.get('C') ?? `${home.user()}@${context.env.get('HOSTNAME') ?? 'localhost'}`,
  );
  await context.fs.mkdir(path.replace(/\/[^/]*$/, '') || '/', { recursive: true });
  await context.fs.writeFile(path, key.secret);
  await context.fs.chmod(path, 0o600);
  await context.fs.writeFile(`${path}.pub`, key.open);
  return succeed(
    options.has('q')
      ? ''
      : `Generating public/private ed25519 key pair.\nYour identification has been saved in ${file}\nYour public key has been saved in ${file}.pub\n`,
  );
}

async function addKey(
  terminal: Terminal,
  home: SshHome,
  args: readonly string[],
  context: CommandContext,
): Promise<CommandResult> {
  if (args.includes('-D')) {
    home.agent.length = 0;
    return fail('All identities removed.\n', 0);
  }
  if (args.includes('-l') || args.includes('-L'))
    return home.agent.length === 0
      ? { stdout: 'The agent has no identities.\n', stderr: '', exitCode: 1 }
      : succeed(
          home.agent.map((text) => `${keyBody(publicHalf(terminal.session.cloud, text) ?? '')}\n`).join(''),
        );
  const given = args.filter((arg) => !arg.startsWith('-'));
  let stderr = '';
  for (const file of given.length > 0
    ? given
    : [`${home.home}/.ssh/id_rsa`, `${home.home}/.ssh/id_ed25519`]) {
    const path = context.fs.resolvePath(context.cwd, file);
    if (!(await context.fs.exists(path))) {
      if (given.length > 0) stderr += `${file}: No such file or directory\n`;
      continue;
    }
    if (((await context.fs.stat(path)).mode & 0o077) !== 0) {
      stderr += `Permissions for '${file}' are too open.\n`;
      continue;
    }
    home.agent.push(await context.fs.readFile(path));
    stderr += `Identity added: ${file} (${file})\n`;
  }
  return { stdout: '', stderr, exitCode: stderr.includes('No such') || stderr.includes('too open') ? 1 : 0 };
}
