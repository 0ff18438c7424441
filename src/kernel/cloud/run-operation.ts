import { invariant } from '../lib/invariant.ts';
import type { JsonObject } from '../lib/json.ts';
import { type AwsError, Refusal, refuse } from './aws-error.ts';
import type { Context } from './context.ts';
import type { Draft } from './draft.ts';
import { checkInput } from './input.ts';
import type { Operation } from './operation.ts';
import type { TableTypes } from './record.ts';
import type { Registry } from './registry.ts';

export function invalidAction(name: string): AwsError {
  return {
    code: 'InvalidAction',
    message: `The action ${name} is not valid for this web service.`,
  };
}

const operationsOf = new WeakMap<object, Map<string, Operation<never>>>();

/** Every operation of the registry under `service:Name`. */
export function operationTable<T extends TableTypes>(
  registry: Registry<T>,
): ReadonlyMap<string, Operation<T>> {
  let table = operationsOf.get(registry) as Map<string, Operation<T>> | undefined;
  if (table === undefined) {
    table = new Map();
    for (const name of Object.keys(registry) as (keyof T & string)[]) {
      for (const operation of registry[name].operations) {
        table.set(`${operation.service}:${operation.name}`, operation);
      }
    }
    operationsOf.set(registry, table as Map<string, Operation<never>>);
  }
  return table;
}

/**
 * Adds types that were not loaded at first. Their tables must be optional, so that documents made
 * before are whole after. Adding the same types again changes nothing.
 */
export function extendRegistry<T extends TableTypes>(
  registry: Registry<T>,
  types: { readonly [table: string]: { readonly isOptional?: true } },
): void {
  for (const [name, type] of Object.entries(types)) {
    invariant(type.isOptional === true, `${name} is a table that documents may lack`);
    (registry as { [table: string]: unknown })[name] = type;
  }
  operationsOf.delete(registry);
}

/** One operation on the context, with its input checked first; refuses by throwing a Refusal. */
export function runOperation<T extends TableTypes>(
  registry: Registry<T>,
  context: Context<T>,
  service: string,
  name: string,
  rawInput: JsonObject,
): JsonObject {
  const operation = operationTable(registry).get(`${service}:${name}`);
  if (operation === undefined) throw new Refusal(invalidAction(name));
  const { DryRun, ...input } = rawInput;
  // Taken for false, a misspelt "true" would run the request in earnest.
  if (DryRun !== undefined && typeof DryRun !== 'boolean')
    return refuse('InvalidParameterValue', 'Invalid value for parameter DryRun: expected boolean', 'DryRun');
  const checked = checkInput(operation.input, input);
  const output = operation.run(context, checked as never);
  if (DryRun === true)
    return refuse('DryRunOperation', 'Request would have succeeded, but DryRun flag is set.');
  return output;
}

/** The operation's hands on the draft; also used by `settle`, where no request is under way. */
export function contextOf<T extends TableTypes>(
  registry: Registry<T>,
  draft: Draft<T>,
  caller: { readonly account: string; readonly region: string },
): Context<T> {
  const { account, region } = caller;
  const context: Context<T> = {
    account,
    region,
    at: draft.clock,
    get: (table, id) => draft.get(table, id),
    guest: (id) => draft.guest(id),
    all: (table) => draft.all(table),
    list: (table) =>
      draft.all(table).filter((record) => record.account === account && record.region === region),
    find: (table, id, code) => {
      const record = draft.get(table, id);
      if (record === undefined || record.account !== account || record.region !== region) {
        const label = registry[table].definition.label.toLowerCase();
        return refuse(code, `The ${label} ID '${id}' does not exist`);
      }
      return record;
    },
    put: (table, record) => draft.put(table, record),
    remove: (table, id) => draft.remove(table, id),
    mintId: (prefix) => draft.mintId(prefix),
    nextOrdinal: (purpose) => draft.nextOrdinal(purpose),
    newRecord: (table, prefix) => ({
      id: draft.mintId(prefix),
      key: draft.mintKey(table),
      account,
      region,
    }),
    setGuest: (id, facts) => draft.setGuest(id, facts),
    schedule: (table, id, to, afterMs) => draft.schedule({ due: draft.clock + afterMs, table, id, to }),
    request: (operation, input, service = 'ec2') =>
      runOperation(registry, context, service, operation, input),
  };
  return context;
}
