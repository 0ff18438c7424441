import { nameTag } from '../../kernel/cloud/record.ts';
import { jsonEqual } from '../../kernel/lib/json.ts';
import { recordsOf } from '../cloud-view.ts';
import type { LabDocument } from '../document.ts';
import type { TableName } from '../session.ts';
import type { Command } from './command.ts';

interface Args {
  /** The document as the text says it. */
  readonly state: LabDocument;
}

/** Puts what was written as text in the place of what was there, as one entry of the history. */
export const applyCode: Command<Args> = {
  id: 'apply-code',
  category: 'edit',
  title: 'Apply code',
  shortcuts: [],
  available: () => true,
  label: ({ document }, { state }) => {
    const [only, ...more] = changedNames(document, state);
    if (only === undefined) return 'Apply code';
    return more.length === 0 ? `Apply code to ${only}` : `Apply code to ${more.length + 1} resources`;
  },
  run: (session, { state }) => {
    session.replace(state);
    session.note('Facts were written as code, not by AWS calls. Undo brings back what was here before.');
  },
};

/** Names of the records that are new, gone or different. */
function changedNames(before: LabDocument, after: LabDocument): readonly string[] {
  const names = new Set<string>();
  for (const table of new Set([...tablesOf(before), ...tablesOf(after)])) {
    const old = new Map(recordsIn(before, table).map((record) => [record.id, record]));
    for (const record of recordsIn(after, table)) {
      if (!jsonEqual(old.get(record.id), record)) names.add(nameTag(record) ?? record.key);
      old.delete(record.id);
    }
    for (const record of old.values()) names.add(nameTag(record) ?? record.key);
  }
  return [...names];
}

const tablesOf = ({ cloud }: LabDocument) => Object.keys(cloud.tables) as TableName[];

function recordsIn({ cloud }: LabDocument, table: TableName) {
  return Object.hasOwn(cloud.tables, table) ? recordsOf(cloud, table) : [];
}
