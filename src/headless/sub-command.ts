import type { Arguments, OptionTable } from './args.ts';
import type { Outcome } from './fault.ts';

/** One sub-command: what its help says, and what it does. */
export interface SubCommand {
  readonly name: string;
  /** What follows the name in the usage line. */
  readonly usage: string;
  readonly description: string;
  readonly options: OptionTable;
  readonly examples: readonly string[];
  /** Prints its answer; a fault is printed by the caller. A number is the exit code, 0 without one. */
  readonly run: (args: Arguments) => Outcome<void> | Promise<Outcome<number>>;
}

export function formatHelp(command: SubCommand): string {
  const options = [
    ...Object.entries(command.options).map(([name, { value, help, short }]): [string, string] => [
      `${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`,
      help,
    ]),
    ['--help', 'print this text'] as const,
  ];
  const width = Math.max(...options.map(([left]) => left.length));
  return [
    `Usage: skytrace ${command.name} ${command.usage}`,
    '',
    command.description,
    '',
    'Options:',
    ...options.map(([left, right]) => indent(left.padEnd(width), right)),
    '',
    'Examples:',
    ...command.examples.map((line) => `  npm run --silent skytrace -- ${line}`),
  ].join('\n');
}

/** Further lines of an option's help stand below its first. */
function indent(left: string, right: string): string {
  const gap = ' '.repeat(left.length + 4);
  return `  ${left}  ${right.split('\n').join(`\n${gap}`)}`;
}

/** What every sub-command that takes REFs says of them. */
export const REF_HELP = `A REF is the id of a resource (instance, network interface, gateway; a subnet stands
for a probe in it), its Name tag, an address, "internet" or "internet:ADDRESS".
A private address means one in the sender's own VPC first.`;
