import { refuse } from '../../kernel/cloud/aws-error.ts';
import { bytesOfBase64, utf8Bytes } from '../../kernel/lib/bytes.ts';
import { type JsonObject, type JsonValue, jsonEqual } from '../../kernel/lib/json.ts';
import { compareNumbers, normalNumber } from './decimal.ts';

/** `{"S": "text"}`, `{"N": "1"}`, `{"M": {…}}` …: an object with one field that names the type. */
export type AttributeValue = JsonObject;
export type Item = { readonly [name: string]: AttributeValue };

const TYPES = ['S', 'N', 'B', 'BOOL', 'NULL', 'M', 'L', 'SS', 'NS', 'BS'];
const MAX_DEPTH = 32;

export function invalid(message: string): never {
  return refuse('ValidationException', message);
}

export function typeOf(value: AttributeValue): string {
  return Object.keys(value)[0] ?? '';
}

export function contentOf(value: AttributeValue): JsonValue {
  return value[typeOf(value)] ?? null;
}

/** The value as DynamoDB keeps it: numbers in one form, sets checked. Refuses what it would not take. */
export function normalValue(value: unknown, depth = 0): AttributeValue {
  const fields = Object.entries(Object(value) as object);
  const [type, content] = fields[0] ?? [];
  if (type === undefined || !TYPES.includes(type))
    return invalid('Supplied AttributeValue is empty, must contain exactly one of the supported datatypes');
  if (fields.length > 1)
    return invalid(
      'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes',
    );
  if (depth > MAX_DEPTH) return invalid('Nesting Levels have exceeded supported limits');
  if (type.endsWith('S') && type.length === 2) return { [type]: normalSet(type, content) };
  if (type === 'M') return { M: normalItem(content, depth + 1) };
  if (type === 'L' && Array.isArray(content))
    return { L: content.map((each: unknown) => normalValue(each, depth + 1)) };
  if (type === 'BOOL' && typeof content === 'boolean') return { BOOL: content };
  if (type === 'NULL') {
    if (content !== true)
      return invalid(
        'One or more parameter values were invalid: Null attribute value types must have the value of true',
      );
    return { NULL: true };
  }
  if (typeof content !== 'string') return invalid(`Invalid attribute value type: ${type}`);
  return { [type]: normalScalar(type, content) };
}

function normalScalar(type: string, content: string): string {
  if (type === 'N')
    return (
      normalNumber(content) ??
      invalid(`The parameter cannot be converted to a numeric value: ${content.slice(0, 100)}`)
    );
  if (type === 'B' && bytesOfBase64(content) === undefined) return invalid('Invalid Base64');
  return content;
}

function normalSet(type: string, content: unknown): JsonValue {
  if (!Array.isArray(content) || content.length === 0)
    return invalid('One or more parameter values were invalid: An string set  may not be empty');
  const members = content.map((member: unknown) =>
    typeof member === 'string' ? normalScalar(type.charAt(0), member) : invalid('Invalid set member'),
  );
  if (new Set(members).size < members.length)
    return invalid(
      `One or more parameter values were invalid: Input collection [${members.join(', ')}] contains duplicates.`,
    );
  return members;
}

export function normalItem(item: unknown, depth = 0): Item {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return invalid('Invalid item');
  return Object.fromEntries(
    Object.entries(item).map(([name, value]) => {
      if (name === '__proto__') return invalid('Invalid attribute name');
      return [name, normalValue(value, depth)];
    }),
  );
}

/** Equal as DynamoDB has it: sets without order. */
export function equalValues(left: AttributeValue, right: AttributeValue): boolean {
  const type = typeOf(left);
  if (type !== typeOf(right)) return false;
  if (type.length === 2 && type.endsWith('S')) {
    const [first, second] = [left, right].map((each) => [...(contentOf(each) as readonly string[])].sort());
    return jsonEqual(first, second);
  }
  return jsonEqual(left, right);
}

/** Order of two values of one type that has an order; undefined otherwise. */
export function compareValues(left: AttributeValue, right: AttributeValue): number | undefined {
  const type = typeOf(left);
  if (type !== typeOf(right)) return undefined;
  const [first, second] = [String(contentOf(left)), String(contentOf(right))];
  if (type === 'N') return compareNumbers(first, second);
  if (type === 'S') return compareBytes(utf8Bytes(first), utf8Bytes(second));
  if (type === 'B')
    return compareBytes(bytesOfBase64(first) ?? new Uint8Array(), bytesOfBase64(second) ?? new Uint8Array());
  return undefined;
}

function compareBytes(left: Uint8Array, right: Uint8Array): number {
  for (let index = 0; index < Math.min(left.length, right.length); index++) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/** Bytes that the item takes, by DynamoDB's own reckoning as far as it is published. */
export function sizeOf(item: Item): number {
  return Object.entries(item).reduce(
    (sum, [name, value]) => sum + utf8Bytes(name).length + sizeOfValue(value),
    0,
  );
}

export function sizeOfValue(value: AttributeValue): number {
  const content = contentOf(value);
  switch (typeOf(value)) {
    case 'S':
      return utf8Bytes(String(content)).length;
    case 'B':
      return bytesOfBase64(String(content))?.length ?? 0;
    case 'N':
      return Math.ceil(String(content).replace(/\D/g, '').length / 2) + 1;
    case 'M':
      return 3 + sizeOf(content as Item) + Object.keys(content as Item).length;
    case 'L':
      return 3 + (content as readonly AttributeValue[]).reduce((sum, each) => sum + 1 + sizeOfValue(each), 0);
    case 'SS':
    case 'NS':
    case 'BS':
      return (content as readonly string[]).reduce(
        (sum, each) => sum + sizeOfValue({ [typeOf(value).charAt(0)]: each }),
        0,
      );
    default:
      return 1;
  }
}
