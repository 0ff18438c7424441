import { deletesContents, deletionCounts } from '../editor/commands/delete.ts';
import { counted } from '../text/english/nouns.ts';
import type { LabState } from './lab.ts';

/** What deleting the selection takes along, as "6 subnets"; empty when it takes only what is selected. */
export function deletionWords({ document, selection }: LabState): readonly string[] {
  const context = { document, selection };
  if (!deletesContents(context)) return [];
  return deletionCounts(context).map(([table, count]) => counted(count, table));
}
