import { applyRequest } from '../../kernel/cloud/apply.ts';
import { newCloud } from '../../kernel/cloud/new-cloud.ts';
import type { ResourceRecord } from '../../kernel/cloud/record.ts';
import type { Outcome } from '../../kernel/cloud/request.ts';
import { settle } from '../../kernel/cloud/settle.ts';
import type { JsonObject, JsonValue } from '../../kernel/lib/json.ts';
import { awsRegistry } from '../../resources/registry.ts';
import type { AwsCloud, AwsTables } from '../../resources/tables.ts';
import { textAt } from '../instance-lab.ts';
import { type Caller, copyOf, type OperationCase, type Step } from './case.ts';
import { worldSteps } from './world.ts';

export const ACCOUNT = '111122223333';
export const REGION = 'us-east-1';

/** A state of the document and the names of what is in it. Never changes: a step makes another one. */
export interface Lab {
  readonly cloud: AwsCloud;
  readonly names: ReadonlyMap<string, string>;
}

let world: Lab | undefined;

/** The world of `world.ts`, frozen to the last field, so that a case that writes into it throws. */
export function startLab(): Lab {
  world ??= perform({ cloud: newCloud(awsRegistry, 'operations'), names: new Map() }, worldSteps);
  deepFreeze(world.cloud);
  return world;
}

/** The state in which a case's request is asked. */
export function labFor(given: OperationCase): Lab {
  const lab = perform(startLab(), given.before ?? []);
  deepFreeze(lab.cloud);
  return lab;
}

/** One request, its input with names in it filled; `operation` is `guest:…` for the guest service. */
export function ask(lab: Lab, operation: string, input: JsonObject, caller: Caller = {}): Outcome<AwsTables> {
  return request(lab, operation, fillNames(lab, input) as JsonObject, caller);
}

/** The same with the input as it stands. */
export function request(
  lab: Lab,
  operation: string,
  input: JsonObject,
  caller: Caller = {},
): Outcome<AwsTables> {
  const [service, name] = operation.includes(':') ? operation.split(':') : ['ec2', operation];
  return applyRequest(awsRegistry, lab.cloud, {
    service: service ?? '',
    operation: name ?? '',
    input,
    account: caller.account ?? ACCOUNT,
    region: caller.region ?? REGION,
    at: lab.cloud.clock,
  });
}

function perform(start: Lab, steps: readonly Step[]): Lab {
  let lab = start;
  for (const step of steps) lab = performOne(lab, step);
  return lab;
}

function performOne(lab: Lab, step: Step): Lab {
  if ('waitMs' in step)
    return { ...lab, cloud: settle(awsRegistry, lab.cloud, lab.cloud.clock + step.waitMs) };
  if ('plant' in step) return withRecords(lab, step.plant as keyof AwsTables, [step.record]);
  if ('change' in step) {
    const record = findIn(lab, step.change, step.id);
    const facts = fillNames(lab, step.facts) as JsonObject;
    return withRecords(lab, step.change, [{ ...record, ...facts }]);
  }
  if ('fill' in step) {
    const record = findIn(lab, step.fill, step.like);
    const missing = step.until - Object.keys(lab.cloud.tables[step.fill]).length;
    return withRecords(
      lab,
      step.fill,
      Array.from({ length: missing }, (_, index) => copyOf(record, index)),
    );
  }
  const outcome = ask(lab, step.call, step.input, step);
  if (!outcome.ok) throw new Error(`${step.call}: ${outcome.error.code}: ${outcome.error.message}`);
  const names = new Map(lab.names);
  for (const [name, path] of Object.entries(step.save)) names.set(name, textAt(outcome.output, path));
  const cloud = step.isHasty === true ? outcome.cloud : settle(awsRegistry, outcome.cloud);
  return { cloud, names };
}

function findIn(lab: Lab, table: keyof AwsTables, id: string): ResourceRecord {
  const records: { readonly [id: string]: ResourceRecord } = lab.cloud.tables[table];
  const record = records[String(fillNames(lab, id))];
  if (record === undefined) throw new Error(`there is no ${table} ${id}`);
  return record;
}

function withRecords(lab: Lab, table: keyof AwsTables, records: readonly ResourceRecord[]): Lab {
  const added = Object.fromEntries(records.map((record) => [record.id, record]));
  const tables = { ...lab.cloud.tables, [table]: { ...lab.cloud.tables[table], ...added } };
  return { ...lab, cloud: { ...lab.cloud, tables } };
}

/** The value with every `$name` in its texts replaced. */
export function fillNames(lab: Lab, value: JsonValue): JsonValue {
  if (typeof value === 'string')
    return value.replace(/\$([a-z]+)/g, (_, name: string) => {
      const found = lab.names.get(name);
      if (found === undefined) throw new Error(`nothing is called $${name}`);
      return found;
    });
  if (Array.isArray(value)) return value.map((item: JsonValue) => fillNames(lab, item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fillNames(lab, item)]));
}

const frozen = new WeakSet<object>();

function deepFreeze(value: object): void {
  if (frozen.has(value)) return;
  frozen.add(value);
  Object.freeze(value);
  for (const item of Object.values(value)) if (typeof item === 'object' && item !== null) deepFreeze(item);
}
