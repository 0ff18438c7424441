import type { AwsCloud, AwsTables, AwsView } from '../resources/tables.ts';

/** Reads single records of a cloud, as describe and a route's state want it. */
export function viewOf(cloud: AwsCloud): AwsView {
  return {
    get: (table, id) => {
      const records = (cloud.tables[table] ?? {}) as { readonly [id: string]: AwsTables[typeof table] };
      return Object.hasOwn(records, id) ? records[id] : undefined;
    },
    guest: (id) => cloud.guest[id],
  };
}

/** Every record of a table, in order of creation. */
export function recordsOf<K extends keyof AwsTables>(cloud: AwsCloud, table: K): readonly AwsTables[K][] {
  // Data may ask for a table that the document lacks.
  return Object.values(cloud.tables[table] ?? {}) as AwsTables[K][];
}
