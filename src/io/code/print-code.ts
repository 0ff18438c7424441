import type { LabDocument } from '../../editor/document.ts';
import { awsRegistry } from '../../resources/registry.ts';
import { serialiseLabDocument } from '../lab-file/serialise-lab-document.ts';

/**
 * What of a document is shown as text, to be read and written by a person: its name, the records with all their
 * facts, what runs inside of instances, and the kept questions. Left out is what nobody would type: where things
 * stand on the canvas, ids of storage, clocks and counters, and objects of an import that are kept but not
 * understood. They stay as they are when the text is applied.
 */
export interface Code {
  readonly name: string;
  readonly tables: { readonly [table: string]: { readonly [id: string]: unknown } };
  readonly guest: { readonly [id: string]: unknown };
  readonly probes: readonly unknown[];
}

interface Serialised extends Pick<Code, 'name' | 'probes'> {
  readonly cloud: Pick<Code, 'tables' | 'guest'>;
}

export function codeOf(document: LabDocument): Code {
  const { name, probes, cloud } = JSON.parse(serialiseLabDocument(document)) as Serialised;
  // From the network to what stands in it; tables that hold nothing are not shown.
  const order = [...new Set([...Object.keys(awsRegistry), ...Object.keys(cloud.tables)])];
  const tables = order.flatMap((table) => {
    const records = cloud.tables[table];
    return records === undefined || Object.keys(records).length === 0 ? [] : [[table, records] as const];
  });
  return { name, tables: Object.fromEntries(tables), guest: cloud.guest, probes };
}

/** The same content gives the same text. */
export function printCode(code: Code): string {
  return `${JSON.stringify(code, null, 2)}\n`;
}
