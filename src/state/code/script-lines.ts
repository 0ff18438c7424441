import type { RecordLines } from '../../io/code/places.ts';
import { planRebuild } from '../../io/rebuild/plan-rebuild.ts';
import { printTracked } from '../../io/rebuild/print-script.ts';
import { findRecord } from '../../kernel/cloud/cloud.ts';
import type { AwsCloud } from '../../resources/tables.ts';

export interface CodeScript {
  readonly text: string;
  /** Which lines make which record. */
  readonly records: readonly RecordLines[];
}

/** The bash script that makes the architecture again, with what each line makes. */
export function scriptOf(cloud: AwsCloud): CodeScript {
  const { text, lines } = printTracked(planRebuild(cloud));
  const records = [...lines].flatMap(([id, line]) => {
    const found = findRecord(cloud, id);
    return found === undefined ? [] : [{ key: found.record.key, first: line, last: line }];
  });
  return { text, records: records.sort((left, right) => left.first - right.first) };
}
