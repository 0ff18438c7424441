import { hash32 } from '../kernel/lib/hash.ts';
import type { DamagedRecord, StoredDocument } from './document-store.ts';

/** A document in its place in storage. */
export interface StoredRecord extends StoredDocument {
  /** Of the text: browsers do lose halves of records. */
  readonly check: number;
}

export function toRecord(document: StoredDocument): StoredRecord {
  const { id, name, revision, savedAt, text } = document;
  return { id, name, revision, savedAt, text, check: hash32(text) };
}

/** The document in a record, or undefined when the record is damaged. */
export function readRecord(record: unknown): StoredDocument | undefined {
  if (typeof record !== 'object' || record === null) return undefined;
  const { id, name, revision, savedAt, text, check } = record as Partial<Record<keyof StoredRecord, unknown>>;
  if (typeof id !== 'string' || typeof name !== 'string' || typeof text !== 'string') return undefined;
  if (!Number.isSafeInteger(revision) || typeof savedAt !== 'number' || check !== hash32(text))
    return undefined;
  return { id, name, revision: revision as number, savedAt, text };
}

export function describeDamage(key: string, record: unknown): DamagedRecord {
  return { key, remains: remainsOf(record) };
}

function remainsOf(record: unknown): string {
  try {
    return JSON.stringify(record, null, 1) ?? String(record);
  } catch {
    // Structured clones may hold what JSON cannot (cycles, big integers).
    return String(record);
  }
}
