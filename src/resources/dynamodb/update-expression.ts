import { type AttributeValue, contentOf, type Item, invalid, typeOf } from './attribute-value.ts';
import { readValue } from './condition.ts';
import { addNumbers } from './decimal.ts';
import { changedAt, formatPath, type Path, readPath, valueAt } from './paths.ts';
import { type Given, Tokens } from './tokens.ts';

type Compute = (item: Item) => AttributeValue;

interface Action {
  readonly clause: 'SET' | 'REMOVE' | 'ADD' | 'DELETE';
  readonly path: Path;
  /** The new value; absent for REMOVE. */
  readonly value?: Compute;
}

const CLAUSES = ['SET', 'REMOVE', 'ADD', 'DELETE'] as const;

/** The changes that an update expression asks for, all read before any is made. */
export function readUpdate(text: string, given: Given): readonly Action[] {
  const tokens = new Tokens(text, given);
  const actions: Action[] = [];
  const seen = new Set<string>();
  while (tokens.next !== undefined) {
    const clause = CLAUSES.find((each) => each === tokens.keyword);
    if (clause === undefined) return tokens.unexpected();
    if (seen.has(clause))
      return tokens.fail(`The "${clause}" section can only be used once in an update expression;`);
    seen.add(clause);
    tokens.take();
    do actions.push(readAction(clause, tokens));
    while (tokens.skip(','));
  }
  refuseOverlaps(actions, tokens);
  return actions;
}

function readAction(clause: Action['clause'], tokens: Tokens): Action {
  const path = readPath(tokens);
  if (clause === 'REMOVE') return { clause, path };
  if (clause === 'SET') {
    tokens.expect('=');
    return { clause, path, value: readSum(tokens) };
  }
  const operand = readValue(tokens);
  const type = typeOf(operand);
  const isSet = type.length === 2 && type.endsWith('S');
  if (!isSet && (clause === 'DELETE' || type !== 'N'))
    return tokens.fail(
      `Incorrect operand type for operator or function; operator: ${clause}, operand type: ${NAMES[type] ?? type}`,
    );
  return { clause, path, value: (item) => combined(clause, valueAt(item, path), operand) };
}

const NAMES: { readonly [type: string]: string } = {
  S: 'STRING',
  N: 'NUMBER',
  B: 'BINARY',
  BOOL: 'BOOLEAN',
  NULL: 'NULL',
  M: 'MAP',
  L: 'LIST',
};

function readSum(tokens: Tokens): Compute {
  const left = readTerm(tokens);
  const sign = tokens.next;
  if (sign !== '+' && sign !== '-') return left;
  tokens.take();
  const right = readTerm(tokens);
  return (item) => sum(left(item), right(item), sign === '+' ? 1 : -1);
}

function sum(left: AttributeValue, right: AttributeValue, sign: 1 | -1): AttributeValue {
  for (const value of [left, right])
    if (typeOf(value) !== 'N')
      return invalid('An operand in the update expression has an incorrect data type');
  const N = addNumbers(String(contentOf(left)), String(contentOf(right)), sign);
  return N === undefined
    ? invalid('Number overflow. Attempting to store a number with magnitude larger than supported range')
    : { N };
}

function readTerm(tokens: Tokens): Compute {
  if (tokens.skip('(')) {
    const inner = readSum(tokens);
    tokens.expect(')');
    return inner;
  }
  if (tokens.next?.startsWith(':')) {
    const value = readValue(tokens);
    return () => value;
  }
  if (tokens.peek(1) === '(') return readFunction(tokens);
  const path = readPath(tokens);
  return (item) =>
    valueAt(item, path) ??
    invalid('The provided expression refers to an attribute that does not exist in the item');
}

function readFunction(tokens: Tokens): Compute {
  const name = tokens.take();
  tokens.expect('(');
  if (name === 'if_not_exists') {
    const path = readPath(tokens);
    tokens.expect(',');
    const otherwise = readTerm(tokens);
    tokens.expect(')');
    return (item) => valueAt(item, path) ?? otherwise(item);
  }
  if (name === 'list_append') {
    const first = readTerm(tokens);
    tokens.expect(',');
    const second = readTerm(tokens);
    tokens.expect(')');
    return (item) => ({ L: [...listOf(first(item)), ...listOf(second(item))] });
  }
  return tokens.fail(`Invalid function name; function: ${name}`);
}

function listOf(value: AttributeValue): readonly AttributeValue[] {
  if (typeOf(value) !== 'L') return invalid('An operand in the update expression has an incorrect data type');
  return contentOf(value) as readonly AttributeValue[];
}

/** ADD to a number or a set, DELETE from a set. */
function combined(
  clause: 'ADD' | 'DELETE',
  existing: AttributeValue | undefined,
  operand: AttributeValue,
): AttributeValue {
  if (existing === undefined) return clause === 'ADD' ? operand : { L: [] };
  const type = typeOf(operand);
  if (typeOf(existing) !== type)
    return invalid('An operand in the update expression has an incorrect data type');
  if (type === 'N') return sum(existing, operand, 1);
  const members = contentOf(existing) as readonly string[];
  const named = contentOf(operand) as readonly string[];
  return {
    [type]:
      clause === 'ADD'
        ? [...members, ...named.filter((each) => !members.includes(each))]
        : members.filter((each) => !named.includes(each)),
  };
}

function refuseOverlaps(actions: readonly Action[], tokens: Tokens): void {
  for (const [index, { path }] of actions.entries())
    for (const other of actions.slice(index + 1)) {
      const shared = Math.min(path.length, other.path.length);
      if (path.slice(0, shared).join('\0') === other.path.slice(0, shared).join('\0'))
        tokens.fail(
          `Two document paths overlap with each other; must remove or rewrite one of these paths; path one: ${formatPath(path)}, path two: ${formatPath(other.path)}`,
        );
    }
}

/** The item after the update. Every value is computed from the item as it was. */
export function applyUpdate(actions: readonly Action[], item: Item): Item {
  let changed: AttributeValue = { M: item };
  const values = actions.map(({ value }) => value?.(item));
  // From the end of a list to its start, so that removals do not shift each other's places.
  const order = actions
    .map((action, index) => ({ ...action, made: values[index] }))
    .sort((left, right) => Number(right.path.at(-1)) - Number(left.path.at(-1)) || 0);
  for (const { clause, path, made } of order) {
    const isEmptied =
      clause === 'DELETE' && made !== undefined && (contentOf(made) as readonly unknown[]).length === 0;
    const next = changedAt(changed, path, clause === 'REMOVE' || isEmptied ? undefined : made);
    if (next !== undefined) changed = next;
    else if (clause === 'SET' || clause === 'ADD')
      invalid('The document path provided in the update expression is invalid for update');
  }
  return contentOf(changed) as Item;
}

/** The attributes at the top of the item that the update touches. */
export function touchedNames(actions: readonly Action[]): readonly string[] {
  return [...new Set(actions.map(({ path }) => String(path[0])))];
}
