import type { JsonObject } from '../lib/json.ts';
import type { Tables, TableTypes } from './record.ts';

/** An object of an import that no resource type understands yet: kept and reported, never dropped. */
export interface KeptObject {
  readonly account: string;
  readonly region: string;
  /** The key of the describe output it came from, such as `LoadBalancers`. */
  readonly kind: string;
  readonly value: JsonObject;
}

/** A change that is due later: AWS answers `pending` first, `settle` finishes it. */
export interface Scheduled {
  /** Document time in milliseconds. */
  readonly due: number;
  readonly table: string;
  readonly id: string;
  /** The state to enter, in the resource type's own words. */
  readonly to: string;
}

/**
 * The whole architecture as plain, immutable JSON: every fact once, normalised by id.
 * Layout, probes and goals refer to records by `key`.
 */
export interface Cloud<T extends TableTypes = TableTypes> {
  readonly format: 'skytrace/cloud';
  /** Schema version of each table, for migrations. */
  readonly versions: { readonly [K in keyof T]: number };
  /** Ids are minted from this, the type and an ordinal, so replays agree. */
  readonly seed: string;
  /** Document time: milliseconds since the epoch. */
  readonly clock: number;
  readonly ordinals: { readonly [prefix: string]: number };
  readonly tables: Tables<T>;
  /** Facts that AWS does not describe (listening software, user data), by record id. */
  readonly guest: { readonly [id: string]: JsonObject };
  readonly scheduled: readonly Scheduled[];
  readonly kept: readonly KeptObject[];
}

/** 2026-01-01T00:00:00Z: where the clock of a new document stands. */
export const CLOCK_START = 1767225600000;

export function findRecord<T extends TableTypes>(
  cloud: Cloud<T>,
  id: string,
): { readonly table: keyof T & string; readonly record: T[keyof T & string] } | undefined {
  for (const table of Object.keys(cloud.tables) as (keyof T & string)[]) {
    const record = Object.hasOwn(cloud.tables[table], id) ? cloud.tables[table][id] : undefined;
    if (record !== undefined) return { table, record };
  }
  return undefined;
}
