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
import type { AwsCloud } from '../resources/tables.ts';
import type { LabDocument, Layout, Place } from './document.ts';
import { type EditSession, findByKey, type Performed } from './session.ts';

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
    replace: (state) => {
      current = { ...state, id: current.id };
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
