import { type CommandResult, fail, plainCommand, type ShellCommand, succeed } from '../bash/command.ts';
import { readArguments } from '../network/arguments.ts';
import { clockTime } from './clock-text.ts';
import { killProcess } from './kill.ts';
import type { Machine } from './machine.ts';
import { type Process, processesOf } from './processes.ts';
import { uptimeLine } from './uptime.ts';

const SIGNALS = [
  'HUP',
  'INT',
  'QUIT',
  'ILL',
  'TRAP',
  'ABRT',
  'BUS',
  'FPE',
  'KILL',
  'USR1',
  'SEGV',
  'USR2',
  'PIPE',
  'ALRM',
  'TERM',
  'STKFLT',
  'CHLD',
  'CONT',
  'STOP',
  'TSTP',
  'TTIN',
  'TTOU',
];

/** What runs, and how to end it. `self` is the shell in which the command is typed. */
export function processCommands(
  machine: Machine,
  self: () => { readonly pid: number; readonly terminal: string },
): readonly ShellCommand[] {
  const ended = (name: string, args: readonly string[]) => endByName(machine, name, args);
  return [
    plainCommand('ps', (args) => ps(machine, self(), args)),
    plainCommand('top', (args) => top(machine, args)),
    plainCommand('kill', (args) => kill(machine, args)),
    plainCommand('pkill', (args) => ended('pkill', args)),
    plainCommand('killall', (args) => ended('killall', args)),
    plainCommand('pgrep', (args) => pgrep(machine, args)),
    plainCommand('pidof', (args) => pidof(machine, args)),
  ];
}

function ps(
  machine: Machine,
  self: { readonly pid: number; readonly terminal: string },
  args: readonly string[],
): CommandResult {
  const given = args.join(' ');
  const isValue = (index: number) => /^-[a-zA-Z]*[Cpuot]$/.test(args[index - 1] ?? '');
  const letters = args
    .filter((arg, index) => /^-?[a-zA-Z]+$/.test(arg) && !isValue(index))
    .join('')
    .replace(/-/g, '');
  const unknown = /[^aAeflpuxwCh]/.exec(letters);
  if (unknown !== null && !given.includes('--'))
    return fail(
      `error: unsupported option (BSD syntax)\n\nUsage:\n ps [options]\n\n Try 'ps --help <simple|list|output|threads|misc|all>'\n  or 'ps --help <s|l|o|t|m|a>'\n for additional help text.\n\nFor more details see ps(1).\n`,
    );
  const running: Process = {
    pid: machine.units.nextPid(),
    parent: self.pid,
    user: machine.files.user,
    terminal: self.terminal,
    state: 'R+',
    started: machine.now,
    line: `ps ${given}`.trim(),
    name: 'ps',
    memory: 3_584,
  };
  const all = [...processesOf(machine), running];
  const pids = /(?:^|\s)-?p\s*([\d,]+)/.exec(given)?.[1]?.split(',').map(Number);
  const command = /(?:^|\s)-C\s*(\S+)/.exec(given)?.[1];
  const isEvery = /[eAx]/.test(letters.replace(/[pC]$/, '')) && pids === undefined && command === undefined;
  const shown = sorted(machine, all, args).filter(({ pid, name, terminal }) =>
    pids !== undefined
      ? pids.includes(pid)
      : command !== undefined
        ? name === command
        : isEvery || terminal === self.terminal,
  );
  if (args.some((arg) => arg === 'aux' || (/u/.test(arg) && /^-?[aux]+w*$/.test(arg))))
    return listed(shown, AUX, machine);
  if (letters.includes('f')) return listed(shown, FULL, machine);
  return { ...listed(shown, SHORT, machine), exitCode: shown.length === 0 ? 1 : 0 };
}

