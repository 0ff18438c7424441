import { type CommandContext, type CommandResult, fail, type ShellCommand } from '../bash/command.ts';
import type { Machine } from './machine.ts';

/** Whose the files are. */
export function ownershipCommands(machine: Machine): readonly ShellCommand[] {
  return [
    { name: 'chown', run: (args, context) => change(machine, 'chown', args, context) },
    { name: 'chgrp', run: (args, context) => change(machine, 'chgrp', args, context) },
  ];
}

async function change(
  machine: Machine,
  program: 'chown' | 'chgrp',
  args: readonly string[],
  context: CommandContext,
): Promise<CommandResult> {
  const { files, accounts } = machine;
  const isDeep = args.some((arg) => /^-\w*R/.test(arg) || arg === '--recursive');
  const isTold = args.some((arg) => /^-\w*v/.test(arg));
  const [spec, ...paths] = args.filter((arg) => !arg.startsWith('-'));
  if (spec === undefined)
    return fail(`${program}: missing operand\nTry '${program} --help' for more information.\n`);
  if (paths.length === 0)
    return fail(
      `${program}: missing operand after ‘${spec}’\nTry '${program} --help' for more information.\n`,
    );
  const at = spec.search(/[:.]/);
  const named = program === 'chgrp' ? '' : at < 0 ? spec : spec.slice(0, at);
  const grouped = program === 'chgrp' ? spec : at < 0 ? undefined : spec.slice(at + 1);
  const user = /^\d+$/.test(named)
    ? (accounts.users.find(({ id }) => id === Number(named))?.name ?? named)
    : named;
  if (user !== '' && accounts.user(user) === undefined && !/^\d+$/.test(user))
    return fail(`${program}: invalid user: ‘${spec}’\n`);
  // `user:` means that user's own group.
  const said = grouped === '' ? accounts.primaryGroup(user) : grouped;
  const group = said !== undefined && /^\d+$/.test(said) ? accounts.groupName(Number(said)) : said;
  if (group !== undefined && accounts.group(group) === undefined && !/^\d+$/.test(group))
    return fail(`${program}: invalid group: ‘${spec}’\n`);
  let stderr = '';
  let stdout = '';
  for (const given of paths) {
    const path = files.resolvePath(context.cwd, given);
    if (!(await files.exists(path))) {
      stderr += `${program}: cannot access '${given}': No such file or directory\n`;
      continue;
    }
    const deeper = isDeep
      ? files.getAllPaths().filter((each) => each.startsWith(path === '/' ? '/' : `${path}/`))
      : [];
    for (const each of [path, ...deeper]) {
      const before = files.ownership(each);
      const shown = given + each.slice(path.length);
      // One may give one's own files to another of one's own groups, and no more.
      const isMine =
        before.owner === files.user &&
        (user === '' || user === files.user) &&
        group !== undefined &&
        files.groups.includes(group);
      if (files.user !== 'root' && !isMine) {
        stderr += `${program}: changing ${program === 'chgrp' || user === '' ? 'group' : 'ownership'} of '${shown}': Operation not permitted\n`;
        continue;
      }
      files.setOwner(each, user === '' ? before.owner : user, group ?? before.group);
      if (isTold)
        stdout += `changed ${program === 'chgrp' ? 'group' : 'ownership'} of '${shown}' from ${program === 'chgrp' ? before.group : before.owner} to ${program === 'chgrp' ? group : spec}\n`;
    }
  }
  return { stdout, stderr, exitCode: stderr === '' ? 0 : 1 };
}
