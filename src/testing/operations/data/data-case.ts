import type { JsonObject } from '../../../kernel/lib/json.ts';
import type { Call } from './data-lab.ts';

/** A request: its input, in the world as it stands or after some calls more. */
export type Given = JsonObject | After;

export interface After {
  readonly calls: readonly Call[];
  readonly then: JsonObject;
  readonly region?: string;
}

export function after(calls: readonly Call[], then: JsonObject): After {
  return { calls, then };
}

/** A request to another Region. */
export function inRegion(region: string, then: JsonObject): After {
  return { calls: [], then, region };
}

export function isAfter(given: Given): given is After {
  return Array.isArray((given as { readonly calls?: unknown }).calls);
}

/** What AWS grants, and by error code what it refuses. */
export interface DataCase {
  readonly works: readonly Given[];
  readonly refuses?: { readonly [code: string]: Given | readonly Given[] };
}

/** One service's part of the world, and the cases of its operations by their names. */
export interface ServiceCases {
  readonly world: readonly Call[];
  readonly cases: { readonly [operation: string]: DataCase };
}
