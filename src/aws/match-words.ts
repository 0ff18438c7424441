import { err, ok, type Result } from '../kernel/lib/result.ts';
import type { Arity } from './command-option.ts';
import { type CommandError, usageError } from './errors.ts';

/** The part of an option that deciding which words are whose needs. */
export interface MatchableOption {
  readonly name: string;
  readonly arity: Arity;
}

export interface MatchedOption<T extends MatchableOption> {
  readonly option: T;
  readonly words: readonly string[];
}

export interface MatchedWords<T extends MatchableOption> {
  /** In the order of the line; an option given twice stands twice. */
  readonly options: readonly MatchedOption<T>[];
  /** Words that look like options but are none of these. */
  readonly unknown: readonly string[];
  /** Words that belong to no option. */
  readonly others: readonly string[];
  /** `unknown` and `others` as they stood. */
  readonly remaining: readonly string[];
}

type Sighting<T> =
  | { readonly kind: 'option'; readonly option: T; readonly explicit?: string }
  | { readonly kind: 'unknown-option' | 'word' };

/**
 * Deals the words of a line out to options, by the rules of Python's argparse: `--name value`, `--name=value`,
 * names cut short as long as they stay unambiguous, negative numbers as values.
 */
export function matchWords<T extends MatchableOption>(
  words: readonly string[],
  options: readonly T[],
): Result<MatchedWords<T>, CommandError> {
  const sightings: Sighting<T>[] = [];
  for (const word of words) {
    const sighting = sight(word, options);
    if (!sighting.ok) return sighting;
    sightings.push(sighting.value);
  }
  const matched: MatchedOption<T>[] = [];
  const unknown: string[] = [];
  const others: string[] = [];
  const remaining: string[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const sighting = sightings[index];
    const word = words[index] ?? '';
    if (sighting?.kind === 'option') {
      const available = wordsAfter(index, sightings, words);
      const taken = takeWords(sighting.option, sighting.explicit, available);
      if (!taken.ok) return taken;
      matched.push({ option: sighting.option, words: taken.value.words });
      index += taken.value.count;
    } else {
      (sighting?.kind === 'word' ? others : unknown).push(word);
      remaining.push(word);
    }
  }
  return ok({ options: matched, unknown, others, remaining });
}

function wordsAfter(
  index: number,
  sightings: readonly Sighting<unknown>[],
  words: readonly string[],
): readonly string[] {
  let end = index + 1;
  while (end < words.length && sightings[end]?.kind === 'word') end += 1;
  return words.slice(index + 1, end);
}

function takeWords(
  option: MatchableOption,
  explicit: string | undefined,
  available: readonly string[],
): Result<{ readonly words: readonly string[]; readonly count: number }, CommandError> {
  const refuse = (message: string) => err(usageError(`argument --${option.name}: ${message}`));
  if (explicit !== undefined) {
    return option.arity === 'none'
      ? refuse(`ignored explicit argument '${explicit}'`)
      : ok({ words: [explicit], count: 0 });
  }
  if (option.arity === 'one' && available.length === 0) return refuse('expected one argument');
  const limit = { none: 0, maybe: 1, one: 1, many: available.length }[option.arity];
  const words = available.slice(0, limit);
  return ok({ words, count: words.length });
}

function sight<T extends MatchableOption>(
  word: string,
  options: readonly T[],
): Result<Sighting<T>, CommandError> {
  if (!word.startsWith('-') || word === '-') return ok({ kind: 'word' });
  const exact = options.find((option) => `--${option.name}` === word);
  if (exact !== undefined) return ok({ kind: 'option', option: exact });
  const equals = word.indexOf('=');
  const name = equals < 0 ? word : word.slice(0, equals);
  const explicit = equals < 0 ? {} : { explicit: word.slice(equals + 1) };
  const named = options.find((option) => `--${option.name}` === name);
  if (named !== undefined) return ok({ kind: 'option', option: named, ...explicit });
  const begun = name.length > 2 ? options.filter((option) => `--${option.name}`.startsWith(name)) : [];
  const [only, ...more] = begun;
  if (only !== undefined && more.length === 0) return ok({ kind: 'option', option: only, ...explicit });
  if (more.length > 0) {
    const matches = begun.map((option) => `--${option.name}`).join(', ');
    return err(usageError(`ambiguous option: ${word} could match ${matches}`));
  }
  const isNumber = /^-[0-9]+$|^-[0-9]*\.[0-9]+$/.test(word);
  return ok({ kind: isNumber || word.includes(' ') ? 'word' : 'unknown-option' });
}
