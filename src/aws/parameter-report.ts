import type { JsonObject, JsonValue } from '../kernel/lib/json.ts';
import { closestName } from './closest-name.ts';
import { type CommandError, validationError } from './errors.ts';
import { isJsonList } from './json-object.ts';
import type { ServiceModel } from './shape.ts';
import { checkShape, type ShapeProblem } from './shape-check.ts';

/**
 * Checks a finished input as AWS's client does before it sends anything: unknown, missing and mistyped members and
 * lower limits. Enumerations, patterns and upper limits are the service's own business.
 */
export function checkInput(
  model: ServiceModel,
  shapeName: string,
  input: JsonObject,
): CommandError | undefined {
  const problems = checkShape(model, shapeName, input);
  const reports = problems.flatMap((problem) => report(problem) ?? []);
  if (reports.length === 0) return undefined;
  const unknown = problems.find((problem) => problem.kind === 'unknown');
  const hint =
    unknown && (closestName(unknown.member ?? '', unknown.expected.split(', ')) ?? asFilter(unknown));
  return validationError(reports, hint);
}

/** `vpc-id=vpc-1` for a filter, which has a name and values. */
function asFilter({ member, path }: ShapeProblem): string | undefined {
  return path.startsWith('Filters[') ? `Name=${member},Values=…` : undefined;
}

function report(problem: ShapeProblem): string | undefined {
  const { kind, path, expected, found } = problem;
  const value = found === 'nothing' ? null : (JSON.parse(found) as JsonValue);
  switch (kind) {
    case 'required':
      return `Missing required parameter in ${parentOf(problem)}: "${expected}"`;
    case 'unknown':
      return `Unknown parameter in ${parentOf(problem)}: "${problem.member}", must be one of: ${expected}`;
    case 'type': {
      const types = (pythonTypes[expected] ?? [expected]).map((type) => `<class '${type}'>`).join(', ');
      const place = `Invalid type for parameter ${path || 'input'}, value: ${pythonText(value)}`;
      return `${place}, type: <class '${pythonTypeOf(value)}'>, valid types: ${types}`;
    }
    case 'min':
      return typeof value === 'number'
        ? `Invalid value for parameter ${path}, value: ${value}, valid min value: ${expected}`
        : `Invalid length for parameter ${path}, value: ${sizeOf(value)}, valid min length: ${expected}`;
    default:
      return undefined;
  }
}

const pythonTypes: { readonly [type: string]: readonly string[] } = {
  string: ['str'],
  integer: ['int'],
  long: ['int'],
  boolean: ['bool'],
  list: ['list', 'tuple'],
  structure: ['dict'],
  map: ['dict'],
  double: ['float', 'decimal.Decimal', 'int'],
  float: ['float', 'decimal.Decimal', 'int'],
  blob: ['bytes', 'bytearray', 'str'],
  timestamp: ['datetime.datetime', 'str', 'int'],
};

function pythonTypeOf(value: JsonValue): string {
  if (value === null) return 'NoneType';
  if (isJsonList(value)) return 'list';
  switch (typeof value) {
    case 'string':
      return 'str';
    case 'boolean':
      return 'bool';
    case 'number':
      return Number.isInteger(value) ? 'int' : 'float';
    default:
      return 'dict';
  }
}

/** A value as Python prints it: a text by itself is bare, inside others it is quoted. */
/** A value as Python's `str` prints it. */
export function pythonText(value: JsonValue): string {
  return typeof value === 'string' ? value : pythonLiteral(value);
}

function pythonLiteral(value: JsonValue): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') {
    const quote = value.includes("'") && !value.includes('"') ? '"' : "'";
    return (
      quote + value.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll(quote, `\\${quote}`) + quote
    );
  }
  if (isJsonList(value)) return `[${value.map(pythonLiteral).join(', ')}]`;
  const pairs = Object.entries(value).map(([key, item]) => `${pythonLiteral(key)}: ${pythonLiteral(item)}`);
  return `{${pairs.join(', ')}}`;
}

function sizeOf(value: JsonValue): number {
  if (typeof value === 'string') return [...value].length;
  return isJsonList(value) ? value.length : Object.keys(value ?? {}).length;
}

function parentOf(problem: ShapeProblem): string {
  return problem.path.slice(0, -(problem.member ?? '').length - 1) || 'input';
}
