import type { Cloud } from './cloud.ts';
import { Draft } from './draft.ts';
import type { TableTypes } from './record.ts';
import type { Registry } from './registry.ts';
import { contextOf } from './run-operation.ts';

/** Longer than any state AWS calls pending lasts, shorter than a peering request's week. */
const SOON_MS = 3_600_000;

/**
 * Advances the clock to `until` (milliseconds; default: an hour on, which ends everything that is
 * merely pending) and finishes what falls due on the way, in order of time.
 */
export function settle<T extends TableTypes>(
  registry: Registry<T>,
  cloud: Cloud<T>,
  until: number = cloud.clock + SOON_MS,
): Cloud<T> {
  if (!cloud.scheduled.some((entry) => entry.due <= until)) return cloud;
  const draft = new Draft(cloud, cloud.clock);
  settleDraft(registry, draft, until);
  return draft.finish(registry);
}

export function settleDraft<T extends TableTypes>(
  registry: Registry<T>,
  draft: Draft<T>,
  until: number,
): void {
  for (;;) {
    const next = draft.scheduled
      .filter((entry) => entry.due <= until)
      .sort((left, right) => left.due - right.due)[0];
    if (next === undefined) break;
    draft.unschedule(next);
    draft.clock = Math.max(draft.clock, next.due);
    const record = draft.get(next.table, next.id);
    // The record may be gone by now (deleted while pending): then nothing is left to settle.
    if (record === undefined) continue;
    const context = contextOf(registry, draft, record);
    registry[next.table]?.settle?.(context, record, next.to);
  }
}
