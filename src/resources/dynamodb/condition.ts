import {
  type AttributeValue,
  compareValues,
  contentOf,
  equalValues,
  type Item,
  normalValue,
  sizeOfValue,
  typeOf,
} from './attribute-value.ts';
import { type Path, readPath, valueAt } from './paths.ts';
import { type Given, Tokens } from './tokens.ts';

export type Operand =
  | { readonly kind: 'path'; readonly path: Path }
  | { readonly kind: 'value'; readonly value: AttributeValue }
  | { readonly kind: 'size'; readonly path: Path };

export type Comparator = '=' | '<>' | '<' | '<=' | '>' | '>=';

export type Condition =
  | { readonly kind: 'and' | 'or'; readonly left: Condition; readonly right: Condition }
  | { readonly kind: 'not'; readonly inner: Condition }
  | { readonly kind: 'compare'; readonly by: Comparator; readonly left: Operand; readonly right: Operand }
  | { readonly kind: 'between'; readonly operand: Operand; readonly low: Operand; readonly high: Operand }
  | { readonly kind: 'in'; readonly operand: Operand; readonly list: readonly Operand[] }
  | { readonly kind: 'exists'; readonly path: Path; readonly is: boolean }
  | {
      readonly kind: 'begins_with' | 'contains' | 'attribute_type';
      readonly path: Path;
      readonly operand: Operand;
    };

/** Brackets within brackets; more than any real expression, less than any stack. */
const MAX_NESTING = 100;

export function readCondition(text: string, given: Given): Condition {
  const tokens = new Tokens(text, given);
  const condition = readOr(tokens, 0);
  tokens.end();
  return condition;
}

function readOr(tokens: Tokens, depth: number): Condition {
  let left = readAnd(tokens, depth);
  while (tokens.skipKeyword('OR')) left = { kind: 'or', left, right: readAnd(tokens, depth) };
  return left;
}

function readAnd(tokens: Tokens, depth: number): Condition {
  let left = readNot(tokens, depth);
  while (tokens.skipKeyword('AND')) left = { kind: 'and', left, right: readNot(tokens, depth) };
  return left;
}

function readNot(tokens: Tokens, depth: number): Condition {
  if (depth > MAX_NESTING) tokens.fail('The expression is nested too deeply;');
  if (tokens.skipKeyword('NOT')) return { kind: 'not', inner: readNot(tokens, depth + 1) };
  if (tokens.skip('(')) {
    const inner = readOr(tokens, depth + 1);
    tokens.expect(')');
    return inner;
  }
  return tokens.peek(1) === '(' && tokens.next?.toLowerCase() !== 'size'
    ? readFunction(tokens)
    : readComparison(tokens);
}

function readFunction(tokens: Tokens): Condition {
  const name = tokens.take();
  tokens.expect('(');
  const condition = readCall(name, tokens);
  tokens.expect(')');
  return condition;
}

function readCall(name: string, tokens: Tokens): Condition {
  switch (name) {
    case 'attribute_exists':
    case 'attribute_not_exists':
      return { kind: 'exists', path: readPath(tokens), is: name === 'attribute_exists' };
    case 'begins_with':
    case 'contains':
    case 'attribute_type': {
      const path = readPath(tokens);
      tokens.expect(',');
      return { kind: name, path, operand: readOperand(tokens) };
    }
    default:
      return tokens.fail(`Invalid function name; function: ${name}`);
  }
}

function readComparison(tokens: Tokens): Condition {
  const operand = readOperand(tokens);
  if (tokens.skipKeyword('BETWEEN')) {
    const low = readOperand(tokens);
    if (!tokens.skipKeyword('AND')) tokens.unexpected();
    return { kind: 'between', operand, low, high: readOperand(tokens) };
  }
  if (tokens.skipKeyword('IN')) {
    tokens.expect('(');
    const list = [readOperand(tokens)];
    while (tokens.skip(',')) list.push(readOperand(tokens));
    tokens.expect(')');
    return { kind: 'in', operand, list };
  }
  const by = tokens.next;
  if (by === undefined || !['=', '<>', '<', '<=', '>', '>='].includes(by)) return tokens.unexpected();
  tokens.take();
  return { kind: 'compare', by: by as Comparator, left: operand, right: readOperand(tokens) };
}

