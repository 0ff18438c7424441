import type { AwsCloud } from '../../resources/tables.ts';
import { replaceMentions } from '../script/names.ts';

/** A solution as a learner types it: ids and addresses in place of names. */
export function typedLines(cloud: AwsCloud, solution: string): readonly string[] {
  return solution
    .trimEnd()
    .split('\n')
    .map((line) => {
      const named = replaceMentions(cloud, line);
      return named.ok ? named.value : line;
    });
}
