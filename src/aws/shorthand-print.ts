import type { JsonObject, JsonValue } from '../kernel/lib/json.ts';
import { isJsonList, isJsonObject } from './json-object.ts';
import { findShape, memberShape } from './model.ts';
import { cannotBeArgument } from './quote.ts';
import type { ServiceModel, Shape, StructureShape } from './shape.ts';

/**
 * A structure in shorthand, as `Key=Name,Value=web` or `IpProtocol=tcp,IpRanges=[{CidrIp=10.0.0.0/8}]`. Undefined
 * when shorthand cannot say it so that it is read back the same; then it must be written as JSON.
 */
export function printShorthand(
  model: ServiceModel,
  shape: StructureShape,
  value: JsonObject,
): string | undefined {
  const members = Object.entries(value);
  // Nothing at all is not shorthand: the parser wants a key.
  return members.length === 0 ? undefined : printMembers(model, shape, value, printTopValue);
}

type PrintValue = (model: ServiceModel, shape: Shape, value: JsonValue) => string | undefined;

function printMembers(
  model: ServiceModel,
  shape: StructureShape,
  value: JsonObject,
  print: PrintValue,
): string | undefined {
  const parts: string[] = [];
  for (const [member, item] of Object.entries(value)) {
    const shapeName = memberShape(shape, member);
    const text = shapeName === undefined ? undefined : print(model, findShape(model, shapeName), item);
    if (text === undefined) return undefined;
    parts.push(`${member}=${text}`);
  }
  return parts.join(',');
}

/** Outside all brackets a list of texts may stand as `a,b`, and a single one as `a`. */
function printTopValue(model: ServiceModel, shape: Shape, value: JsonValue): string | undefined {
  if (shape.type !== 'list' || !isJsonList(value) || value.length === 0)
    return printInnerValue(model, shape, value);
  const member = findShape(model, shape.member);
  // One number without brackets would stay a text; one structure would keep its members' texts.
  const isPlain = member.type === 'string' || (value.length > 1 && isScalar(member));
  if (!isPlain) return printInnerValue(model, shape, value);
  return printAll(value, (item) => printScalar(member, item))?.join(',');
}

function printInnerValue(model: ServiceModel, shape: Shape, value: JsonValue): string | undefined {
  if (shape.type === 'list') {
    if (!isJsonList(value)) return undefined;
    const member = findShape(model, shape.member);
    const items = printAll(value, (item) => printInnerValue(model, member, item));
    return items === undefined ? undefined : `[${items.join(',')}]`;
  }
  if (shape.type === 'structure') {
    if (!isJsonObject(value)) return undefined;
    const members = printMembers(model, shape, value, printInnerValue);
    return members === undefined ? undefined : `{${members}}`;
  }
  // A map's keys can be any text, which shorthand keys cannot.
  return shape.type === 'map' ? undefined : printScalar(shape, value);
}

function printAll(
  items: readonly JsonValue[],
  print: (item: JsonValue) => string | undefined,
): readonly string[] | undefined {
  const texts: string[] = [];
  for (const item of items) {
    const text = print(item);
    if (text === undefined) return undefined;
    texts.push(text);
  }
  return texts;
}

function printScalar(shape: Shape, value: JsonValue): string | undefined {
  switch (shape.type) {
    case 'string':
    case 'blob':
    case 'timestamp':
      return typeof value === 'string' ? printText(value) : undefined;
    case 'boolean':
      return typeof value === 'boolean' ? String(value) : undefined;
    case 'integer':
    case 'long':
      return Number.isSafeInteger(value) ? String(value) : undefined;
    case 'double':
    case 'float':
      return typeof value === 'number' && Number.isFinite(value) ? String(value) : undefined;
    default:
      return undefined;
  }
}

function printText(text: string): string | undefined {
  if (/^[A-Za-z0-9_.:/@%+*-]+( [A-Za-z0-9_.:/@%+*-]+)*$/.test(text)) return text;
  // The parser undoes `\"` before `\\`, and a backslash before the closing quote hides it: such texts go as JSON.
  if (text.includes('\\') || cannotBeArgument(text)) return undefined;
  return `"${text.replaceAll('"', '\\"')}"`;
}

function isScalar(shape: Shape): boolean {
  return shape.type !== 'structure' && shape.type !== 'list' && shape.type !== 'map';
}
