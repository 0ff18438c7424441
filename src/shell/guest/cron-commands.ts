import {
  type CommandContext,
  type CommandResult,
  fail,
  type ShellCommand,
  succeed,
} from '../bash/command.ts';
import { readArguments } from '../network/arguments.ts';
import { readCrontab } from './crontab.ts';
import type { Machine } from './machine.ts';

/** Where a user's table lies. */
export function cronPath({ image }: Machine, user: string): string {
  return image.packages === 'apt' ? `/var/spool/cron/crontabs/${user}` : `/var/spool/cron/${user}`;
}

/** `crontab`, for machines with cron. */
export function cronCommand(machine: Machine): ShellCommand {
  return {
    name: 'crontab',
    run: async (args, context) => {
      const service = machine.units.find('crond');
      const result = await crontab(machine, args, context);
      if (result.exitCode !== 0 || args.includes('-l') || args.includes('-r')) return result;
      if (service === undefined || machine.units.isActive('crond')) return result;
      const unit = machine.units.unit(service);
      return { ...result, stderr: `skytrace: ${unit} does not run, so nothing of it will.\n` };
    },
  };
}

async function crontab(
  machine: Machine,
  args: readonly string[],
  context: CommandContext,
): Promise<CommandResult> {
  const { files } = machine;
  const { options, words, unknown } = readArguments(args, { flags: ['l', 'e', 'r', 'i'], values: ['u'] });
  if (unknown !== undefined)
    return fail(
      `crontab: invalid option -- '${unknown.replace(/^-+/, '')}'\ncrontab: usage error: unrecognized option\nUsage:\n crontab [options] file\n crontab [options]\n crontab -n [hostname]\n`,
    );
  const user = options.get('u') ?? files.user;
  if (user !== files.user && files.user !== 'root') return fail('must be privileged to use -u\n');
  if (machine.accounts.user(user) === undefined) return fail(`user \`${user}' unknown\n`);
  const path = cronPath(machine, user);
  const table = await machine.read(path);
  if (options.has('l')) return table === undefined ? fail(`no crontab for ${user}\n`) : succeed(table);
  if (options.has('r')) {
    if (table === undefined) return fail(`no crontab for ${user}\n`);
    await files.asRoot(() => files.rm(path));
    return succeed('');
  }
  const [file] = words;
  const input = String(context.stdin);
  if (options.has('e') && input === '')
    return fail(
      `not simulated: an editor. Give the table as input: (crontab -l; echo "*/5 * * * * COMMAND") | crontab -\n`,
    );
  let text = input;
  if (file !== undefined && file !== '-') {
    const source = files.resolvePath(context.cwd, file);
    if (!(await files.exists(source))) return fail(`${file}: No such file or directory\n`);
    text = await files.readFile(source);
  }
  if (file === undefined && !options.has('e'))
    return fail('crontab: usage error: file name or - (for stdin) must be specified\n');
  const { problem } = readCrontab(text, false);
  if (problem !== undefined)
    return fail(
      `"${file ?? '-'}":${problem.line}: ${problem.what}\nerrors in crontab file, can't install.\n`,
    );
  await files.asRoot(async () => {
    await files.mkdir(path.replace(/\/[^/]*$/, ''), { recursive: true });
    await files.writeFile(path, text.endsWith('\n') || text === '' ? text : `${text}\n`);
    await files.chmod(path, 0o600);
    files.setOwner(path, user, machine.accounts.primaryGroup(user));
  });
  return succeed('');
}
