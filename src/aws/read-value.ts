import type { JsonValue } from '../kernel/lib/json.ts';
import { err, ok, type Result } from '../kernel/lib/result.ts';
import { decodeUtf8, encodeBase64 } from './base64.ts';
import { type CommandError, generalError, parameterError, usageError } from './errors.ts';
import { parseJson } from './json-object.ts';
import { findShape, isComplex, memberShape } from './model.ts';
import { parsePythonFloat, parsePythonInteger, stripStart } from './python-text.ts';
import type { ServiceModel, Shape } from './shape.ts';
import { coerceShorthand } from './shorthand-coerce.ts';
import { parseShorthand } from './shorthand-parse.ts';

/**
 * The text of a file that a value names, or its bytes; undefined when there is no such file. The path is as it was
 * written.
 */
export type FileReader = (path: string) => string | Uint8Array | undefined;

export interface ValueContext {
  readonly model: ServiceModel;
  /** With its dashes, for messages. */
  readonly option: string;
  readonly files: FileReader | undefined;
}

type Read = Result<JsonValue, CommandError>;

/** The words of an option as the value of its member: text, number, list, JSON or shorthand, as the shape says. */
export function readValue(context: ValueContext, shapeName: string, words: readonly string[]): Read {
  const shape = findShape(context.model, shapeName);
  const loaded = loadWords(context, shape, words);
  if (!loaded.ok) return loaded;
  const first = loaded.value[0] ?? '';
  if (usesShorthand(context.model, shape) && !startsLikeJson(first)) {
    return readShorthand(context, shapeName, shape, loaded.value);
  }
  return shape.type === 'list' ? readList(context, shape, loaded.value) : readOne(context, shape, first);
}

/** A single `file://` or `fileb://` word stands for the file's content. */
function loadWords(
  context: ValueContext,
  shape: Shape,
  words: readonly string[],
): Result<readonly string[], CommandError> {
  const [word, ...more] = words;
  if (word === undefined || more.length > 0) return ok(words);
  // `fileb://` hands over bytes, which requests carry as Base64; `file://` is taken to hold Base64 already.
  const bytes =
    shape.type === 'blob' && word.startsWith('fileb://') ? context.files?.(word.slice(8)) : undefined;
  if (bytes !== undefined) return ok([encodeBase64(bytes)]);
  const text = loadFile(context.files, word);
  if (!text.ok) return err(parameterError(context.option, text.error));
  return ok(text.value === undefined ? words : [text.value]);
}

/** The content behind a file reference; a value of undefined for every other text. */
export function loadFile(files: FileReader | undefined, word: string): Result<string | undefined, string> {
  const path = /^fileb?:\/\/(.*)$/s.exec(word)?.[1];
  if (path === undefined) return ok(undefined);
  const content = files?.(path);
  if (content !== undefined) return ok(typeof content === 'string' ? content : decodeUtf8(content));
  return err(`Unable to load paramfile ${word}: [Errno 2] No such file or directory: '${path}'`);
}

/** Structures, maps and lists of them may be written as shorthand; lists of scalars are plain words. */
export function usesShorthand(model: ServiceModel, shape: Shape): boolean {
  return shape.type === 'list' ? isComplex(findShape(model, shape.member)) : isComplex(shape);
}

/** True when AWS CLI would take the text for JSON without looking further. */
export function startsLikeJson(text: string): boolean {
  return /^[[{]/.test(stripStart(text));
}

function readShorthand(
  context: ValueContext,
  shapeName: string,
  shape: Shape,
  words: readonly string[],
): Read {
  const first = words[0] ?? '';
  if (isTextAttribute(context.model, shape) && !first.includes('=')) return ok({ Value: first });
  const parsed = [];
  for (const word of words) {
    const value = parseShorthand(word, (reference) => loadFile(context.files, reference));
    if (!value.ok) return err(parameterError(context.option, value.error));
    parsed.push(value.value);
  }
  const raw = shape.type === 'list' ? parsed : (parsed[0] ?? {});
  const value = coerceShorthand(context.model, shapeName, raw);
  return value.ok ? value : err(generalError(value.error));
}

/** True for EC2's `AttributeValue`: `--instance-type t3.micro` stands for `Value=t3.micro`. */
export function isTextAttribute(model: ServiceModel, shape: Shape): boolean {
  if (shape.type !== 'structure' || Object.keys(shape.members).length !== 1) return false;
  const value = memberShape(shape, 'Value');
  return value !== undefined && findShape(model, value).type === 'string';
}

function readList(
  context: ValueContext,
  shape: Extract<Shape, { type: 'list' }>,
  words: readonly string[],
): Read {
  const [first, ...more] = words;
  if (first !== undefined && more.length === 0 && stripStart(first).startsWith('['))
    return readJson(context, first);
  const member = findShape(context.model, shape.member);
  const items: JsonValue[] = [];
  for (const word of words) {
    const item = readOne(context, member, word);
    if (!item.ok) return item;
    items.push(item.value);
  }
  return ok(items);
}

function readOne(context: ValueContext, shape: Shape, word: string): Read {
  switch (shape.type) {
    case 'integer': {
      const value = parsePythonInteger(word);
      return value === undefined
        ? err(generalError(`invalid literal for int() with base 10: '${word}'`))
        : ok(value);
    }
    case 'long': {
      const value = parsePythonInteger(word);
      return value === undefined
        ? err(usageError(`argument ${context.option}: invalid int value: '${word}'`))
        : ok(value);
    }
    case 'double':
    case 'float': {
      const value = parsePythonFloat(word);
      return value === undefined
        ? err(usageError(`argument ${context.option}: invalid float value: '${word}'`))
        : ok(value);
    }
    case 'boolean':
      return ok(word.toLowerCase() !== 'false' && word !== '');
    case 'structure':
    case 'map':
      return stripStart(word).startsWith('{')
        ? readJson(context, word)
        : err(parameterError(context.option, `Invalid JSON:\n${word}`));
    case 'list':
      return readJson(context, word);
    default:
      return ok(word);
  }
}

function readJson(context: ValueContext, text: string): Read {
  const value = parseJson(text);
  if (value.ok) return value;
  return err(parameterError(context.option, `Invalid JSON: ${value.error}\nJSON received: ${text}`));
}
