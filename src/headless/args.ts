import { parseArgs } from 'node:util';
import { closestName } from '../aws/closest-name.ts';
import { err, ok } from '../kernel/lib/result.ts';
import { badUsage, type Fault, type Outcome } from './fault.ts';

/** One option of a sub-command. */
export interface OptionSpec {
  /** What its value is called in the help; absent for a flag. */
  readonly value?: string;
  readonly help: string;
  /** A letter that may stand for the name. */
  readonly short?: string;
  readonly required?: boolean;
  /** May be given several times; each value may also be a list with commas. */
  readonly list?: boolean;
}

export type OptionTable = { readonly [name: string]: OptionSpec };

/** The words of a command line, sorted. */
export class Arguments {
  readonly positionals: readonly string[];
  readonly #values: ReadonlyMap<string, readonly string[]>;

  constructor(positionals: readonly string[], values: ReadonlyMap<string, readonly string[]>) {
    this.positionals = positionals;
    this.#values = values;
  }

  has(name: string): boolean {
    return this.#values.has(name);
  }

  get(name: string): string | undefined {
    return this.#values.get(name)?.at(-1);
  }

  /** All values of a list option, commas taken apart. */
  list(name: string): readonly string[] {
    return (this.#values.get(name) ?? []).flatMap((value) => value.split(',')).filter((part) => part !== '');
  }
}

const HELP: OptionTable = { help: { help: 'print this text', short: 'h' } };

/** Sorts the words after the sub-command's name. Asking for help makes everything else optional. */
export function readArguments(words: readonly string[], table: OptionTable): Outcome<Arguments> {
  const options = { ...HELP, ...table };
  const { tokens } = parseArgs({
    args: [...words],
    strict: false,
    tokens: true,
    allowPositionals: true,
    options: Object.fromEntries(
      Object.entries(options).map(([name, spec]) => [
        name,
        {
          type: spec.value === undefined ? ('boolean' as const) : ('string' as const),
          ...(spec.short === undefined ? {} : { short: spec.short }),
        },
      ]),
    ),
  });
  const positionals: string[] = [];
  const values = new Map<string, string[]>();
  const faults: Fault[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const value = readOption(options, token);
    if (!value.ok) faults.push(value.error);
    else values.set(token.name, [...(values.get(token.name) ?? []), value.value]);
  }
  if (values.has('help')) return ok(new Arguments(positionals, values));
  const [first] = faults;
  if (first !== undefined) return err(first);
  const twice = [...values].find(
    ([name, given]) => given.length > 1 && options[name]?.list !== true && options[name]?.value !== undefined,
  );
  if (twice !== undefined) return badUsage(`--${twice[0]} is given ${twice[1].length} times`);
  const missing = Object.entries(table).find(([name, spec]) => spec.required === true && !values.has(name));
  if (missing !== undefined) return badUsage(`--${missing[0]} ${missing[1].value ?? ''} is missing`);
  return ok(new Arguments(positionals, values));
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

function readOption(options: OptionTable, token: OptionToken): Outcome<string> {
  const { name, rawName, value, inlineValue } = token;
  const spec = Object.hasOwn(options, name) ? options[name] : undefined;
  if (spec === undefined) return badUsage(unknownWord('option', rawName, optionNames(options)));
  if (spec.value === undefined)
    return value === undefined ? ok('') : badUsage(`${rawName} takes no value ("${value}")`);
  if (value === undefined) return badUsage(`${rawName} needs a value: ${rawName} ${spec.value}`);
  if (value === '') return badUsage(`${rawName} is empty: ${rawName} ${spec.value}`);
  if (inlineValue !== true && value.startsWith('-'))
    return badUsage(
      `${rawName} needs a value, but an option follows: ${value} (write ${rawName}=${value} if that is meant)`,
    );
  return ok(value);
}

function optionNames(options: OptionTable): readonly string[] {
  return Object.keys(options).map((name) => `--${name}`);
}

/** `unknown option "--form". Did you mean --from?` */
export function unknownWord(kind: string, word: string, known: readonly string[]): string {
  const nearest = closestName(word, known);
  return nearest === undefined
    ? `unknown ${kind} "${word}"; there are ${known.join(', ')}`
    : `unknown ${kind} "${word}". Did you mean ${nearest}?`;
}

/** A port of the command line. */
export function readPort(name: string, text: string): Outcome<number> {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65535) return ok(Number(text));
  return err({ exit: 1, message: `${name} ${text}: a port is a whole number from 0 to 65535` });
}
