import type { ResourceRecord } from '../../kernel/cloud/record.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import type { AwsTables } from '../../resources/tables.ts';

/** Who asks, where that is not the world's own account in its own Region. */
export interface Caller {
  readonly account?: string;
  readonly region?: string;
}

/** One step towards the state that a case needs. Texts name earlier answers as `$name`. */
export type Step =
  | (Caller & {
      readonly call: string;
      readonly input: JsonObject;
      /** Name → dotted path in the answer. */
      readonly save: { readonly [name: string]: string };
      /** Ask the next thing while this is still pending. */
      readonly isHasty?: boolean;
    })
  | { readonly waitMs: number }
  | { readonly change: keyof AwsTables; readonly id: string; readonly facts: JsonObject }
  | { readonly plant: string; readonly record: ResourceRecord }
  | { readonly fill: keyof AwsTables; readonly like: string; readonly until: number };

/** A request in a state of the world. */
export interface OperationCase extends Caller {
  readonly input: JsonObject;
  readonly before?: readonly Step[];
}

export interface OperationCases {
  /** Requests that AWS grants. */
  readonly works: readonly OperationCase[];
  /** Error code → a request that AWS refuses with it. */
  readonly refuses: { readonly [code: string]: OperationCase | readonly OperationCase[] };
}

/** Operation (`guest:` before those of the guest service) → its cases. */
export type CaseTable = { readonly [operation: string]: OperationCases };

export function call(operation: string, input: JsonObject = {}, save: { [name: string]: string } = {}): Step {
  return { call: operation, input, save };
}

/** The same, and what it leaves pending stays pending. */
export function hasty(operation: string, input: JsonObject, save: { [name: string]: string } = {}): Step {
  return { call: operation, input, save, isHasty: true };
}

/** What only an import brings: facts laid over a record. */
export function change(table: keyof AwsTables, id: string, facts: JsonObject): Step {
  return { change: table, id, facts };
}

/** A record of a table that only the data services bring. */
export function plant(table: string, record: ResourceRecord): Step {
  return { plant: table, record };
}

/** Copies of a record until the table holds that many. */
export function fill(table: keyof AwsTables, like: string, until: number): Step {
  return { fill: table, like, until };
}

/** A copy under an id and key of its own, with what else must not occur twice. */
export function copyOf(record: ResourceRecord, index: number): ResourceRecord {
  const id = `${record.id.slice(0, record.id.indexOf('-'))}-${String(index).padStart(17, 'f')}`;
  const named = 'GroupName' in record ? { GroupName: `copy ${index}` } : {};
  return { ...record, id, key: `copy-${index}`, ...named };
}

interface DescribeSpec {
  readonly key: string;
  readonly notFound: string;
  /** One id that is there and one that is not. */
  readonly known: string;
  readonly unknown: string;
  readonly filter?: { readonly Name: string; readonly Values: readonly string[] };
  /** AWS lets ids and MaxResults stand together in some calls. */
  readonly hasCombination?: boolean;
  readonly filterKey?: string;
}

/** What all calls that list records have in common. */
export function describes(spec: DescribeSpec): OperationCases {
  const filters = spec.filterKey ?? 'Filters';
  const wrong = { [filters]: [{ Name: 'no-such-filter', Values: ['x'] }] };
  return {
    works: [
      { input: {} },
      { input: { [spec.key]: [spec.known] } },
      { input: { MaxResults: 5 } },
      { input: { [filters]: [spec.filter ?? { Name: 'tag:Name', Values: ['*'] }] } },
    ],
    refuses: {
      [spec.notFound]: { input: { [spec.key]: [spec.unknown] } },
      InvalidNextToken: { input: { NextToken: 'page-x' } },
      InvalidParameterValue: [{ input: wrong }, { input: { MaxResults: 100_000 } }],
      ...(spec.hasCombination === false
        ? {}
        : { InvalidParameterCombination: { input: { [spec.key]: [spec.known], MaxResults: 5 } } }),
    },
  };
}
