import { quoteWords } from '../../aws/quote.ts';
import {
  type CommandContext,
  type CommandResult,
  fail,
  type ShellCommand,
  succeed,
} from '../bash/command.ts';
import { readArguments } from '../network/arguments.ts';
import type { Machine } from './machine.ts';
import { isEverything, mayBecome, rulesOf, ruleText } from './sudoers.ts';
import { enterShell, type Terminal } from './terminal.ts';

/** Being another user, for a command or for a while. */
export function becomeCommands(
  terminal: Terminal,
  machine: Machine,
  agent: readonly string[],
): readonly ShellCommand[] {
  return [
    { name: 'sudo', run: (args, context) => sudo(terminal, machine, agent, args, context) },
    {
      name: 'su',
      run: async (args, context) => {
        const name = args.find((arg, index) => !arg.startsWith('-') && args[index - 1] !== '-c') ?? 'root';
        if (machine.accounts.user(name) === undefined)
          return fail(
            `su: user ${name} does not exist or the user entry does not contain all the required fields\n`,
          );
        if (machine.files.user !== 'root') return fail('Password: su: Authentication failure\n');
        const at = args.indexOf('-c');
        return become(terminal, machine, name, agent, at < 0 ? undefined : (args[at + 1] ?? ''), context);
      },
    },
  ];
}

async function sudo(
  terminal: Terminal,
  machine: Machine,
  agent: readonly string[],
  args: readonly string[],
  context: CommandContext,
): Promise<CommandResult> {
  const { files, accounts } = machine;
  const { options, words } = readArguments(args, {
    flags: ['i', 's', 'E', 'H', 'n', 'l', 'b', 'k', 'v', 'S', 'preserve-env'],
    values: ['u', 'g'],
    stopsAtWord: true,
  });
  const name = options.get('u') ?? 'root';
  if (accounts.user(name) === undefined)
    return fail(`sudo: unknown user ${name}\nsudo: error initializing audit plugin sudoers_audit\n`);
  const rules = await rulesOf({ files, read: (path) => machine.read(path) });
  const rule = rules.at(-1);
  if (rule === undefined && files.user !== 'root') {
    const isAsked = machine.image.user !== files.user;
    return fail(
      isAsked
        ? `[sudo] password for ${files.user}: \n${files.user} is not in the sudoers file.${machine.image.packages === 'apt' ? '' : '  This incident will be reported.'}\n`
        : `${files.user} is not in the sudoers file.\n`,
    );
  }
  const isListed = options.has('l');
  const isFree = isListed ? rules.some((each) => each.isFree) : rule?.isFree === true;
  if (!isFree && files.user !== 'root')
    return fail(
      `sudo: a password is required\nnot simulated: passwords; a line "${files.user} ALL=(ALL) NOPASSWD:ALL" in /etc/sudoers.d lets it without.\n`,
    );
  if (isListed)
    return succeed(
      `User ${files.user} may run the following commands on ${machine.shortName}:\n${rules.map(ruleText).join('')}`,
    );
  if (options.has('v') || options.has('k')) return succeed('');
  if (rule !== undefined && files.user !== 'root') {
    if (!isEverything(rule)) return fail('not simulated: sudoers lines for single commands.\n');
    if (!rules.some((each) => isEverything(each) && mayBecome(each, name)))
      return fail(
        `Sorry, user ${files.user} is not allowed to execute '${words.join(' ')}' as ${name} on ${machine.shortName}.\n`,
      );
  }
  const [first, ...rest] = words;
  if (first === undefined) {
    if (!options.has('i') && !options.has('s'))
      return fail('usage: sudo -h | -K | -k | -V\nusage: sudo [-ABbEHknPS] [-u user] [command [arg ...]]\n');
    return become(terminal, machine, name, agent, undefined, context);
  }
  if (first === 'su' || ((first === 'bash' || first === 'sh') && (rest.length === 0 || rest[0] === '-l'))) {
    const at = rest.indexOf('-c');
    const target =
      first === 'su'
        ? (rest.find((word, index) => !word.startsWith('-') && rest[index - 1] !== '-c') ?? 'root')
        : name;
    if (accounts.user(target) === undefined)
      return fail(
        `su: user ${target} does not exist or the user entry does not contain all the required fields\n`,
      );
    return become(terminal, machine, target, agent, at < 0 ? undefined : (rest[at + 1] ?? ''), context);
  }
  if (options.has('i')) return become(terminal, machine, name, agent, words.join(' '), context);
  const isKept = options.has('E') || options.has('preserve-env');
  return runAs(machine, name, words, context, isKept ? context.exportedEnv : keptOf(context.exportedEnv));
}

type Environment = { readonly [name: string]: string };

/** What sudo leaves of its caller's variables (env_reset of sudoers(5)); its directories are its own. */
function keptOf(environment: Environment | undefined): Environment {
  const kept = Object.entries(environment ?? {}).filter(([key]) =>
    /^(COLORS|DISPLAY|HOSTNAME|LANG|LANGUAGE|LC_\w+|LS_COLORS|PATH|PS1|PS2|PWD|TERM|TZ|XAUTHORITY)$/.test(
      key,
    ),
  );
  return Object.fromEntries(kept);
}

async function runAs(
  machine: Machine,
  name: string,
  words: readonly string[],
  context: CommandContext,
  kept: Environment | undefined,
): Promise<CommandResult> {
  const { files, accounts } = machine;
  const before = { user: files.user, groups: files.groups };
  const env = Object.fromEntries(
    words.filter((word) => /^\w+=/.test(word)).map((word) => word.split(/=(.*)/s)),
  );
  const command = words.filter((word, index) => !(index < Object.keys(env).length && /^\w+=/.test(word)));
  files.user = name;
  files.groups = accounts.groupsOf(name);
  try {
    const ran =
      (await context.exec?.(quoteWords(command), {
        cwd: context.cwd,
        env: {
          ...kept,
          ...env,
          USER: name,
          LOGNAME: name,
          HOME: machine.homeOf(name),
          SUDO_USER: before.user,
          SHELL: accounts.user(name)?.shell ?? '/bin/bash',
        },
        replaceEnv: true,
        stdin: String(context.stdin),
        stdinKind: 'bytes',
      })) ?? fail('sudo: no shell\n');
    const isAbsent = ran.stderr.startsWith(`bash: ${command[0]}: command not found`);
    return isAbsent ? { ...ran, stderr: ran.stderr.replace('bash:', 'sudo:'), exitCode: 1 } : ran;
  } finally {
    files.user = before.user;
    files.groups = before.groups;
  }
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
  const account = machine.accounts.user(user);
  if (account !== undefined && /nologin|\/false$/.test(account.shell))
    return fail('This account is currently not available.\n');
  const shell = terminal.open(machine, user, agent, false);
  return enterShell(terminal, { shell, farewell: 'exit\n' }, { command, input: String(context.stdin) });
}
