import { CLOCK_START, type Cloud } from './cloud.ts';
import type { TableTypes } from './record.ts';
import { type Registry, standingTables } from './registry.ts';

/** A document with nothing in it. The same seed and requests give the same ids everywhere. */
export function newCloud<T extends TableTypes>(registry: Registry<T>, seed = 'skytrace'): Cloud<T> {
  const names = standingTables(registry);
  return {
    format: 'skytrace/cloud',
    versions: Object.fromEntries(names.map((name) => [name, registry[name].version])) as Cloud<T>['versions'],
    seed,
    clock: CLOCK_START,
    ordinals: {},
    tables: Object.fromEntries(names.map((name) => [name, {}])) as Cloud<T>['tables'],
    guest: {},
    scheduled: [],
    kept: [],
  };
}
