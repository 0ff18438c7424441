import { walk } from './script-tree.ts';

/** Names of the hidden commands that answer for the shell's clock and dice. */
export const CLOCK_COMMANDS = {
  RANDOM: '.random',
  SECONDS: '.seconds',
  EPOCHSECONDS: '.epochseconds',
} as const;

/**
 * `$RANDOM`, `$SECONDS` and `$EPOCHSECONDS` would ask the machine. Here they ask the document's clock and seed,
 * so that a script does the same whenever it is run. Changes the tree it is given.
 */
export function askOurClock(script: object): void {
  walk(script, (node) => {
    const change = node as Record<string, unknown>;
    const name = node.type === 'ParameterExpansion' ? node.parameter : node.name;
    if (typeof name !== 'string' || !Object.hasOwn(CLOCK_COMMANDS, name)) return true;
    const command = CLOCK_COMMANDS[name as keyof typeof CLOCK_COMMANDS];
    if (node.type === 'ParameterExpansion' && node.operation === null) {
      for (const field of Object.keys(change)) delete change[field];
      Object.assign(change, { type: 'CommandSubstitution', body: call(command), legacy: false });
      return false;
    }
    if (node.type === 'ArithVariable') {
      for (const field of Object.keys(change)) delete change[field];
      Object.assign(change, { type: 'ArithCommandSubst', command });
      return false;
    }
    return true;
  });
}

function call(command: string): object {
  const name = { type: 'Word', parts: [{ type: 'Literal', value: command }] };
  const simple = { type: 'SimpleCommand', name, args: [], assignments: [], redirections: [] };
  const pipeline = { type: 'Pipeline', commands: [simple], negated: false };
  const statement = { type: 'Statement', pipelines: [pipeline], operators: [], background: false };
  return { type: 'Script', statements: [statement] };
}
