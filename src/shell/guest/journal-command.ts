import { type CommandResult, fail, plainCommand, type ShellCommand, succeed } from '../bash/command.ts';
import { readArguments } from '../network/arguments.ts';
import { concerns, journalLine } from './journal-lines.ts';
import type { Machine } from './machine.ts';

const PRIORITIES = ['emerg', 'alert', 'crit', 'err', 'warning', 'notice', 'info', 'debug'];
const FLAGS = [
  'f',
  'b',
  'r',
  'x',
  'e',
  'k',
  'q',
  'a',
  'no-pager',
  'disk-usage',
  'follow',
  'reverse',
  'boot',
  'dmesg',
  'all',
  'utc',
  'no-hostname',
  'list-boots',
];
const VALUES = [
  'u',
  'n',
  'p',
  'o',
  't',
  'S',
  'U',
  'since',
  'until',
  'unit',
  'lines',
  'priority',
  'output',
  'vacuum-size',
  'vacuum-time',
  'g',
];

export function journalCommand(machine: Machine): ShellCommand {
  return plainCommand('journalctl', (args) => journal(machine, args));
}

function journal(machine: Machine, args: readonly string[]): CommandResult {
  // `-n` and `-b` may come without their value.
  const counted = args.flatMap((arg, index) =>
    (arg === '-n' || arg === '--lines') && !/^\d+$/.test(args[index + 1] ?? '')
      ? [`${arg}${arg === '-n' ? '' : '='}10`]
      : [arg],
  );
  const { options, all, unknown } = readArguments(counted, { flags: FLAGS, values: VALUES });
  const value = (...names: readonly string[]) =>
    names.map((name) => options.get(name)).find((each) => each !== undefined);
  if (unknown !== undefined)
    return fail(
      `journalctl: ${unknown.startsWith('--') ? `unrecognized option '${unknown}'` : `invalid option -- '${unknown.slice(1)}'`}\n`,
    );
  if (options.has('disk-usage'))
    return succeed('Archived and active journals take up 8.0M in the file system.\n');
  if (options.has('vacuum-size') || options.has('vacuum-time'))
    return fail('not simulated: emptying the journal.\n');
  if (options.has('k') || options.has('dmesg')) return fail('not simulated: what the kernel said.\n');
  const since = readTime(value('since', 'S'), machine.now);
  const until = readTime(value('until', 'U'), machine.now);
  if (since === null || until === null)
    return fail(`Failed to parse timestamp: ${since === null ? value('since', 'S') : value('until', 'U')}\n`);
  const level = value('p', 'priority');
  const rank =
    level === undefined
      ? 7
      : /^\d$/.test(level)
        ? Number(level)
        : PRIORITIES.indexOf(level === 'error' ? 'err' : level);
  if (rank < 0) return fail(`Unknown log level ${level}\n`);
  const names = [...all('u'), ...all('unit')];
  const services = names.map((name) => machine.units.find(name));
  const tag = value('t');
  const found = machine.journal.entries.filter(
    ({ At, From, Text, IsError }) =>
      At >= (since ?? 0) &&
      At <= (until ?? Number.POSITIVE_INFINITY) &&
      (IsError || rank >= 6) &&
      (!options.has('b') || At >= machine.bootTime) &&
      (tag === undefined || From.replace(/\[.*/, '') === tag) &&
      (names.length === 0 ||
        services.some((service) => service !== undefined && concerns(machine, service, From, Text))),
  );
  const isRoot =
    machine.files.user === 'root' ||
    machine.files.groups.some((group) => ['adm', 'wheel', 'systemd-journal'].includes(group));
  const hint = isRoot
    ? ''
    : "Hint: You are currently not seeing messages from other users and the system.\n      Users in groups 'adm', 'systemd-journal', 'wheel' can see all messages.\n      Pass -q to turn off this notice.\n";
  const lines = value('n', 'lines');
  const shown = isRoot ? (lines === undefined ? found : found.slice(-Number(lines))) : [];
  const told = shown.map((entry) =>
    value('o', 'output') === 'cat' ? entry.Text : journalLine(machine, entry),
  );
  if (options.has('r') || options.has('reverse')) told.reverse();
  const follow =
    options.has('f') || options.has('follow')
      ? 'not simulated: waiting for more; this is what there is so far.\n'
      : '';
  return {
    stdout: told.length === 0 ? '-- No entries --\n' : `${told.join('\n')}\n`,
    stderr: hint + follow,
    exitCode: 0,
  };
}

const UNITS: { readonly [unit: string]: number } = {
  s: 1,
  sec: 1,
  second: 1,
  m: 60,
  min: 60,
  minute: 60,
  h: 3600,
  hour: 3600,
  d: 86_400,
  day: 86_400,
  w: 604_800,
  week: 604_800,
};

/** Milliseconds; undefined: nothing said; null: not understood. */
function readTime(text: string | undefined, now: number): number | undefined | null {
  if (text === undefined) return undefined;
  const midnight = Math.floor(now / 86_400_000) * 86_400_000;
  if (text === 'now') return now;
  if (text === 'today') return midnight;
  if (text === 'yesterday') return midnight - 86_400_000;
  const ago = /^-?(\d+)\s*([a-z]+?)s?(?:\s+ago)?$/.exec(text);
  const unit = ago === null ? undefined : UNITS[ago[2] ?? ''];
  if (ago !== null && unit !== undefined) return now - Number(ago[1]) * unit * 1000;
  const clock = /^(\d\d:\d\d)(:\d\d)?$/.exec(text);
  if (clock !== null) return midnight + (Date.parse(`1970-01-01T${clock[1]}${clock[2] ?? ':00'}Z`) || 0);
  const date = /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d)(:\d\d)?)?$/.exec(text);
  if (date === null) return null;
  const at = Date.parse(`${date[1]}T${date[2] ?? '00:00'}${date[3] ?? ':00'}Z`);
  return Number.isNaN(at) ? null : at;
}
