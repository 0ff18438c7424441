import { beforeAll, describe, expect, it } from 'vitest';
import { findOperation, findServiceModel, loadServiceModel } from '../../../aws/model.ts';
import { checkShape } from '../../../aws/shape-check.ts';
import { NOT_SIMULATED } from '../../../kernel/cloud/aws-error.ts';
import type { Cloud } from '../../../kernel/cloud/cloud.ts';
import { parseDocument } from '../../../kernel/cloud/document.ts';
import { serialiseDocument } from '../../../kernel/cloud/serialise-document.ts';
import type { JsonObject } from '../../../kernel/lib/json.ts';
import { dataServices } from '../../../resources/data-services.ts';
import type { AllTables } from '../../../resources/data-tables.ts';
import { throughCommandLine } from '../aws-shapes.ts';
import { hostileTexts, leaves, withAt } from '../hostile-inputs.ts';
import { missingMembers } from '../missing-members.ts';
import { alwaysRefused } from './cloudformation-cases.ts';
import { type Given, isAfter } from './data-case.ts';
import { type DataLab, dataOperations, fullRegistry } from './data-lab.ts';
import { dataCases, startDataLab } from './data-world.ts';

const names = [...dataOperations.keys()];
const GENERIC: ReadonlySet<string> = new Set([
  'InvalidParameterValue',
  'MissingParameter',
  'UnknownParameter',
  NOT_SIMULATED,
]);

beforeAll(async () => {
  const services = [...new Set([...dataOperations.values()].map((operation) => operation.service))];
  const models = await Promise.all(services.map(loadServiceModel));
  expect(services.filter((_, index) => models[index] === undefined)).toEqual([]);
}, 60_000);

function labFor(
  given: Given,
): readonly [lab: DataLab, input: JsonObject, caller: { readonly region?: string }] {
  const lab = startDataLab();
  if (!isAfter(given)) return [lab, given, {}];
  for (const call of given.calls) lab.run(...call);
  return [lab, given.then, given.region === undefined ? {} : { region: given.region }];
}

/** What AWS really answers where its own model lists other values. */
const SPOKEN =
  /(?:^Failed|\.tags|Versions\[\d+\]\.StorageClass|\.PermissionsBoundaryType|\.NumberOfDecreasesToday|Unprocessed(?:Keys|Items)|\.(?:Read|Write)CapacityUnits|VpcEndpoints?(?:\[\d+\])?\.State|TagDescriptions\[\d+\]\.Tags|LaunchConfigurations\[\d+\]\.(?:KeyName|KernelId|RamdiskId))$/;

/** Where an answer does not fit AWS's model. */
function shapeFaults(name: string, side: 'input' | 'output', value: JsonObject): readonly unknown[] {
  const [service = '', operation = ''] = name.split(':');
  const model = findServiceModel(service);
  const found = model && findOperation(model, operation);
  if (model === undefined || found === undefined) throw new Error(`AWS has no ${name}`);
  const shape = found[side];
  if (shape === undefined) return Object.keys(value);
  return checkShape(model, shape, value).filter(
    ({ kind, path }) => kind !== 'pattern' && !(SPOKEN.test(path) && kind !== 'type' && kind !== 'unknown'),
  );
}

function withoutNetworks(cloud: Cloud<AllTables>): Cloud<AllTables> {
  const tables = Object.entries(cloud.tables).map(([name, table]) => [
    name,
    name in dataServices ? table : {},
  ]);
  return { ...cloud, tables: Object.fromEntries(tables) };
}

describe('the table of data operations', () => {
  it('has every operation of the data services and no other', () => {
    expect(Object.keys(dataCases).sort()).toEqual([...names].sort());
  });

  it('has a case for every error that an operation lists, and for no other', () => {
    for (const [name, { errors }] of dataOperations) {
      expect(Object.keys(dataCases[name]?.refuses ?? {}).sort(), name).toEqual([...errors].sort());
      if (!alwaysRefused.includes(name)) expect(dataCases[name]?.works, name).not.toEqual([]);
    }
  });
});

describe.each(names)('%s', (name) => {
  const { works = [], refuses = {} } = dataCases[name] ?? {};
  const operation = dataOperations.get(name);

  it('answers in the shape of AWS and leaves a sound document', () => {
    for (const given of works) {
      const [lab, input, caller] = labFor(given);
      const what = JSON.stringify(input).slice(0, 500);
      const outcome = lab.ask(name, input, caller);
      if (!outcome.ok) throw new Error(`${what}: ${outcome.error.code}: ${outcome.error.message}`);
      expect(shapeFaults(name, 'input', lab.fill(input) as JsonObject), what).toEqual([]);
      const output = JSON.parse(JSON.stringify(outcome.output)) as JsonObject;
      expect(shapeFaults(name, 'output', output), what).toEqual([]);
      expect(missingMembers(name, output), what).toEqual([]);
      if (outcome.cloud === lab.cloud) continue;
      expect(lab.ask(name, input, caller), what).toEqual(outcome);
      const cloud = withoutNetworks(outcome.cloud);
      expect(parseDocument(fullRegistry, serialiseDocument(cloud)), what).toEqual({ ok: true, value: cloud });
    }
  });

  it('refuses with the right code', () => {
    for (const [code, cases] of Object.entries(refuses))
      for (const given of [cases].flat() as readonly Given[]) {
        const [lab, input, caller] = labFor(given);
        const what = JSON.stringify(input).slice(0, 500);
        const outcome = lab.ask(name, input, caller);
        expect(outcome.ok ? 'ok' : outcome.error.code, what).toBe(code);
        // What the schema alone refuses proves nothing about the operation's own list of errors.
        expect(operation?.input.safeParse(lab.fill(input)).success, what).toBe(true);
      }
  });

  it('bears hostile texts', () => {
    const [given] = works;
    if (given === undefined) return;
    const [lab, input] = labFor(given);
    for (const [path, value] of leaves(input)) {
      if (typeof value !== 'string') continue;
      for (const text of ['', '__proto__', '\ud800', '{"a": 1}', hostileTexts.at(-1) ?? '']) {
        const outcome = lab.ask(name, withAt(input, path, text) as JsonObject);
        if (outcome.ok) continue;
        const { code } = outcome.error;
        expect(GENERIC.has(code) || operation?.errors.includes(code), `${path.join('.')} ${code}`).toBe(true);
      }
    }
  });

  it('has an example that becomes a command line and back', () => {
    const { service = '', name: own = '', example = {} } = operation ?? {};
    expect(operation?.input.safeParse(example).success).toBe(true);
    expect(throughCommandLine(service, own, example)).toEqual({ service, operation: own, input: example });
  });
});