/** `--sort=-%cpu`: by one column, the largest first where a minus stands. */
function sorted(machine: Machine, all: readonly Process[], args: readonly string[]): readonly Process[] {
  const [, minus, column] =
    /^--sort[= ]([-+]?)%?(\w+)/.exec(args.join(' ').match(/--sort\S*.*/)?.[0] ?? '') ?? [];
  const value = ({ cpu = 0, memory, pid, started }: Process): number | undefined =>
    ({
      cpu,
      pcpu: cpu,
      mem: memory,
      pmem: memory,
      rss: memory,
      pid,
      start: started,
      time: machine.now - started,
    })[column ?? ''];
  const sign = minus === '-' ? -1 : 1;
  return [...all].sort((left, right) => sign * ((value(left) ?? 0) - (value(right) ?? 0)));
}

interface Layout {
  readonly head: string;
  readonly row: (process: Process, machine: Machine) => string;
}

/** Names of more than eight characters are cut, as procps does it. */
function shortUser(user: string): string {
  return user.length > 8 ? `${user.slice(0, 7)}+` : user;
}

function usedMemory(machine: Machine): number {
  return (machine.facts?.memoryMiB ?? 1024) * 1024;
}

const AUX: Layout = {
  head: 'USER         PID %CPU %MEM    VSZ   RSS TTY      STAT START   TIME COMMAND',
  row: ({ user, pid, memory, terminal, state, started, line, cpu = 0 }, machine) =>
    `${shortUser(user).padEnd(8)} ${String(pid).padStart(7)} ${cpu.toFixed(1).padStart(4)} ${((memory * 100) / usedMemory(machine)).toFixed(1).padStart(4)} ${String(memory * 3).padStart(6)} ${String(memory).padStart(5)} ${terminal.padEnd(8)} ${state.padEnd(4)} ${clockTime(started).slice(0, 5)} ${minutesUsed(machine, started, cpu).padStart(6)} ${line}`,
};
const FULL: Layout = {
  head: 'UID          PID    PPID  C STIME TTY          TIME CMD',
  row: ({ user, pid, parent, started, terminal, line }) =>
    `${shortUser(user).padEnd(8)} ${String(pid).padStart(7)} ${String(parent).padStart(7)}  0 ${clockTime(started).slice(0, 5)} ${terminal.padEnd(8)} 00:00:00 ${line}`,
};
const SHORT: Layout = {
  head: '    PID TTY          TIME CMD',
  row: ({ pid, terminal, name }) => `${String(pid).padStart(7)} ${terminal.padEnd(8)} 00:00:00 ${name}`,
};

function listed(shown: readonly Process[], { head, row }: Layout, machine: Machine): CommandResult {
  return succeed(`${[head, ...shown.map((each) => row(each, machine))].join('\n')}\n`);
}

function top(machine: Machine, args: readonly string[]): CommandResult {
  const { options } = readArguments(args, { flags: ['b', 'c', 'i', 'H'], values: ['n', 'd', 'u', 'p', 'o'] });
  const user = options.get('u');
  const every = processesOf(machine)
    .filter((each) => user === undefined || each.user === user)
    .sort((left, right) => (right.cpu ?? 0) - (left.cpu ?? 0));
  const running = Math.max(1, every.filter(({ cpu = 0 }) => cpu > 0).length);
  const busy = processesOf(machine).reduce((sum, { cpu = 0 }) => sum + cpu, 0) / machine.cores;
  const total = (machine.facts?.memoryMiB ?? 1024) - 60;
  const used = processesOf(machine).reduce((sum, { memory }) => sum + memory, 0) / 1024 + 60;
  const head = [
    `top - ${uptimeLine(machine).trim()}`,
    `Tasks: ${String(every.length).padStart(3)} total, ${String(running).padStart(3)} running, ${String(every.length - running).padStart(3)} sleeping,   0 stopped,   0 zombie`,
    `%Cpu(s): ${busy.toFixed(1).padStart(4)} us,  0.0 sy,  0.0 ni,${(100 - busy).toFixed(1).padStart(5)} id,  0.0 wa,  0.0 hi,  0.0 si,  0.0 st`,
    `MiB Mem : ${total.toFixed(1).padStart(8)} total, ${(total * 0.7 - used).toFixed(1).padStart(8)} free, ${used.toFixed(1).padStart(8)} used, ${(total * 0.3).toFixed(1).padStart(8)} buff/cache`,
    `MiB Swap:      0.0 total,      0.0 free,      0.0 used. ${(total - used).toFixed(1).padStart(8)} avail Mem `,
    '',
    '    PID USER      PR  NI    VIRT    RES    SHR S  %CPU  %MEM     TIME+ COMMAND',
  ];
  const rows = every.map(
    ({ pid, user: owner, memory, state, name, started, cpu = 0 }) =>
      `${String(pid).padStart(7)} ${shortUser(owner).padEnd(8)}  20   0 ${String(memory * 3).padStart(7)} ${String(memory).padStart(6)} ${String(Math.round(memory * 0.7)).padStart(6)} ${state.charAt(0)} ${cpu.toFixed(1).padStart(5)} ${((memory * 100) / usedMemory(machine)).toFixed(1).padStart(5)} ${secondsUsed(machine, started, cpu).padStart(9)} ${options.has('c') ? '' : name}`,
  );
  const note = options.has('b')
    ? ''
    : 'skytrace: one picture of it; it does not go on. top -b -n1 prints the same.\n';
  return { stdout: `${[...head, ...rows].join('\n')}\n`, stderr: note, exitCode: 0 };
}

