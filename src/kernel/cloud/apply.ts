import type { JsonObject } from '../lib/json.ts';
import { type AwsError, Refusal, refuse } from './aws-error.ts';
import type { Cloud } from './cloud.ts';
import type { Context } from './context.ts';
import { Draft } from './draft.ts';
import { checkInput } from './input.ts';
import type { Operation } from './operation.ts';
import type { TableTypes } from './record.ts';
import type { Registry } from './registry.ts';
import type { CloudRequest, Outcome } from './request.ts';
import { settleDraft } from './settle.ts';

/**
 * Runs one API call. Pure: the same cloud and request give the same outcome; a refusal leaves
 * nothing behind. What is due by `request.at` is settled first.
 */
export function applyRequest<T extends TableTypes>(
  registry: Registry<T>,
  cloud: Cloud<T>,
  request: CloudRequest,
): Outcome<T> {
  if (isInternal(request.operation)) return { ok: false, error: invalidAction(request.operation) };
  const draft = new Draft(cloud, Math.max(cloud.clock, request.at));
  const context = contextOf(registry, draft, request);
  try {
    settleDraft(registry, draft, draft.clock);
    const output = run(registry, context, request.service, request.operation, request.input);
    return { ok: true, cloud: draft.finish(), output };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, error: error.error };
    throw error;
  }
}

/** Steps that resource types ask of each other; not part of AWS's API, so nobody else may ask. */
export function isInternal(operation: string): boolean {
  return operation.startsWith('Internal');
}

function invalidAction(name: string): AwsError {
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

function run<T extends TableTypes>(
  registry: Registry<T>,
  context: Context<T>,
  service: string,
  name: string,
  rawInput: JsonObject,
): JsonObject {
  const operation = operationTable(registry).get(`${service}:${name}`);
  if (operation === undefined) throw new Refusal(invalidAction(name));
  const { DryRun, ...input } = rawInput;
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
    request: (operation, input) => run(registry, context, 'ec2', operation, input),
  };
  return context;
}
