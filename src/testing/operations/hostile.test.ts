import { describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../../kernel/lib/json.ts';
import type { OperationCase } from './case.ts';
import { askSafely } from './checks.ts';
import {
  absurdNumbers,
  fieldsOf,
  hostileTexts,
  type JsonSchema,
  leaves,
  notAddresses,
  notBlocks,
  type Path,
  schemaOf,
  withAt,
} from './hostile-inputs.ts';
import { fillNames, type Lab, labFor } from './lab.ts';
import { operationCases, publicOperations } from './table.ts';

const names = [...publicOperations.keys()];
/** Every kind of JSON value; a field is asked with those it does not take. */
const oneOfEach: readonly JsonValue[] = [null, true, 7, 7.5, 'text', [], [null], {}, { a: 1 }];

function schemaFor(name: string): JsonSchema {
  const operation = publicOperations.get(name);
  if (operation === undefined) throw new Error(`no operation ${name}`);
  return schemaOf(operation.input);
}

function eachCase(name: string, visit: (lab: Lab, input: JsonObject, given: OperationCase) => void): void {
  for (const given of operationCases[name]?.works ?? []) {
    const lab = labFor(given);
    visit(lab, fillNames(lab, given.input) as JsonObject, given);
  }
}

function takes(schema: JsonSchema, value: JsonValue): boolean {
  if (schema.anyOf !== undefined) return schema.anyOf.some((choice) => takes(choice, value));
  switch (schema.type) {
    case 'string':
      return typeof value === 'string';
    case 'boolean':
      return typeof value === 'boolean';
    case 'integer':
      return Number.isInteger(value);
    case 'number':
      return typeof value === 'number';
    case 'null':
      return value === null;
    case 'array':
      return Array.isArray(value) && value.every((item: JsonValue) => takes(schema.items ?? {}, item));
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    default:
      return true;
  }
}

function objectPaths(value: JsonValue, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Array.isArray(value)
    ? value.flatMap((item: JsonValue, index) => objectPaths(item, [...path, index]))
    : Object.entries(value).flatMap(([key, item]) => objectPaths(item, [...path, key]));
  return Array.isArray(value) ? inner : [path, ...inner];
}

describe.each(names)('%s', (name) => {
  it('refuses a parameter nobody knows, wherever it stands', () => {
    eachCase(name, (lab, input, given) => {
      for (const path of objectPaths(input))
        for (const key of ['Bogus', 'vpcid', '__proto__', 'constructor']) {
          const at = [...path, key];
          const field = withAt(input, path, Object.defineProperty({ ...objectAt(input, path) }, key, own(1)));
          expect(askSafely(lab, name, field as JsonObject, given), at.join('.')).toBe('UnknownParameter');
        }
    });
  });

  it('refuses a request without a parameter it needs', () => {
    const required = fieldsOf(schemaFor(name)).filter((field) => field.isRequired);
    eachCase(name, (lab, input, given) => {
      for (const { path } of required) {
        if (objectAt(input, path.slice(0, -1)) === undefined) continue;
        const without = withAt(input, path, undefined) as JsonObject;
        expect(askSafely(lab, name, without, given), path.join('.')).toBe('MissingParameter');
      }
    });
  });

  it('refuses values of a wrong type', () => {
    const fields = fieldsOf(schemaFor(name));
    eachCase(name, (lab, input, given) => {
      for (const { path, schema } of fields) {
        if (objectAt(input, path.slice(0, -1)) === undefined) continue;
        for (const value of oneOfEach.filter((each) => !takes(schema, each))) {
          const wrong = withAt(input, path, value) as JsonObject;
          const said = askSafely(lab, name, wrong, given);
          expect(
            ['InvalidParameterValue', 'MissingParameter'],
            `${path.join('.')} ${JSON.stringify(value)}`,
          ).toContain(said);
        }
      }
      for (const DryRun of [null, 1, 'true', {}])
        expect(askSafely(lab, name, { ...input, DryRun }, given)).toBe('InvalidParameterValue');
    });
  });

  it('bears hostile texts in every place', () => {
    eachCase(name, (lab, input, given) => {
      for (const [path, value] of leaves(input)) {
        if (typeof value !== 'string') continue;
        for (const text of hostileTexts) askSafely(lab, name, withAt(input, path, text) as JsonObject, given);
      }
    });
  });

  it('bears absurd numbers in every place', () => {
    const fields = fieldsOf(schemaFor(name)).filter(({ schema }) => takesNumbers(schema));
    eachCase(name, (lab, input, given) => {
      for (const { path } of fields) {
        if (objectAt(input, path.slice(0, -1)) === undefined) continue;
        // Granted up to the Region's quota of interfaces: thousands of instances, a matter for benches.
        if (path[0] === 'MaxCount' && !('SubnetId' in input)) continue;
        for (const number of absurdNumbers)
          askSafely(lab, name, withAt(input, path, number) as JsonObject, given);
      }
    });
  });

  it('takes only blocks for blocks and addresses for addresses', () => {
    eachCase(name, (lab, input, given) => {
      for (const [path, value] of leaves(input)) {
        if (typeof value !== 'string' || path.includes('Filters')) continue;
        const isBlock = path.some((step) => /cidr/i.test(String(step)));
        const isAddress = path.some((step) => /^PrivateIp|^PublicIps?$|^Address$/.test(String(step)));
        for (const text of isBlock ? notBlocks : isAddress ? notAddresses : []) {
          const wrong = withAt(input, path, text) as JsonObject;
          expect(askSafely(lab, name, wrong, given), `${path.join('.')} ${text}`).not.toBe('ok');
        }
      }
    });
  });
});

function takesNumbers(schema: JsonSchema): boolean {
  return schema.type === 'integer' || schema.type === 'number';
}

function own(value: JsonValue): PropertyDescriptor {
  return { value, enumerable: true, configurable: true, writable: true };
}

function objectAt(value: JsonValue, path: Path): JsonObject | undefined {
  let current: JsonValue | undefined = value;
  for (const step of path)
    current = typeof current === 'object' && current !== null ? (current as JsonObject)[step] : undefined;
  return typeof current === 'object' && current !== null && !Array.isArray(current)
    ? (current as JsonObject)
    : undefined;
}
