import { loadDataServices } from '../resources/load-data-services.ts';
import { readArguments, unknownWord } from './args.ts';
import type { Fault } from './fault.ts';
import { complain, print } from './output.ts';
import { formatHelp, type SubCommand } from './sub-command.ts';

interface Entry {
  readonly name: string;
  readonly summary: string;
  /** Each lies in a file of its own: a start reads only what it runs. */
  readonly load: () => Promise<SubCommand>;
}

const entries: readonly Entry[] = [
  {
    name: 'import',
    summary: 'make a document of what `aws ec2 describe-*` answered',
    load: async () => (await import('./commands/import.ts')).importCommand,
  },
  {
    name: 'trace',
    summary: 'follow one packet there and back, and tell why it arrives or does not',
    load: async () => (await import('./commands/trace.ts')).traceCommand,
  },
  {
    name: 'flows',
    summary: 'answer many flows of a file at once',
    load: async () => (await import('./commands/flows.ts')).flowsCommand,
  },
  {
    name: 'reach',
    summary: 'show who reaches whom',
    load: async () => (await import('./commands/reach.ts')).reachCommand,
  },
  {
    name: 'diff',
    summary: 'compare two documents: what opened, what closed',
    load: async () => (await import('./commands/diff.ts')).diffCommand,
  },
  {
    name: 'command',
    summary: 'print the `aws` script that rebuilds the document',
    load: async () => (await import('./commands/command.ts')).commandCommand,
  },
  {
    name: 'run',
    summary: 'run a script of `aws` commands against a document',
    load: async () => (await import('./commands/run.ts')).runCommand,
  },
  {
    name: 'shell',
    summary: 'run commands in the simulator’s shell',
    load: async () => (await import('./commands/shell.ts')).shellCommand,
  },
];

function usage(): string {
  const width = Math.max(...entries.map(({ name }) => name.length));
  return [
    'Usage: skytrace <command> [options]',
    '',
    'Runs the simulator without a browser.',
    '',
    'Commands:',
    ...entries.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    'skytrace <command> --help tells its options, with examples.',
    'It exits with 0 when the question is answered (whatever the answer), with 1 when something',
    'is wrong with the input, with 2 when the command line is not understood; run and shell exit',
    'as their script does.',
  ].join('\n');
}

/**
 * Runs one `skytrace` command line.
 *
 * @param argv the words after `skytrace`
 * @returns the exit code: 0 answered, 1 bad input, 2 the command line was not understood
 */
export async function main(argv: readonly string[]): Promise<number> {
  const asksHelp = argv[0] === 'help';
  const words = asksHelp && argv.length > 1 ? [...argv.slice(1), '--help'] : argv;
  const [name, ...rest] = words;
  if (name === undefined) {
    process.stderr.write(`${usage()}\n`);
    return 2;
  }
  if (name === '--help' || name === '-h' || name === 'help') {
    print(usage());
    return 0;
  }
  const entry = entries.find((each) => each.name === name);
  if (entry === undefined) {
    const kind = name.startsWith('-') ? 'option' : 'command';
    complain(
      unknownWord(
        kind,
        name,
        entries.map((each) => each.name),
      ),
    );
    return 2;
  }
  return runCommand(await entry.load(), rest);
}

async function runCommand(command: SubCommand, words: readonly string[]): Promise<number> {
  const args = readArguments(words, command.options);
  if (!args.ok) return fail(command, args.error);
  if (args.value.has('help')) {
    print(formatHelp(command));
    return 0;
  }
  // A document may hold what no network is made of.
  await loadDataServices();
  const outcome = await command.run(args.value);
  if (!outcome.ok) return fail(command, outcome.error);
  return typeof outcome.value === 'number' ? outcome.value : 0;
}

function fail(command: SubCommand, fault: Fault): number {
  const hint =
    fault.exit === 2
      ? `\nUsage: skytrace ${command.name} ${command.usage}\nTry: skytrace ${command.name} --help`
      : '';
  complain(fault.message + hint);
  return fault.exit;
}
