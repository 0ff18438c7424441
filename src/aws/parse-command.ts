import { err, ok, type Result } from '../kernel/lib/result.ts';
import { buildInput } from './build-input.ts';
import { type CommandError, invalidChoice, unknownOptions, usageError } from './errors.ts';
import { type GlobalOption, globalOptions } from './global-options.ts';
import { parseGuestComment } from './guest-comment.ts';
import { type MatchedOption, matchWords } from './match-words.ts';
import { findOperation, findServiceModel, serviceNames } from './model.ts';
import { commandTable } from './names.ts';
import { commandOptions } from './options.ts';
import type { ParsedCommand } from './parsed-command.ts';
import type { FileReader } from './read-value.ts';
import { splitWords } from './split-words.ts';

export interface ParseOptions {
  /** Supplies the text of `file://` and `fileb://` values. Without it every file is missing. */
  readonly files?: FileReader;
}

/**
 * Reads one `aws` command line. A text is split into words like a POSIX shell would, without expansions; the leading
 * word `aws` may be missing. The inverse of `printCommand`, whose comment lines for guest requests it reads as well.
 */
export function parseCommand(
  line: string | readonly string[],
  options: ParseOptions = {},
): Result<ParsedCommand, CommandError> {
  const guest = parseGuestComment(line);
  if (guest !== undefined) return guest;
  const words = typeof line === 'string' ? splitWords(line) : ok(line);
  if (!words.ok) return words;
  const given = words.value[0] === 'aws' ? words.value.slice(1) : words.value;
  const globals = readGlobals(given);
  return globals.ok ? parseOperation(globals.value, options) : globals;
}

/** A line with the options that every command takes set apart. */
export interface Globals {
  /** By name without dashes; a flag's value is true. */
  readonly values: ReadonlyMap<string, string | true>;
  /** Everything else, in order. */
  readonly remaining: readonly string[];
  /** Of these, what does not look like an option: service, command, and values. */
  readonly words: readonly string[];
}

export function readGlobals(words: readonly string[]): Result<Globals, CommandError> {
  const matched = matchWords(words, globalOptions);
  if (!matched.ok) return matched;
  const values = new Map<string, string | true>();
  for (const { option, words: given } of matched.value.options) {
    const value = given[0] ?? true;
    const wrong = wrongChoice(option, value);
    if (wrong !== undefined) return err(wrong);
    values.set(option.name, value);
  }
  return ok({ values, remaining: matched.value.remaining, words: matched.value.others });
}

function wrongChoice(option: GlobalOption, value: string | true): CommandError | undefined {
  if (option.choices === undefined || value === true || option.choices.includes(value)) return undefined;
  return invalidChoice(`--${option.name}`, value, option.choices);
}

function parseOperation(globals: Globals, options: ParseOptions): Result<ParsedCommand, CommandError> {
  const [service, command] = globals.words;
  if (service === undefined) return err(missing('command'));
  const model = findServiceModel(service);
  if (model === undefined) return err(invalidChoice('command', service, serviceNames()));
  if (command === undefined) return err(missing('operation'));
  const operation = commandTable(model).get(command);
  const operationModel = operation === undefined ? undefined : findOperation(model, operation);
  if (operation === undefined || operationModel === undefined) {
    return err(invalidChoice('operation', command, [...commandTable(model).keys()]));
  }
  const table = commandOptions(model, operation, operationModel);
  const matched = matchWords(withoutFirst(globals.remaining, [service, command]), table);
  if (!matched.ok) return matched;
  // The last option that writes to a destination counts.
  const given = new Map(matched.value.options.map((match) => [match.option.destination, match]));
  const usable = given.has('cli-input-json') || given.has('generate-cli-skeleton');
  const outfile = operationModel.outfile === undefined ? undefined : matched.value.others[0];
  const absent = table
    .filter((option) => option.required && !given.has(option.destination))
    .map((option) => `--${option.name}`);
  if (operationModel.outfile !== undefined && outfile === undefined) absent.push('outfile');
  if (absent.length > 0 && !usable) return err(missing(absent.join(', ')));
  const strangers = strayWords(outfile === undefined ? matched.value : withoutWord(matched.value, outfile));
  const known = [...table, ...globalOptions].map((option) => `--${option.name}`);
  if (strangers.length > 0) {
    const error = unknownOptions(strangers, known);
    const hint = error.hint ?? optionOfId(strangers[0] ?? '', known);
    return err(hint === undefined ? error : { ...error, hint });
  }
  const inOrder = table.flatMap((option) => {
    const match: MatchedOption<typeof option> | undefined = given.get(option.destination);
    return match?.option === option ? [match] : [];
  });
  const built = buildInput({ model, operation, operationModel, given: inOrder, files: options.files });
  if (!built.ok) return built;
  const file = outfile === undefined ? {} : { outfile };
  return ok({ service, operation, ...built.value, ...file, ...namedGlobals(globals.values) });
}

/** What ids of EC2 are called as options, by their prefix. */
const ID_OPTIONS: ReadonlyMap<string, string> = new Map([
  ['vpc', 'vpc-id'],
  ['subnet', 'subnet-id'],
  ['i', 'instance-id'],
  ['sg', 'group-id'],
  ['rtb', 'route-table-id'],
  ['acl', 'network-acl-id'],
  ['igw', 'internet-gateway-id'],
  ['nat', 'nat-gateway-id'],
  ['eni', 'network-interface-id'],
  ['eipalloc', 'allocation-id'],
  ['pcx', 'vpc-peering-connection-id'],
  ['ami', 'image-id'],
  ['vol', 'volume-id'],
  ['snap', 'snapshot-id'],
]);

/** An id that stands alone, with the option of this command that takes it. */
function optionOfId(word: string, known: readonly string[]): string | undefined {
  const name = ID_OPTIONS.get(/^([a-z]+)-\w+$/.exec(word)?.[1] ?? '');
  const option = known.find((each) => each === `--${name}` || each === `--${name}s`);
  return option === undefined ? undefined : `${option} ${word}`;
}

type StrayWords = { readonly others: readonly string[]; readonly remaining: readonly string[] };

function withoutWord({ others, remaining }: StrayWords, word: string): StrayWords {
  return { others: withoutFirst(others, [word]), remaining: withoutFirst(remaining, [word]) };
}

/** argparse keeps the first stray word apart, as the optional word `help`, and so reports it last. */
function strayWords(matched: StrayWords): readonly string[] {
  const [first] = matched.others;
  return first === undefined ? matched.remaining : [...withoutFirst(matched.remaining, [first]), first];
}

function withoutFirst(words: readonly string[], taken: readonly string[]): readonly string[] {
  const rest = [...words];
  for (const word of taken) rest.splice(rest.indexOf(word), 1);
  return rest;
}

function missing(names: string): CommandError {
  return usageError(`the following arguments are required: ${names}`);
}

type NamedGlobals = Pick<ParsedCommand, 'region' | 'profile' | 'output' | 'query' | 'globals'>;

function namedGlobals(values: ReadonlyMap<string, string | true>): NamedGlobals {
  const own = ['region', 'profile', 'output', 'query'] as const;
  const named: { [name: string]: string } = {};
  for (const name of own) {
    const value = values.get(name);
    if (typeof value === 'string') named[name] = value;
  }
  const others = [...values].filter(([name]) => !own.some((known) => known === name));
  return { ...named, globals: Object.fromEntries(others) };
}
