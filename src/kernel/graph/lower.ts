import type { Cloud } from '../cloud/cloud.ts';
import type { View } from '../cloud/context.ts';
import type { TableTypes } from '../cloud/record.ts';
import type { ResourceType } from '../cloud/registry.ts';
import type { JsonObject } from '../lib/json.ts';
import type { Fragment } from './fragment.ts';
import type { Graph } from './graph.ts';
import { linkGraph } from './link.ts';

/** Of each resource type, what lowering it takes; a registry is one. */
export type Lowerings<T extends TableTypes> = {
  readonly [K in keyof T & string]: Pick<ResourceType<T, K>, 'lower'>;
};

/** One record's fragment with everything that was read to make it. */
interface Lowered {
  readonly fragment: Fragment;
  /** Table, id and record (or its absence), in threes. */
  readonly records: readonly unknown[];
  /** Id and guest facts, in twos. */
  readonly guests: readonly unknown[];
}

/** A cloud's graph, and what is needed to make the next one cheaply. */
export interface LoweredCloud {
  readonly graph: Graph;
  readonly fragments: ReadonlyMap<string, Lowered>;
  /** The tables it was made from. */
  readonly tables: { readonly [table: string]: unknown };
}

/**
 * Lowers every record and links the fragments. With the result of an earlier version of the same
 * document, only fragments that read a changed record are made again.
 * `surroundings` are fragments that no record makes: the internet.
 */
export function lowerCloud<T extends TableTypes>(
  types: Lowerings<T>,
  cloud: Cloud<T>,
  surroundings: readonly Fragment[],
  previous?: LoweredCloud,
): LoweredCloud {
  const fragments = new Map<string, Lowered>();
  const unchanged = new Set<unknown>(
    Object.keys(cloud.tables).filter((table) => cloud.tables[table] === previous?.tables[table]),
  );
  for (const table of Object.keys(types) as (keyof T & string)[]) {
    const lower = types[table].lower;
    if (lower === undefined) continue;
    for (const record of Object.values(cloud.tables[table])) {
      const known = previous?.fragments.get(record.id);
      if (known !== undefined && isFresh(known, cloud, unchanged)) {
        fragments.set(record.id, known);
        continue;
      }
      const view = recordingView(cloud);
      view.get(table, record.id);
      fragments.set(record.id, {
        fragment: lower(view, record),
        records: view.records,
        guests: view.guests,
      });
    }
  }
  const parts = [...surroundings];
  for (const lowered of fragments.values()) parts.push(lowered.fragment);
  return { graph: linkGraph(parts), fragments, tables: cloud.tables };
}

interface RecordingView<T extends TableTypes> extends View<T> {
  readonly records: unknown[];
  readonly guests: unknown[];
}

function recordingView<T extends TableTypes>(cloud: Cloud<T>): RecordingView<T> {
  const records: unknown[] = [];
  const guests: unknown[] = [];
  return {
    records,
    guests,
    get: (table, id) => {
      const found = ownOf(cloud.tables[table], id);
      records.push(table, id, found);
      return found;
    },
    guest: (id): JsonObject | undefined => {
      const found = ownOf(cloud.guest, id);
      guests.push(id, found);
      return found;
    },
  };
}

function isFresh<T extends TableTypes>(
  lowered: Lowered,
  cloud: Cloud<T>,
  unchanged: ReadonlySet<unknown>,
): boolean {
  const { records, guests } = lowered;
  for (let index = 0; index < records.length; index += 3) {
    // A table that is the very same object holds the very same records.
    if (unchanged.has(records[index])) continue;
    const table = cloud.tables[records[index] as keyof T & string];
    // An inherited name gives no record either: then it is merely lowered again.
    if (table[records[index + 1] as string] !== records[index + 2]) return false;
  }
  for (let index = 0; index < guests.length; index += 2) {
    if (cloud.guest[guests[index] as string] !== guests[index + 1]) return false;
  }
  return true;
}

/** A document may name anything, also what every object inherits: `constructor` is no record. */
function ownOf<V>(records: { readonly [id: string]: V }, id: string): V | undefined {
  return Object.hasOwn(records, id) ? records[id] : undefined;
}
