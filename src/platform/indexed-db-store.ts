import type { IDBPDatabase } from 'idb';
import { ok, type Result } from '../kernel/lib/result.ts';
import type { Clock } from './clock.ts';
import {
  type DocumentDraft,
  type DocumentStore,
  type Listing,
  NEW_DOCUMENT,
  type SaveOutcome,
  type StoreChange,
  type StoredDocument,
  type StoreFailure,
} from './document-store.ts';
import { Connection, type Schema } from './indexed-db.ts';
import { indexedDbSnapshots } from './indexed-db-snapshots.ts';
import type { SnapshotStore } from './snapshot-store.ts';
import { describeDamage, readRecord, toRecord } from './stored-record.ts';

const DAMAGED_IN_PLACE = 'document:';
const DAMAGED_ASIDE = 'aside:';
const LAST_REVISION = 'last-revision';

/** Documents in the browser's IndexedDB. `name` is the database's; tabs that share it see each other's saves. */
export function indexedDbStore(clock: Clock, name = 'skytrace'): DocumentStore {
  return new IndexedDbStore(clock, name);
}

class IndexedDbStore implements DocumentStore {
  readonly #clock: Clock;
  readonly snapshots: SnapshotStore;
  readonly #connection: Connection;
  readonly #listeners = new Set<(change: StoreChange) => void>();
  readonly #channel: BroadcastChannel | undefined;

  constructor(clock: Clock, name: string) {
    this.#clock = clock;
    this.#connection = new Connection(name);
    this.snapshots = indexedDbSnapshots(this.#connection);
    this.#channel =
      typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(`${name}/documents`);
    if (this.#channel !== undefined)
      this.#channel.onmessage = ({ data }: MessageEvent<StoreChange>) => {
        for (const listener of this.#listeners) listener(data);
      };
  }

  list(): Promise<Result<Listing, StoreFailure>> {
    return this.#connection.attempt(async (database) => {
      const transaction = database.transaction(['documents', 'aside']);
      const documents: StoredDocument[] = [];
      const damaged: Listing['damaged'][number][] = [];
      for await (const { key, value } of transaction.objectStore('documents')) {
        const document = readRecord(value);
        if (document?.id === key) documents.push(document);
        else damaged.push(describeDamage(`${DAMAGED_IN_PLACE}${key}`, value));
      }
      for await (const { key, value } of transaction.objectStore('aside'))
        damaged.push(describeDamage(`${DAMAGED_ASIDE}${key}`, value));
      documents.sort((left, right) => right.revision - left.revision);
      return {
        documents: documents.map(({ id, name, revision, savedAt }) => ({ id, name, revision, savedAt })),
        damaged,
      };
    });
  }

  load(id: string): Promise<Result<StoredDocument | undefined, StoreFailure>> {
    return this.#connection.attempt(async (database) => readRecord(await database.get('documents', id)));
  }

  async save(draft: DocumentDraft, baseRevision: number): Promise<Result<SaveOutcome, StoreFailure>> {
    const saved = await this.#connection.attempt((database) => this.#store(database, draft, baseRevision));
    if (saved.ok && saved.value.kind === 'saved')
      this.#channel?.postMessage({
        kind: 'saved',
        id: draft.id,
        revision: saved.value.revision,
      } satisfies StoreChange);
    return saved;
  }

  async #store(
    database: IDBPDatabase<Schema>,
    draft: DocumentDraft,
    baseRevision: number,
  ): Promise<SaveOutcome> {
    const transaction = database.transaction(['documents', 'counters', 'aside'], 'readwrite');
    // A transaction that fails rejects `done` too; the first failure is the one that is told.
    transaction.done.catch(() => undefined);
    try {
      const documents = transaction.objectStore('documents');
      const counters = transaction.objectStore('counters');
      const stored = await documents.get(draft.id);
      const theirs = readRecord(stored);
      if ((theirs?.revision ?? NEW_DOCUMENT) !== baseRevision) return { kind: 'conflict', theirs };
      if (stored !== undefined && theirs === undefined) await transaction.objectStore('aside').add(stored);
      const revision = ((await counters.get(LAST_REVISION)) ?? NEW_DOCUMENT) + 1;
      const savedAt = this.#clock.now();
      await counters.put(revision, LAST_REVISION);
      await documents.put(toRecord({ ...draft, revision, savedAt }), draft.id);
      await transaction.done;
      return { kind: 'saved', revision, savedAt };
    } catch (error) {
      abandon(transaction);
      throw error;
    }
  }

  async remove(id: string): Promise<Result<void, StoreFailure>> {
    const removed = await this.#connection.attempt(async (database) => {
      const transaction = database.transaction('documents', 'readwrite');
      const revision = readRecord(await transaction.store.get(id))?.revision;
      await transaction.store.delete(id);
      await transaction.done;
      return revision;
    });
    if (!removed.ok) return removed;
    if (removed.value !== undefined)
      this.#channel?.postMessage({ kind: 'removed', id, revision: removed.value } satisfies StoreChange);
    return ok(undefined);
  }

  removeDamaged(key: string): Promise<Result<void, StoreFailure>> {
    return this.#connection.attempt(async (database) => {
      if (key.startsWith(DAMAGED_ASIDE))
        return database.delete('aside', Number(key.slice(DAMAGED_ASIDE.length)));
      const id = key.slice(DAMAGED_IN_PLACE.length);
      const transaction = database.transaction('documents', 'readwrite');
      // Another tab may have saved a good document there meanwhile.
      if (readRecord(await transaction.store.get(id))?.id !== id) await transaction.store.delete(id);
      await transaction.done;
    });
  }

  watch(listener: (change: StoreChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#channel?.close();
    this.#connection.close();
  }
}

/** All or nothing: a record that was set aside stays where it was when its successor is not stored. */
function abandon(transaction: { abort(): void }): void {
  try {
    transaction.abort();
  } catch {
    // The browser itself ended it already.
  }
}
