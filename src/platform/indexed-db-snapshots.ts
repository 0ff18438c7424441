import { hash32 } from '../kernel/lib/hash.ts';
import type { Connection } from './indexed-db.ts';
import type { SnapshotStore, StoredSnapshot } from './snapshot-store.ts';

/** Snapshots in the browser's IndexedDB, beside the documents. */
export function indexedDbSnapshots(connection: Connection): SnapshotStore {
  return {
    list: (documentId) =>
      connection.attempt(async (database) => {
        const records = await database.getAllFromIndex('snapshots', 'documentId', documentId);
        return newestFirst(records.flatMap((record) => readSnapshot(record) ?? [])).map(
          ({ text: _text, ...info }) => info,
        );
      }),
    load: (id) => connection.attempt(async (database) => readSnapshot(await database.get('snapshots', id))),
    add: (snapshot) =>
      connection.attempt(async (database) => {
        const transaction = database.transaction('snapshots', 'readwrite');
        if ((await transaction.store.getKey(snapshot.id)) === undefined)
          await transaction.store.add(toSnapshotRecord(snapshot), snapshot.id);
        await transaction.done;
      }),
    remove: (id) => connection.attempt((database) => database.delete('snapshots', id)),
    takeAll: (documentId) =>
      connection.attempt(async (database) => {
        const transaction = database.transaction('snapshots', 'readwrite');
        const taken: StoredSnapshot[] = [];
        for await (const cursor of transaction.store.index('documentId').iterate(documentId)) {
          const snapshot = readSnapshot(cursor.value);
          // What cannot be read could not be put back either: it stays.
          if (snapshot === undefined) continue;
          taken.push(snapshot);
          await cursor.delete();
        }
        await transaction.done;
        return newestFirst(taken);
      }),
  };
}

function newestFirst(snapshots: readonly StoredSnapshot[]): readonly StoredSnapshot[] {
  return [...snapshots].sort((left, right) => right.savedAt - left.savedAt);
}

function toSnapshotRecord({ id, documentId, name, savedAt, text }: StoredSnapshot): object {
  return { id, documentId, name, savedAt, text, check: hash32(text) };
}

function readSnapshot(record: unknown): StoredSnapshot | undefined {
  if (typeof record !== 'object' || record === null) return undefined;
  const { id, documentId, name, savedAt, text, check } = record as Partial<Record<string, unknown>>;
  if (typeof id !== 'string' || typeof documentId !== 'string' || typeof name !== 'string') return undefined;
  if (typeof text !== 'string' || typeof savedAt !== 'number' || check !== hash32(text)) return undefined;
  return { id, documentId, name, savedAt, text };
}
