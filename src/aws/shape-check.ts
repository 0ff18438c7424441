import type { JsonValue } from '../kernel/lib/json.ts';
import { findShape } from './model.ts';
import type { ScalarShape, ServiceModel, Shape, StructureShape } from './shape.ts';

/** One place where a value does not fit AWS's shape. */
export interface ShapeProblem {
  readonly kind: 'type' | 'unknown' | 'required' | 'enum' | 'min' | 'max' | 'pattern';
  /** `Filters[0].Values`; empty for the value as a whole. For `unknown` and `required` it ends in the member. */
  readonly path: string;
  readonly expected: string;
  /** The member that is unknown or missing. */
  readonly member?: string;
  /** The offending value as JSON, or `nothing`. */
  readonly found: string;
}

const ISO_TIME = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/;

interface Check {
  readonly model: ServiceModel;
  readonly problems: ShapeProblem[];
}

/**
 * Compares a value with a shape of AWS's model: types, unknown and missing members, enumerations and limits.
 * An empty list means that AWS's own client would send (or make) exactly this.
 */
export function checkShape(
  model: ServiceModel,
  shapeName: string,
  value: JsonValue,
): readonly ShapeProblem[] {
  const check: Check = { model, problems: [] };
  checkValue(check, findShape(model, shapeName), '', value);
  return check.problems;
}

function checkValue(check: Check, shape: Shape, path: string, value: JsonValue): void {
  if (!hasType(shape, value)) report(check, 'type', path, shape.type, value);
  else if (shape.type === 'structure') checkStructure(check, shape, path, value as JsonRecord);
  else if (shape.type === 'list') {
    const items = value as readonly JsonValue[];
    checkLimits(check, shape, path, value, items.length);
    const member = findShape(check.model, shape.member);
    for (const [index, item] of items.entries()) checkValue(check, member, `${path}[${index}]`, item);
  } else if (shape.type === 'map') {
    const entries = Object.entries(value as JsonRecord);
    checkLimits(check, shape, path, value, entries.length);
    const keyShape = findShape(check.model, shape.key);
    const valueShape = findShape(check.model, shape.value);
    for (const [key, item] of entries) {
      checkValue(check, keyShape, `${path} (key: ${key})`, key);
      checkValue(check, valueShape, `${path}.${key}`, item);
    }
  } else checkScalar(check, shape, path, value);
}

type JsonRecord = { readonly [key: string]: JsonValue };

function checkStructure(check: Check, shape: StructureShape, path: string, value: JsonRecord): void {
  for (const member of shape.required ?? []) {
    if (!Object.hasOwn(value, member))
      report(check, 'required', join(path, member), member, undefined, member);
  }
  for (const [member, item] of Object.entries(value)) {
    const name = Object.hasOwn(shape.members, member) ? shape.members[member] : undefined;
    const at = join(path, member);
    if (name === undefined) report(check, 'unknown', at, Object.keys(shape.members).join(', '), item, member);
    else checkValue(check, findShape(check.model, name), at, item);
  }
}

function checkScalar(check: Check, shape: ScalarShape, path: string, value: JsonValue): void {
  if (shape.enum !== undefined && !shape.enum.includes(String(value))) {
    report(check, 'enum', path, shape.enum.join(', '), value);
  }
  if (shape.pattern !== undefined && !new RegExp(shape.pattern, 'u').test(String(value))) {
    report(check, 'pattern', path, shape.pattern, value);
  }
  if (typeof value === 'number') checkLimits(check, shape, path, value, value);
  if (typeof value === 'string') checkLimits(check, shape, path, value, [...value].length);
}

function checkLimits(
  check: Check,
  shape: { readonly min?: number; readonly max?: number },
  path: string,
  value: JsonValue,
  size: number,
): void {
  if (shape.min !== undefined && size < shape.min) report(check, 'min', path, String(shape.min), value);
  if (shape.max !== undefined && size > shape.max) report(check, 'max', path, String(shape.max), value);
}

function hasType(shape: Shape, value: JsonValue): boolean {
  switch (shape.type) {
    case 'structure':
    case 'map':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    case 'list':
      return Array.isArray(value);
    case 'integer':
    case 'long':
      return Number.isSafeInteger(value);
    case 'double':
    case 'float':
      return typeof value === 'number' && Number.isFinite(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'timestamp':
      // AWS prints ISO 8601 texts; the command line also takes seconds since 1970.
      return typeof value === 'number' || (typeof value === 'string' && ISO_TIME.test(value));
    case 'string':
    case 'blob':
      return typeof value === 'string';
  }
}

function report(
  check: Check,
  kind: ShapeProblem['kind'],
  path: string,
  expected: string,
  value: JsonValue | undefined,
  member?: string,
): void {
  const found = value === undefined ? 'nothing' : JSON.stringify(value);
  check.problems.push({ kind, path, expected, found, ...(member !== undefined && { member }) });
}

function join(path: string, member: string): string {
  return path === '' ? member : `${path}.${member}`;
}
