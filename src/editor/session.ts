import { applyRequest } from '../kernel/cloud/apply.ts';
import { type AwsError, Refusal } from '../kernel/cloud/aws-error.ts';
import { findRecord } from '../kernel/cloud/cloud.ts';
import type { ResourceRecord } from '../kernel/cloud/record.ts';
import type { CloudRequest } from '../kernel/cloud/request.ts';
import { settle } from '../kernel/cloud/settle.ts';
import { invariant } from '../kernel/lib/invariant.ts';
import type { JsonObject } from '../kernel/lib/json.ts';
import { err, ok, type Result } from '../kernel/lib/result.ts';
import { awsRegistry } from '../resources/registry.ts';
import type { AwsCloud, AwsTables } from '../resources/tables.ts';
import type { LabDocument, Layout, Place, Point, Probe, Size } from './document.ts';

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

/** Carries out an intent on the document; an AWS error leaves the document as it was. */
export function perform(
  document: LabDocument,
  label: string,
  act: (session: EditSession) => void,
): Result<Performed, AwsError> {
  let current = document;
  const requests: CloudRequest[] = [];
  const notes: string[] = [];
  const setLayout = (change: (layout: Layout) => Layout) => {
    current = { ...current, layout: change(current.layout) };
  };
  const session: EditSession = {
    get document() {
      return current;
    },
    get cloud() {
      return current.cloud;
    },
    request: (operation, input, place) => {
      const request = requestOf(operation, input, current.cloud.clock, place ?? current.place);
      const outcome = applyRequest(awsRegistry, current.cloud, request);
      if (!outcome.ok) throw new Refusal(outcome.error);
      requests.push(request);
      current = { ...current, cloud: settle(awsRegistry, outcome.cloud) };
      return outcome.output;
    },
    find: (keyOrId) => findByKey(current.cloud, keyOrId),
    setPosition: (key, position) =>
      setLayout((layout) => ({ ...layout, positions: { ...layout.positions, [key]: position } })),
    setSize: (key, size) => setLayout((layout) => ({ ...layout, sizes: { ...layout.sizes, [key]: size } })),
    forget: (key) =>
      setLayout((layout) => ({
        positions: without(layout.positions, key),
        sizes: without(layout.sizes, key),
      })),
    takeKey: (id, key) => {
      current = { ...current, cloud: withKey(current.cloud, id, key) };
    },
    setProbes: (probes) => {
      current = { ...current, probes };
    },
    rename: (name) => {
      current = { ...current, name };
    },
    note: (sentence) => notes.push(sentence),
    refuse: (code, message) => {
      throw new Refusal({ code, message });
    },
  };
  try {
    act(session);
  } catch (error) {
    if (error instanceof Refusal) return err(error.error);
    throw error;
  }
  return ok({ label, before: document, after: current, requests, notes });
}

function requestOf(operation: string, input: JsonObject, at: number, place: Place): CloudRequest {
  const colon = operation.indexOf(':');
  const service = colon < 0 ? 'ec2' : operation.slice(0, colon);
  return { service, operation: operation.slice(colon + 1), input, at, ...place };
}

function without<V>(items: { readonly [key: string]: V }, key: string): { readonly [key: string]: V } {
  const { [key]: _gone, ...rest } = items;
  return rest;
}

function withKey(cloud: AwsCloud, id: string, key: string): AwsCloud {
  const found = findRecord(cloud, id);
  invariant(found !== undefined, `${id} stands in the document`);
  const { table, record } = found;
  const records: { [id: string]: ResourceRecord } = { ...cloud.tables[table] };
  const holder = Object.values(records).find((other) => other.key === key);
  if (holder !== undefined) records[holder.id] = { ...holder, key: record.key };
  records[id] = { ...record, key };
  return { ...cloud, tables: { ...cloud.tables, [table]: records } };
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
