import { fail, plainCommand, type ShellCommand, succeed } from './command.ts';

const SIGNALS: ReadonlyMap<string, string> = new Map([
  ['0', 'EXIT'],
  ['1', 'HUP'],
  ['2', 'INT'],
  ['3', 'QUIT'],
  ['15', 'TERM'],
]);
const NAMES: ReadonlySet<string> = new Set([
  ...SIGNALS.values(),
  'ERR',
  'DEBUG',
  'RETURN',
  'USR1',
  'USR2',
  'PIPE',
]);

/** `trap`: EXIT is run when the shell ends; other signals never come here, and are only remembered. */
export function trapCommand(traps: Map<string, string>): ShellCommand {
  return plainCommand('trap', (args) => {
    const words = args[0] === '--' ? args.slice(1) : args;
    const [action, ...signals] = words;
    if (action === undefined || action === '-p') return succeed(printTraps(traps));
    const [lone] = signals.length === 0 ? [action] : [];
    const names = lone === undefined ? signals : [lone];
    const unknown = names.find((name) => signalName(name) === undefined);
    if (unknown !== undefined) return fail(`bash: trap: ${unknown}: invalid signal specification\n`);
    for (const name of names.map((each) => signalName(each) ?? each)) {
      if (lone !== undefined || action === '-') traps.delete(name);
      else traps.set(name, action);
    }
    return succeed('');
  });
}

function signalName(word: string): string | undefined {
  const name = SIGNALS.get(word) ?? word.toUpperCase().replace(/^SIG/, '');
  return NAMES.has(name) ? name : undefined;
}

function printTraps(traps: ReadonlyMap<string, string>): string {
  return [...traps]
    .map(
      ([name, action]) =>
        `trap -- '${action.replaceAll("'", "'\\''")}' ${name === 'EXIT' ? name : `SIG${name}`}\n`,
    )
    .join('');
}
