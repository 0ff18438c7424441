import { applyRequest } from '../../kernel/cloud/apply.ts';
import { newCloud } from '../../kernel/cloud/new-cloud.ts';
import { settle } from '../../kernel/cloud/settle.ts';
import type { JsonObject, JsonValue } from '../../kernel/lib/json.ts';
import { awsRegistry } from '../../resources/registry.ts';
import type { AwsCloud, AwsTables } from '../../resources/tables.ts';
import type { Bases, BuildStep } from './case-schema.ts';

const HOUR_MS = 3_600_000;
const PLACE = { account: '111122223333', region: 'us-east-1' };

/** What most requests of an operation say alike, so that a case tells only what matters. */
const DEFAULTS: { readonly [operation: string]: JsonObject } = {
  RunInstances: {
    ImageId: 'ami-0123456789abcdef0',
    InstanceType: 't3.micro',
    MinCount: 1,
    MaxCount: 1,
  },
  CreateSecurityGroup: { Description: 'for a case' },
  AllocateAddress: { Domain: 'vpc' },
};

/** A cloud under construction by a case's requests. Everything pending finishes after each one. */
export class CaseCloud {
  cloud: AwsCloud = newCloud(awsRegistry, 'behaviour');
  readonly #variables = new Map<string, string>();
  readonly #bases: Bases;

  constructor(bases: Bases, base: string | undefined) {
    this.#bases = bases;
    if (base !== undefined) this.#buildBase(base);
  }

  #buildBase(name: string): void {
    const base = this.#bases[name];
    if (base === undefined) throw new Error(`there is no base "${name}"`);
    if (base.base !== undefined) this.#buildBase(base.base);
    for (const step of base.build) {
      const problem = this.perform(step);
      if (problem !== null) throw new Error(`base ${name}: ${problem}`);
    }
  }

  /** Null when the step did what it says; else what was wrong, for people. */
  perform(step: BuildStep): string | null {
    if ('waitHours' in step) {
      this.cloud = settle(awsRegistry, this.cloud, this.cloud.clock + step.waitHours * HOUR_MS);
      return null;
    }
    if ('imported' in step) {
      this.#import(step.imported);
      return null;
    }
    const [service, operation] = step.operation.includes(':')
      ? step.operation.split(':')
      : ['ec2', step.operation];
    const outcome = applyRequest(awsRegistry, this.cloud, {
      service: service ?? 'ec2',
      operation: operation ?? '',
      input: this.fill({ ...DEFAULTS[step.operation], ...step.input }) as JsonObject,
      account: step.account ?? PLACE.account,
      region: step.region ?? PLACE.region,
      at: this.cloud.clock,
    });
    if (!outcome.ok) {
      const { code, message } = outcome.error;
      return code === step.error ? null : `${step.operation} is refused: ${code}: ${message}`;
    }
    if (step.error !== undefined) return `${step.operation} is not refused with ${step.error}`;
    this.cloud = settle(awsRegistry, outcome.cloud);
    for (const [variable, path] of Object.entries(step.save))
      this.#variables.set(variable, textAt(outcome.output, path));
    const difference =
      step.expect === undefined ? null : differenceIn(outcome.output, this.fill(step.expect), '');
    return difference === null ? null : `${step.operation} answers ${difference}`;
  }

  #import({ table, id, facts }: Extract<BuildStep, { imported: unknown }>['imported']): void {
    const records = this.cloud.tables[table as keyof AwsTables & string];
    const record = records[this.fillText(id)];
    if (record === undefined) throw new Error(`there is no ${table} ${id}`);
    const changed = { ...record, ...(this.fill(facts) as JsonObject) };
    const tables = { ...this.cloud.tables, [table]: { ...records, [record.id]: changed } };
    this.cloud = { ...this.cloud, tables };
  }

  /** The value with every `$variable` in its texts replaced. */
  fill(value: JsonValue): JsonValue {
    if (typeof value === 'string') return this.fillText(value);
    if (Array.isArray(value)) return value.map((item: JsonValue) => this.fill(item));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.fill(item)]));
  }

  fillText(text: string): string {
    return text.replace(/\$(\w+)/g, (_, name: string) => {
      const found = this.#variables.get(name);
      if (found === undefined) throw new Error(`$${name} is not saved`);
      return found;
    });
  }
}

function textAt(output: JsonObject, path: string): string {
  let value: JsonValue | undefined = output;
  for (const step of path.split('.'))
    value =
      typeof value === 'object' && value !== null
        ? (value as { readonly [key: string]: JsonValue })[step]
        : undefined;
  if (typeof value !== 'string') throw new Error(`no text at ${path} in ${JSON.stringify(output)}`);
  return value;
}

/** Where a value fails to hold what is expected of it; null when it holds all. */
function differenceIn(actual: JsonValue | undefined, expected: JsonValue, path: string): string | null {
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length !== expected.length)
      return `${JSON.stringify(actual)} at ${path}, not ${expected.length} items`;
    for (const [index, item] of expected.entries()) {
      const difference = differenceIn(actual[index], item as JsonValue, `${path}.${index}`);
      if (difference !== null) return difference;
    }
    return null;
  }
  if (typeof expected === 'object' && expected !== null) {
    for (const [key, item] of Object.entries(expected as JsonObject)) {
      const part = (actual as JsonObject | null | undefined)?.[key];
      const difference = differenceIn(part, item, `${path}.${key}`);
      if (difference !== null) return difference;
    }
    return null;
  }
  return actual === expected ? null : `${JSON.stringify(actual)} at ${path}, not ${JSON.stringify(expected)}`;
}
