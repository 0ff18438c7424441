import { type AttributeValue, contentOf, type Item, typeOf } from './attribute-value.ts';
import { isReserved } from './reserved-words.ts';
import type { Tokens } from './tokens.ts';

/** `Pictures.FrontView[0]`: names of attributes, and places in lists. */
export type Path = readonly (string | number)[];

export function readPath(tokens: Tokens): Path {
  const path: (string | number)[] = [readName(tokens)];
  for (;;) {
    if (tokens.skip('.')) path.push(readName(tokens));
    else if (tokens.skip('[')) {
      const index = tokens.take();
      if (!/^\d{1,6}$/.test(index)) tokens.fail(`Syntax error; token: "${index}", near: "[${index}]"`);
      tokens.expect(']');
      path.push(Number(index));
    } else return path;
  }
}

function readName(tokens: Tokens): string {
  const token = tokens.next;
  if (token === undefined || !/^[#A-Za-z_]/.test(token)) return tokens.unexpected();
  tokens.take();
  if (!token.startsWith('#')) {
    if (isReserved(token)) tokens.fail(`Attribute name is a reserved keyword; reserved keyword: ${token}`);
    return token;
  }
  const { names, used } = tokens.given;
  const name = Object.hasOwn(names, token) ? names[token] : undefined;
  if (name === undefined)
    return tokens.fail(
      `An expression attribute name used in the document path is not defined; attribute name: ${token}`,
    );
  used.add(token);
  return name;
}

export function valueAt(item: Item, path: Path): AttributeValue | undefined {
  let value: AttributeValue = { M: item };
  for (const step of path) {
    const type = typeOf(value);
    const content = contentOf(value);
    const inner: unknown =
      typeof step === 'string'
        ? type === 'M' && Object.hasOwn(content as object, step)
          ? (content as Item)[step]
          : undefined
        : type === 'L'
          ? (content as readonly AttributeValue[])[step]
          : undefined;
    if (inner === undefined) return undefined;
    value = inner as AttributeValue;
  }
  return value;
}

/**
 * The value with `change` laid at the path: undefined removes. Undefined where the path leads
 * through something that is not there.
 */
export function changedAt(
  value: AttributeValue,
  [step, ...rest]: Path,
  change: AttributeValue | undefined,
): AttributeValue | undefined {
  if (step === undefined) return change;
  const type = typeOf(value);
  const content = contentOf(value);
  if (typeof step === 'string') {
    if (type !== 'M') return undefined;
    const fields = content as Item;
    const inner = Object.hasOwn(fields, step) ? fields[step] : undefined;
    if (rest.length > 0) {
      const changed = inner && changedAt(inner, rest, change);
      return changed && { M: { ...fields, [step]: changed } };
    }
    const { [step]: _gone, ...others } = fields;
    return { M: change === undefined ? others : { ...fields, [step]: change } };
  }
  if (type !== 'L') return undefined;
  const items = [...(content as readonly AttributeValue[])];
  const inner = items[step];
  if (rest.length > 0) {
    const changed = inner && changedAt(inner, rest, change);
    if (changed === undefined) return undefined;
    items[step] = changed;
  } else if (change === undefined) items.splice(step, 1);
  // A place behind the end of a list is its end.
  else items[Math.min(step, items.length)] = change;
  return { L: items };
}

export function formatPath(path: Path): string {
  return `[${path.join(', ')}]`;
}
