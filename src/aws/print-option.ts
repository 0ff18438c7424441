import type { JsonValue } from '../kernel/lib/json.ts';
import type { CommandOption, WordGroup } from './command-option.ts';
import { hasOnly, isJsonList, isJsonObject } from './json-object.ts';
import { findShape } from './model.ts';
import { cannotBeArgument } from './quote.ts';
import { isTextAttribute, startsLikeJson, usesShorthand } from './read-value.ts';
import type { ServiceModel, Shape } from './shape.ts';
import { printShorthand } from './shorthand-print.ts';

/**
 * One member as an option with its words; `options` are those that set the member. Undefined when no words would be
 * read back as this value.
 */
export function printOption(
  model: ServiceModel,
  options: readonly CommandOption[],
  value: JsonValue,
): WordGroup | undefined {
  for (const { name, role } of options) {
    if (role.kind === 'flag' && role.value === value) return [`--${name}`];
    if (role.kind === 'attribute-flag' && isAttribute(value) && value.Value === role.value)
      return [`--${name}`];
    if (role.kind === 'member') return printMember(model, `--${name}`, findShape(model, role.shape), value);
  }
  const attribute = options.find(({ role }) => role.kind === 'attribute-flag');
  return attribute && isJsonObject(value) ? [`--${attribute.name}`, JSON.stringify(value)] : undefined;
}

function isAttribute(value: JsonValue): value is { readonly Value: JsonValue } {
  return isJsonObject(value) && hasOnly(value, 'Value');
}

function printMember(
  model: ServiceModel,
  option: string,
  shape: Shape,
  value: JsonValue,
): WordGroup | undefined {
  if (shape.type === 'list') return isJsonList(value) ? printList(model, option, shape, value) : undefined;
  if (shape.type === 'structure' || shape.type === 'map') {
    return isJsonObject(value)
      ? [option, printStructure(model, shape, value) ?? JSON.stringify(value)]
      : undefined;
  }
  const word = scalarWord(shape, value);
  return word === undefined ? undefined : joined(option, word);
}

function printList(
  model: ServiceModel,
  option: string,
  shape: Extract<Shape, { type: 'list' }>,
  values: readonly JsonValue[],
): WordGroup {
  const json = [option, JSON.stringify(values)];
  const member = findShape(model, shape.member);
  const words: string[] = [];
  for (const value of values) {
    const word = usesShorthand(model, shape)
      ? isJsonObject(value) && printStructure(model, member, value)
      : scalarWord(member, value);
    // Among several words an option-like one would end the list.
    if (typeof word !== 'string' || looksLikeOption(word)) return json;
    words.push(word);
  }
  const isJsonLike = words.length === 1 && words.some(startsLikeJson);
  return words.length === 0 || isJsonLike ? json : [option, ...words];
}

function printStructure(model: ServiceModel, shape: Shape, value: JsonValue): string | undefined {
  if (shape.type !== 'structure' || !isJsonObject(value)) return undefined;
  const text = value.Value;
  if (
    isTextAttribute(model, shape) &&
    typeof text === 'string' &&
    hasOnly(value, 'Value') &&
    isBareText(text)
  ) {
    return text;
  }
  return printShorthand(model, shape, value);
}

/** True for a text that `--instance-type` and the like take without `Value=`. */
function isBareText(text: string): boolean {
  return /^[A-Za-z0-9_.:/-]+$/.test(text) && !text.startsWith('-') && !isFileReference(text);
}

/** A scalar as a word; undefined for a wrong type and for a text that the command line would not take as it is. */
function scalarWord(shape: Shape, value: JsonValue): string | undefined {
  switch (shape.type) {
    case 'integer':
    case 'long':
      return Number.isSafeInteger(value) ? String(value) : undefined;
    case 'double':
    case 'float':
      return typeof value === 'number' && Number.isFinite(value) ? String(value) : undefined;
    case 'string':
    case 'blob':
    case 'timestamp':
      return typeof value === 'string' && !isFileReference(value) && !cannotBeArgument(value)
        ? value
        : undefined;
    default:
      return undefined;
  }
}

function joined(option: string, word: string): WordGroup | undefined {
  // argparse drops a lone `--` even behind an equals sign.
  if (word === '--') return undefined;
  return looksLikeOption(word) ? [`${option}=${word}`] : [option, word];
}

/** True when argparse might take the word for an option. A negative number and a single dash are values. */
function looksLikeOption(word: string): boolean {
  return word.startsWith('-') && word !== '-' && !/^-[0-9]+$/.test(word);
}

function isFileReference(word: string): boolean {
  return word.startsWith('file://') || word.startsWith('fileb://');
}
