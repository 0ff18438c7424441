import { recordsOf } from '../cloud-view.ts';
import { countDoomed, doomedBy } from '../removal.ts';
import { removeAll } from '../remove.ts';
import type { TableName } from '../session.ts';
import type { Command, CommandContext } from './command.ts';
import { heads } from './heads.ts';
import { namesOf } from './support.ts';

/** Deletes what is selected with everything in it. */
export const deleteSelected: Command = {
  ...heads.delete,
  available: ({ document, selection }) => {
    if (selection.length === 0) return 'Select what to delete first.';
    if (countDoomed(doomedBy(document.cloud, selection)).length > 0) return true;
    return 'Nothing of what is selected can be deleted.';
  },
  label: ({ document, selection }) => `Delete ${namesOf(document.cloud, selection)}`,
  run: (session, _args, selection) => removeAll(session, selection),
};

/** What a deletion takes along, by table: for the question before deleting a container. */
export function deletionCounts({
  document,
  selection,
}: CommandContext): readonly (readonly [TableName, number])[] {
  return countDoomed(doomedBy(document.cloud, selection));
}

/** Whether anything else than the selection itself would go. */
export function deletesContents({ document, selection }: CommandContext): boolean {
  const { cloud } = document;
  const total = countDoomed(doomedBy(cloud, selection)).reduce((sum, [, count]) => sum + count, 0);
  const tables = Object.keys(cloud.tables) as TableName[];
  const chosen = new Set(selection);
  const selected = tables.flatMap((table) => recordsOf(cloud, table).filter(({ key }) => chosen.has(key)));
  return total > selected.length;
}
