import { closestName } from './closest-name.ts';

/**
 * A command line that AWS's own program would refuse before any request is sent.
 * - `usage`: a name, option or argument is wrong (printed below the usage text)
 * - `parameter`: one option's value cannot be read
 * - `validation`: the request that the line makes does not fit the operation's shape
 * - `general`: the program stops with Python's words
 */
export interface CommandError {
  readonly kind: 'usage' | 'parameter' | 'validation' | 'general';
  /** The program's own words, without usage text. */
  readonly message: string;
  /** 252 for a line that does not parse or validate, 255 for the rest, as AWS CLI v2 exits. */
  readonly exitCode: 252 | 255;
  /** The valid name nearest to the wrong one; absent when nothing is near. */
  readonly hint?: string;
}

const USAGE = `usage: aws [options] <command> <subcommand> [<subcommand> ...] [parameters]
To see help text, you can run:

  aws help
  aws <command> help
  aws <command> <subcommand> help
`;

export function usageError(message: string, hint?: string): CommandError {
  return { kind: 'usage', message, exitCode: 252, ...(hint !== undefined && { hint }) };
}

/** `option` with its dashes, as in `--tag-specifications`. */
export function parameterError(option: string, message: string): CommandError {
  return { kind: 'parameter', message: `Error parsing parameter '${option}': ${message}`, exitCode: 252 };
}

export function validationError(reports: readonly string[], hint?: string): CommandError {
  const message = ['Parameter validation failed:', ...reports].join('\n');
  return { kind: 'validation', message, exitCode: 252, ...(hint !== undefined && { hint }) };
}

export function generalError(message: string): CommandError {
  return { kind: 'general', message, exitCode: 255 };
}

export function unknownOptions(words: readonly string[], known: Iterable<string>): CommandError {
  const wrong = words.find((word) => word.startsWith('--'));
  const name = wrong?.split('=')[0];
  return usageError(
    `Unknown options: ${words.join(', ')}`,
    name === undefined ? undefined : closestName(name, known),
  );
}

/** `argument` is argparse's name for the place: `command`, `operation` or an option with its dashes. */
export function invalidChoice(argument: string, word: string, choices: readonly string[]): CommandError {
  const rows: string[] = [];
  for (let index = 0; index < choices.length; index += 2) {
    const pair = choices.slice(index, index + 2).map((choice) => choice.padEnd(40));
    rows.push(pair.join(' | '));
  }
  const message = `argument ${argument}: Invalid choice, valid choices are:\n\n${rows.join('\n')}`;
  return usageError(message, closestName(word, choices));
}

/** What the program writes to standard error. */
export function formatCommandError(error: CommandError): string {
  if (error.kind !== 'usage') return `\n${error.message}\n`;
  // Options that nobody knows are reported by the command itself, everything else by its argument parser.
  const prefix = error.message.startsWith('Unknown options:') ? '' : 'aws: error: ';
  return `\n${USAGE}\n${prefix}${error.message}\n`;
}
