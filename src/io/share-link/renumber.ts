import type { LabDocument } from '../../editor/document.ts';
import type { JsonValue } from '../../kernel/lib/json.ts';
import { expandName } from './minted-names.ts';

/** An AWS id, old form or new, or a MAC address. */
const TOKEN = /[a-z][a-z-]{0,30}-[0-9a-f]{8,17}(?![0-9a-z])|\b(?:[0-9a-f]{2}:){5}[0-9a-f]{2}\b/g;
const OWN_ID = /^([a-z][a-z-]{0,30})-[0-9a-f]{8,17}$/;

/** Names of fields by which AWS names parts of a record; no other record stands behind them. */
const PARTS = new Set([
  'SecurityGroupRuleId',
  'RouteTableAssociationId',
  'NetworkAclAssociationId',
  'AssociationId',
  'AttachmentId',
  'ReservationId',
]);

/**
 * The same architectures with ids as they are minted here, in order: a link need not carry them.
 * States of one document are given together, so that they still mean the same resources. Nothing
 * else changes; ids of what the documents do not have (images, lists of AWS, other accounts) stay.
 */
export function renumber(documents: readonly LabDocument[]): readonly LabDocument[] {
  const texts = documents.map((document) => JSON.stringify(document));
  const present = new Set(texts.flatMap((text) => text.match(TOKEN) ?? []));
  const [first] = documents;
  if (first === undefined) return [];
  const own = ownNames(documents);
  const last = new Map<string, number>();
  const names = new Map<string, string>();
  for (const [name, prefix] of own) {
    let ordinal = last.get(prefix) ?? 0;
    let fresh: string;
    do {
      ordinal += 1;
      fresh = expandName(first.cloud.seed, prefix, ordinal);
      // What a dangling reference means must not come to life under somebody else's id.
    } while (present.has(fresh) && !own.has(fresh));
    last.set(prefix, ordinal);
    names.set(name, fresh);
  }
  return texts.map((text) => {
    const renamed = JSON.parse(text.replace(TOKEN, (name) => names.get(name) ?? name)) as LabDocument;
    const ordinals = { ...renamed.cloud.ordinals, ...Object.fromEntries(last) };
    return { ...renamed, cloud: { ...renamed.cloud, ordinals } };
  });
}

/** Every id that is minted here in the documents' order, with its prefix. */
function ownNames(documents: readonly LabDocument[]): ReadonlyMap<string, string> {
  const own = new Map<string, string>();
  const add = (id: unknown) => {
    const [, prefix] = typeof id === 'string' ? (OWN_ID.exec(id) ?? []) : [];
    // Lists of AWS itself are known by their ids.
    if (typeof id === 'string' && prefix !== undefined && prefix !== 'pl') own.set(id, prefix);
  };
  const walk = (value: JsonValue | undefined): void => {
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
      for (const item of value as readonly JsonValue[]) walk(item);
      return;
    }
    for (const [field, child] of Object.entries(value as { readonly [field: string]: JsonValue })) {
      if (PARTS.has(field)) add(child);
      else if (field === 'MacAddress' && typeof child === 'string') own.set(child, 'mac');
      else walk(child);
    }
  };
  for (const { cloud } of documents)
    for (const records of Object.values(cloud.tables))
      for (const record of Object.values(records) as readonly { readonly id: string }[]) {
        add(record.id);
        walk(record as unknown as JsonValue);
      }
  return own;
}
