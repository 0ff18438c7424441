import type { ResourceRecord } from '../kernel/cloud/record.ts';
import type { CloudRequest } from '../kernel/cloud/request.ts';
import type { JsonObject } from '../kernel/lib/json.ts';
import type { AwsCloud, AwsTables } from '../resources/tables.ts';
import type { LabDocument, Place, Point, Probe, Size } from './document.ts';

export type TableName = keyof AwsTables & string;

/** A record with the table it stands in. */
export interface Found {
  readonly table: TableName;
  readonly record: ResourceRecord;
}

/** What a command may do to the document. A refused request ends the whole intent, and nothing of it stays. */
export interface EditSession {
  /** As it stands after the requests made so far. */
  readonly document: LabDocument;
  readonly cloud: AwsCloud;
  /** Makes one API call (`CreateVpc`, `guest:SetListeners`) and gives its output. Pending states settle at once. */
  request(operation: string, input: JsonObject, place?: Place): JsonObject;
  /** The record with that document key, or that id. */
  find(keyOrId: string): Found | undefined;
  setPosition(key: string, position: Point): void;
  setSize(key: string, size: Size): void;
  /**
   * Gives the record the document key of one it takes the place of, so that layout, probes and links
   * still mean it. Where the other record still stands, it gets the new one's key in exchange.
   */
  takeKey(id: string, key: string): void;
  /** Forgets where the record stood, so that it is laid out again. */
  forget(key: string): void;
  setProbes(probes: readonly Probe[]): void;
  rename(name: string): void;
  /** Puts another state of the same document in its place: everything but the id that storage knows it by. */
  replace(state: LabDocument): void;
  /** A sentence for the receipt: what the person should know beyond the calls. */
  note(sentence: string): void;
  /** Ends the intent with a sentence of our own. */
  refuse(code: string, message: string): never;
}

/** One intent carried out: one entry of the history. */
export interface Performed {
  readonly label: string;
  readonly before: LabDocument;
  readonly after: LabDocument;
  /** In order; the receipt shows them as command lines. */
  readonly requests: readonly CloudRequest[];
  readonly notes: readonly string[];
}

/** A record by document key or by id. Keys are looked for first: they are what the document itself refers to. */
export function findByKey(cloud: AwsCloud, keyOrId: string): Found | undefined {
  for (const table of Object.keys(cloud.tables) as TableName[]) {
    const records = cloud.tables[table];
    for (const record of Object.values(records)) if (record.key === keyOrId) return { table, record };
  }
  for (const table of Object.keys(cloud.tables) as TableName[]) {
    const records: { readonly [id: string]: ResourceRecord } = cloud.tables[table];
    if (Object.hasOwn(records, keyOrId)) return { table, record: records[keyOrId] as ResourceRecord };
  }
  return undefined;
}
