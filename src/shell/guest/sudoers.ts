import type { Machine } from './machine.ts';

/** What a line of the sudoers files lets the user do. */
export interface SudoRule {
  /** As whom, as the file says it; none: root alone. */
  readonly users: readonly string[];
  readonly groups: readonly string[];
  readonly isFree: boolean;
  readonly commands: string;
}

/** `WHO HOSTS=(AS WHOM) TAG: COMMANDS` (sudoers(5)). */
const RULE = /^([%\w.-]+(?:\s*,\s*[%\w.-]+)*)\s+ALL\s*=\s*(?:\(([^)]*)\))?\s*((?:[A-Z]+:\s*)*)(.+)$/;

/** The lines that are the user's, in the order in which they are read: of those for a command the last counts. */
export async function rulesOf({ files, read }: Reader): Promise<readonly SudoRule[]> {
  const { user, groups } = files;
  const isMeant = (who: string) =>
    who === 'ALL' || who === user || (who.startsWith('%') && groups.includes(who.slice(1)));
  const rules: SudoRule[] = [];
  // A name with a dot or a tilde at its end is no settings file (sudoers(5), includedir).
  const more = files.getAllPaths().filter((path) => /^\/etc\/sudoers\.d\/[^/.]*[^/.~]$/.test(path));
  for (const path of ['/etc/sudoers', ...more.sort()]) {
    const text = ((await read(path)) ?? '').replace(/\\\n/g, ' ');
    for (const line of text.split('\n')) {
      const [, who = '', as = 'root', tags = '', commands = ''] = RULE.exec(line.trim()) ?? [];
      if (!who.split(/\s*,\s*/).some(isMeant)) continue;
      const [users = '', asGroups = ''] = as.split(':');
      rules.push({
        users: names(users),
        groups: names(asGroups),
        isFree: /\bNOPASSWD:(?!.*\bPASSWD:)/.test(tags),
        commands: commands.trim(),
      });
    }
  }
  return rules;
}

interface Reader {
  readonly files: Machine['files'];
  readonly read: (path: string) => Promise<string | undefined>;
}

function names(list: string): readonly string[] {
  return list
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

export function isEverything({ commands }: SudoRule): boolean {
  return commands === 'ALL';
}

export function mayBecome({ users }: SudoRule, name: string): boolean {
  return users.includes('ALL') || users.includes(name);
}

/** As `sudo -l` tells of it. */
export function ruleText({ users, groups, isFree, commands }: SudoRule): string {
  const as = [users, groups].filter((each) => each.length > 0).map((each) => each.join(', '));
  return `    (${as.join(' : ')}) ${isFree ? 'NOPASSWD: ' : ''}${commands}\n`;
}