function readOperand(tokens: Tokens): Operand {
  if (tokens.next?.startsWith(':')) return { kind: 'value', value: readValue(tokens) };
  if (tokens.next?.toLowerCase() === 'size' && tokens.peek(1) === '(') {
    tokens.take();
    tokens.expect('(');
    const path = readPath(tokens);
    tokens.expect(')');
    return { kind: 'size', path };
  }
  return { kind: 'path', path: readPath(tokens) };
}

export function readValue(tokens: Tokens): AttributeValue {
  const token = tokens.take();
  const { values, used } = tokens.given;
  if (!Object.hasOwn(values, token))
    return tokens.fail(
      `An expression attribute value used in expression is not defined; attribute value: ${token}`,
    );
  used.add(token);
  return normalValue(values[token]);
}

export function isMet(condition: Condition, item: Item): boolean {
  switch (condition.kind) {
    case 'and':
      return isMet(condition.left, item) && isMet(condition.right, item);
    case 'or':
      return isMet(condition.left, item) || isMet(condition.right, item);
    case 'not':
      return !isMet(condition.inner, item);
    case 'compare':
      return compares(condition.by, operandValue(condition.left, item), operandValue(condition.right, item));
    case 'between': {
      const value = operandValue(condition.operand, item);
      return (
        compares('>=', value, operandValue(condition.low, item)) &&
        compares('<=', value, operandValue(condition.high, item))
      );
    }
    case 'in': {
      const value = operandValue(condition.operand, item);
      return condition.list.some((each) => compares('=', value, operandValue(each, item)));
    }
    case 'exists':
      return (valueAt(item, condition.path) !== undefined) === condition.is;
    default:
      return matches(condition.kind, valueAt(item, condition.path), operandValue(condition.operand, item));
  }
}

function operandValue(operand: Operand, item: Item): AttributeValue | undefined {
  if (operand.kind === 'value') return operand.value;
  const value = valueAt(item, operand.path);
  if (operand.kind === 'path' || value === undefined) return value;
  const content = contentOf(value);
  if (Array.isArray(content)) return { N: String(content.length) };
  if (typeOf(value) === 'M') return { N: String(Object.keys(content as object).length) };
  if (typeOf(value) === 'S' || typeOf(value) === 'B') return { N: String(sizeOfValue(value)) };
  return undefined;
}

function compares(by: Comparator, left?: AttributeValue, right?: AttributeValue): boolean {
  // What is not there differs from everything, and has no order.
  if (left === undefined || right === undefined) return by === '<>';
  if (by === '=') return equalValues(left, right);
  if (by === '<>') return !equalValues(left, right);
  const order = compareValues(left, right);
  if (order === undefined) return false;
  if (by === '<') return order < 0;
  if (by === '<=') return order <= 0;
  return by === '>' ? order > 0 : order >= 0;
}

function matches(
  kind: 'begins_with' | 'contains' | 'attribute_type',
  value?: AttributeValue,
  operand?: AttributeValue,
): boolean {
  if (value === undefined || operand === undefined) return false;
  const content = contentOf(value);
  const sought = contentOf(operand);
  if (kind === 'attribute_type') return typeOf(value) === sought;
  if (kind === 'begins_with')
    return (
      typeOf(value) === typeOf(operand) && typeof content === 'string' && content.startsWith(String(sought))
    );
  if (typeof content === 'string')
    return typeOf(operand) === typeOf(value) && content.includes(String(sought));
  if (typeOf(value) === 'L')
    return (content as readonly AttributeValue[]).some((each) => equalValues(each, operand));
  return Array.isArray(content) && typeOf(value).charAt(0) === typeOf(operand) && content.includes(sought);
}
