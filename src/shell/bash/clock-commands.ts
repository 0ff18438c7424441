import { CLOCK_COMMANDS } from './clock-words.ts';
import { type CommandResult, fail, plainCommand, type ShellCommand, succeed } from './command.ts';

/** Time and chance of a shell. Milliseconds since the epoch. */
export interface ShellClock {
  now(): number;
  /** Lets that many milliseconds pass, at once. */
  pass(milliseconds: number): void;
  /** The next number from 0 to 32767; the same ones for the same document. */
  random(): number;
}

const UNITS: ReadonlyMap<string, number> = new Map([
  ['', 1000],
  ['s', 1000],
  ['m', 60_000],
  ['h', 3_600_000],
  ['d', 86_400_000],
]);

/** Commands that ask the time, or let it pass. */
export function clockCommands(clock: ShellClock): readonly ShellCommand[] {
  const started = clock.now();
  const seconds = (milliseconds: number) => Math.floor(milliseconds / 1000);
  return [
    plainCommand(CLOCK_COMMANDS.RANDOM, () => succeed(`${clock.random()}\n`)),
    plainCommand(CLOCK_COMMANDS.SECONDS, () => succeed(`${seconds(clock.now() - started)}\n`)),
    plainCommand(CLOCK_COMMANDS.EPOCHSECONDS, () => succeed(`${seconds(clock.now())}\n`)),
    plainCommand('sleep', (args) => sleep(args, clock)),
    { name: 'date', run: async (args, context) => bundled(context, datedArguments(args, clock.now())) },
    {
      name: 'touch',
      run: async (args, context) => {
        const isDated = args.some((arg) => /^(-[a-z]*[dtr]|--date|--reference)/.test(arg));
        return bundled(context, isDated ? args : ['-d', new Date(clock.now()).toISOString(), ...args]);
      },
    },
  ];
}

async function bundled(
  context: { readonly origCommand?: (args: string[]) => Promise<CommandResult> },
  args: readonly string[],
): Promise<CommandResult> {
  return context.origCommand === undefined ? fail('not there\n', 127) : context.origCommand([...args]);
}

export function sleep(args: readonly string[], clock: Pick<ShellClock, 'pass'>): CommandResult {
  if (args.length === 0) return fail("sleep: missing operand\nTry 'sleep --help' for more information.\n");
  let total = 0;
  for (const arg of args) {
    const match = /^(\d+(?:\.\d+)?|\.\d+)([smhd]?)$/.exec(arg);
    const unit = UNITS.get(match?.[2] ?? '');
    if (arg === 'infinity' || match === null || unit === undefined)
      return fail(`sleep: invalid time interval '${arg}'\nTry 'sleep --help' for more information.\n`);
    total += Number(match[1]) * unit;
  }
  clock.pass(Math.min(Math.round(total), 10 * 365 * 86_400_000));
  return succeed('');
}

const SPANS: ReadonlyMap<string, number> = new Map([
  ['sec', 1000],
  ['second', 1000],
  ['min', 60_000],
  ['minute', 60_000],
  ['hour', 3_600_000],
  ['day', 86_400_000],
  ['week', 7 * 86_400_000],
]);

/** `date`'s words with "now" and what is told relative to it as a plain number of seconds. */
export function datedArguments(args: readonly string[], now: number): readonly string[] {
  const dated: string[] = [];
  let hasDate = false;
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index] ?? '';
    const inline = /^--date=(.*)$/s.exec(arg)?.[1];
    if (inline !== undefined || arg === '-d' || arg === '--date') {
      hasDate = true;
      if (inline === undefined) index += 1;
      const text = inline ?? args[index] ?? '';
      dated.push('-d', relativeTime(text, now) ?? text);
    } else {
      hasDate ||= arg === '-r' || arg.startsWith('--reference') || arg === '--help';
      dated.push(arg);
    }
  }
  return hasDate ? dated : ['-d', `@${Math.floor(now / 1000)}`, ...dated];
}

/** `now`, `tomorrow`, `+2 hours`, `3 days ago`, `1 month` as `@seconds`; undefined for a date of its own. */
function relativeTime(text: string, now: number): string | undefined {
  const words = text.trim().toLowerCase();
  const named: { readonly [word: string]: number } = { '': 0, now: 0, today: 0, tomorrow: 1, yesterday: -1 };
  const days = Object.hasOwn(named, words) ? named[words] : undefined;
  if (days !== undefined) return `@${Math.floor((now + days * 86_400_000) / 1000)}`;
  const match = /^(?:now\s+)?([+-]?)\s*(\d+)\s*([a-z]+?)s?(\s+ago)?$/.exec(words);
  if (match === null) return undefined;
  const [, sign, amount, unit = '', ago] = match;
  const count = Number(amount) * (sign === '-' ? -1 : 1) * (ago === undefined ? 1 : -1);
  const span = SPANS.get(unit);
  if (span !== undefined) return `@${Math.floor((now + count * span) / 1000)}`;
  if (unit !== 'month' && unit !== 'year') return undefined;
  const date = new Date(now);
  date.setUTCMonth(date.getUTCMonth() + count * (unit === 'year' ? 12 : 1));
  return `@${Math.floor(date.getTime() / 1000)}`;
}
