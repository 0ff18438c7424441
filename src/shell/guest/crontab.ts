/** A line of a crontab: when, and what. */
export interface CronJob {
  readonly minutes: ReadonlySet<number>;
  readonly hours: ReadonlySet<number>;
  readonly days: ReadonlySet<number>;
  readonly months: ReadonlySet<number>;
  readonly weekdays: ReadonlySet<number>;
  /** Where both days are limited, either is enough. */
  readonly isEitherDay: boolean;
  readonly isAtBoot: boolean;
  readonly user: string | undefined;
  readonly command: string;
  /** What stands behind the first `%`. */
  readonly input: string;
}

const NAMES: { readonly [name: string]: string } = {
  '@hourly': '0 * * * *',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@weekly': '0 0 * * 0',
  '@monthly': '0 0 1 * *',
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
};
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

export interface Crontab {
  readonly jobs: readonly CronJob[];
  readonly environment: { readonly [name: string]: string };
  /** The first line that is none: its number from 0, and what is wrong with it as crontab says it. */
  readonly problem: { readonly line: number; readonly what: string } | undefined;
}

/** A user's table names its user by its file. */
export const USER_TABLE = /^\/var\/spool\/cron\/(?:crontabs\/)?([^/]+)$/;
const SYSTEM_TABLE = /^\/etc\/(?:crontab|cron\.d\/[^/.]+)$/;

export function isCronTable(path: string): boolean {
  return SYSTEM_TABLE.test(path) || (USER_TABLE.test(path) && path !== '/var/spool/cron/crontabs');
}

/** Reads a crontab; the system's own ones name a user before the command. */
export function readCrontab(text: string, hasUsers: boolean): Crontab {
  const jobs: CronJob[] = [];
  const environment: { [name: string]: string } = {};
  let problem: Crontab['problem'];
  for (const [line, raw] of text.split('\n').entries()) {
    const plain = raw.trim();
    if (plain === '' || plain.startsWith('#')) continue;
    const setting = /^([A-Za-z_]\w*)\s*=\s*(.*)$/.exec(plain);
    if (setting !== null) {
      environment[setting[1] ?? ''] = (setting[2] ?? '').replace(/^(["'])(.*)\1$/, '$2');
      continue;
    }
    const job = readJob(plain, hasUsers);
    if (typeof job !== 'string') jobs.push(job);
    else problem ??= { line, what: job };
  }
  return { jobs, environment, problem };
}

function readJob(line: string, hasUsers: boolean): CronJob | string {
  const [name = ''] = line.split(/\s/);
  const isAtBoot = name === '@reboot';
  const whole = isAtBoot
    ? line.replace(/^\S+/, '* * * * *')
    : name.startsWith('@')
      ? line.replace(/^\S+/, NAMES[name] ?? '')
      : line;
  if (name.startsWith('@') && !isAtBoot && NAMES[name] === undefined) return 'bad time specifier';
  const [minute = '', hour = '', day = '', month = '', weekday = '', ...rest] = whole.trim().split(/\s+/);
  const minutes = readField(minute, 0, 59);
  if (minutes === undefined) return 'bad minute';
  const hours = readField(hour, 0, 23);
  if (hours === undefined) return 'bad hour';
  const days = readField(day, 1, 31);
  if (days === undefined) return 'bad day-of-month';
  const months = readField(month, 1, 12, MONTHS);
  if (months === undefined) return 'bad month';
  const weekdays = readField(weekday, 0, 7, DAYS);
  if (weekdays === undefined) return 'bad day-of-week';
  const user = hasUsers ? rest.shift() : undefined;
  if (hasUsers && user === undefined) return 'bad username';
  if (rest.length === 0) return 'bad command';
  // The command as it was written, its spaces too.
  const fields = (name.startsWith('@') ? 1 : 5) + (hasUsers ? 1 : 0);
  const text = new RegExp(`^(?:\\S+\\s+){${fields}}(.*)$`, 's').exec(line)?.[1] ?? rest.join(' ');
  return {
    minutes,
    hours,
    days,
    months,
    weekdays: new Set([...weekdays].map((each) => each % 7)),
    // A field that begins with a star limits nothing here, not even with a step (crontab(5)).
    isEitherDay: !day.startsWith('*') && !weekday.startsWith('*'),
    isAtBoot,
    user,
    ...commandAndInput(text),
  };
}

/** Every `%` without a backslash is the end of a line: the first one ends the command (crontab(5)). */
function commandAndInput(text: string): { readonly command: string; readonly input: string } {
  const [command = '', ...lines] = text.split(/(?<!\\)%/).map((each) => each.replaceAll('\\%', '%'));
  return { command: command.trimEnd(), input: lines.map((line) => `${line}\n`).join('') };
}

function readField(
  text: string,
  least: number,
  most: number,
  names: readonly string[] = [],
): ReadonlySet<number> | undefined {
  const found = new Set<number>();
  const number = (word: string) => {
    const at = names.indexOf(word.toLowerCase());
    return at >= 0 ? at + (least === 1 ? 1 : 0) : /^\d+$/.test(word) ? Number(word) : Number.NaN;
  };
  for (const part of text.split(',')) {
    const match = /^(\*|[\w]+)(?:-(\w+))?(?:\/(\d+))?$/.exec(part);
    if (match === null) return undefined;
    const [, from = '', to, step] = match;
    const first = from === '*' ? least : number(from);
    const last = from === '*' ? most : to === undefined ? (step === undefined ? first : most) : number(to);
    const stride = Number(step ?? 1);
    if (!(first >= least && last <= most && first <= last) || stride < 1) return undefined;
    for (let value = first; value <= last; value += stride) found.add(value);
  }
  return found;
}

/** Whether the job is due in the minute that begins then. */
export function isDue(job: CronJob, at: number): boolean {
  if (job.isAtBoot) return false;
  const date = new Date(at);
  const isDay = job.days.has(date.getUTCDate());
  const isWeekday = job.weekdays.has(date.getUTCDay());
  return (
    job.minutes.has(date.getUTCMinutes()) &&
    job.hours.has(date.getUTCHours()) &&
    job.months.has(date.getUTCMonth() + 1) &&
    (job.isEitherDay ? isDay || isWeekday : isDay && isWeekday)
  );
}
