import { type AttributeValue, contentOf, type Item, typeOf } from './attribute-value.ts';
import { type Path, readPath, valueAt } from './paths.ts';
import { type Given, Tokens } from './tokens.ts';

export function readProjection(text: string, given: Given): readonly Path[] {
  const tokens = new Tokens(text, given);
  const paths = [readPath(tokens)];
  while (tokens.skip(',')) paths.push(readPath(tokens));
  tokens.end();
  return paths;
}

/** The item with nothing but what the paths name, where it has that. */
export function projected(item: Item, paths: readonly Path[] | undefined): Item {
  if (paths === undefined) return item;
  let result: AttributeValue = { M: {} };
  for (const path of paths) {
    const value = valueAt(item, path);
    if (value !== undefined) result = grafted(result, path, value);
  }
  return contentOf(result) as Item;
}

function grafted(
  base: AttributeValue | undefined,
  [step, ...rest]: Path,
  value: AttributeValue,
): AttributeValue {
  if (step === undefined) return value;
  if (typeof step === 'string') {
    const fields = base !== undefined && typeOf(base) === 'M' ? (contentOf(base) as Item) : {};
    return { M: { ...fields, [step]: grafted(fields[step], rest, value) } };
  }
  // Elements of a list close up.
  const items =
    base !== undefined && typeOf(base) === 'L' ? (contentOf(base) as readonly AttributeValue[]) : [];
  return { L: [...items, grafted(undefined, rest, value)] };
}