/** `12:30`: minutes and seconds of processor time since it started. */
function minutesUsed(machine: Machine, started: number, cpu: number): string {
  const seconds = Math.floor(((machine.now - started) / 1000) * (cpu / 100));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** The same with hundredths, as top shows it. */
function secondsUsed(machine: Machine, started: number, cpu: number): string {
  return cpu === 0 ? '0:00.01' : `${minutesUsed(machine, started, cpu)}.00`;
}

/** The signal's name; undefined: there is no such signal. */
function signalOf(text: string): string | undefined {
  const name = text.toUpperCase().replace(/^SIG/, '');
  if (/^\d+$/.test(text)) return text === '0' ? '0' : SIGNALS[Number(text) - 1];
  return SIGNALS.includes(name) ? name : undefined;
}

function kill(machine: Machine, args: readonly string[]): CommandResult {
  if (args[0] === '-l' || args[0] === '-L') {
    const cells = SIGNALS.map((name, index) => `${String(index + 1).padStart(2)}) SIG${name}`);
    const lines = Array.from({ length: Math.ceil(cells.length / 5) }, (_, row) =>
      cells.slice(row * 5, row * 5 + 5).join('\t'),
    );
    return succeed(`${lines.join('\n')}\n`);
  }
  let signal = 'TERM';
  const words = [...args];
  const [first = ''] = words;
  if (first === '-s' || first === '-n') words.splice(0, 2);
  else if (/^-/.test(first)) words.shift();
  const said =
    first === '-s' || first === '-n' ? (args[1] ?? '') : /^-/.test(first) ? first.slice(1) : 'TERM';
  const found = signalOf(said);
  if (found === undefined) return fail(`-bash: kill: ${said}: invalid signal specification\n`);
  signal = found;
  if (words.length === 0)
    return fail(
      'kill: usage: kill [-s sigspec | -n signum | -sigspec] pid | jobspec ... or kill -l [sigspec]\n',
      2,
    );
  let stderr = '';
  for (const word of words) {
    if (!/^\d+$/.test(word)) {
      stderr += word.startsWith('%')
        ? `-bash: kill: ${word}: no such job\n`
        : `-bash: kill: ${word}: arguments must be process or job IDs\n`;
      continue;
    }
    const process = processesOf(machine).find(({ pid }) => pid === Number(word));
    if (process === undefined) stderr += `-bash: kill: (${word}) - No such process\n`;
    else if (!mayEnd(machine, process)) stderr += `-bash: kill: (${word}) - Operation not permitted\n`;
    else stderr += killProcess(machine, process, signal);
  }
  return { stdout: '', stderr, exitCode: /^-bash/m.test(stderr) ? 1 : 0 };
}

function mayEnd(machine: Machine, { user }: Process): boolean {
  return machine.files.user === 'root' || machine.files.user === user;
}

interface Wanted {
  readonly found: readonly Process[];
  readonly signal: string;
  readonly pattern: string | undefined;
  readonly options: ReadonlyMap<string, string>;
  readonly problem: CommandResult | undefined;
}

function matching(machine: Machine, program: string, args: readonly string[]): Wanted {
  let signal = 'TERM';
  const rest = args.filter((arg) => {
    const name = /^-(\d+|[A-Z][A-Z0-9]+)$/.exec(arg)?.[1];
    if (name === undefined) return true;
    signal = signalOf(name) ?? 'TERM';
    return false;
  });
  const { options, words } = readArguments(rest, {
    flags: ['f', 'x', 'l', 'a', 'n', 'o', 'c', 'i', 'q', 'v', 'e', 'w'],
    values: ['u', 's', 'signal', 'U', 'P'],
  });
  const [pattern] = words;
  const nothing = { found: [], signal, pattern, options };
  const user = options.get('u') ?? options.get('U');
  if (pattern === undefined && user === undefined)
    return {
      ...nothing,
      problem: fail(
        `${program}: no matching criteria specified\nTry \`${program} --help' for more information.\n`,
        2,
      ),
    };
  let expression: RegExp;
  try {
    const text = pattern ?? '';
    expression = new RegExp(
      options.has('x') || program === 'killall' ? `^(?:${text})$` : text,
      options.has('i') ? 'i' : '',
    );
  } catch {
    return { ...nothing, problem: fail(`${program}: ${pattern}: Invalid regular expression\n`, 2) };
  }
  const found = processesOf(machine).filter(
    (each) =>
      (user === undefined || each.user === user) && expression.test(options.has('f') ? each.line : each.name),
  );
  return {
    ...nothing,
    found,
    signal: signalOf(options.get('s') ?? options.get('signal') ?? signal) ?? signal,
    problem: undefined,
  };
}

function endByName(machine: Machine, program: string, args: readonly string[]): CommandResult {
  const { found, signal, pattern, problem } = matching(machine, program, args);
  if (problem !== undefined) return problem;
  if (found.length === 0) return program === 'killall' ? fail(`${pattern}: no process found\n`) : fail('', 1);
  let stderr = '';
  let isDone = false;
  // The main process first: its workers end with it.
  for (const process of [...found].sort(
    (left, right) => Number(right.isMain ?? false) - Number(left.isMain ?? false),
  )) {
    if (!processesOf(machine).some(({ pid }) => pid === process.pid)) continue;
    if (mayEnd(machine, process)) {
      stderr += killProcess(machine, process, signal);
      isDone = true;
    } else
      stderr +=
        program === 'killall'
          ? `${process.name}(${process.pid}): Operation not permitted\n`
          : `pkill: killing pid ${process.pid} failed: Operation not permitted\n`;
  }
  return { stdout: '', stderr, exitCode: isDone ? 0 : 1 };
}

function pgrep(machine: Machine, args: readonly string[]): CommandResult {
  const { found, options, problem } = matching(machine, 'pgrep', args);
  if (problem !== undefined) return problem;
  const exitCode = found.length === 0 ? 1 : 0;
  if (options.has('c')) return { stdout: `${found.length}\n`, stderr: '', exitCode };
  const rows = found.map(({ pid, name, line }) =>
    options.has('a') ? `${pid} ${line}\n` : options.has('l') ? `${pid} ${name}\n` : `${pid}\n`,
  );
  return { stdout: rows.join(''), stderr: '', exitCode };
}

function pidof(machine: Machine, args: readonly string[]): CommandResult {
  const wanted = args.filter((arg) => !arg.startsWith('-'));
  const found = processesOf(machine).filter(({ name }) => wanted.includes(name));
  if (found.length === 0) return fail('', 1);
  return succeed(
    `${[...found]
      .reverse()
      .map(({ pid }) => pid)
      .join(' ')}\n`,
  );
}
