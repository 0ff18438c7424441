import type { Machine } from './machine.ts';

/**
 * Lines of a user's authorized_keys as sshd takes them. It takes none while somebody else could write them
 * (StrictModes of sshd_config(5)); the host's log says so, the client only hears that it is denied.
 */
export async function authorizedKeys(machine: Machine, user: string): Promise<readonly string[]> {
  if (machine.accounts.user(user) === undefined) return [];
  const home = machine.homeOf(user);
  const path = `${home}/.ssh/authorized_keys`;
  const text = await readAs(machine, user, path);
  if (text === undefined) return [];
  const config = (await machine.read('/etc/ssh/sshd_config')) ?? '';
  const isStrict = !/^\s*StrictModes\s+no\b/im.test(config);
  const open = isStrict ? await openPath(machine, user, path, home) : undefined;
  if (open === undefined) return text.split('\n');
  const { journal, units } = machine;
  journal.add(`sshd[${units.nextPid()}]`, `Authentication refused: bad ownership or modes for ${open}`);
  return [];
}

/** sshd reads it as the user. */
async function readAs({ files, accounts }: Machine, user: string, path: string): Promise<string | undefined> {
  try {
    return await files.asUser(user, accounts.groupsOf(user), () => files.readFile(path));
  } catch {
    return undefined;
  }
}

/** The first of the file and the directories up to the home that others may write, or own. */
async function openPath(
  { files }: Machine,
  user: string,
  path: string,
  home: string,
): Promise<string | undefined> {
  for (let at = path; at.startsWith(home); at = at.replace(/\/[^/]*$/, '')) {
    const { mode } = await files.asRoot(() => files.stat(at));
    const isOwn = [user, 'root'].includes(files.owner(at));
    if (!isOwn || (mode & 0o022) !== 0) return `${at === path ? 'file' : 'directory'} ${at}`;
  }
  return undefined;
}
