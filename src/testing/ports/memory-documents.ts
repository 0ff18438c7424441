import { err, ok, type Result } from '../../kernel/lib/result.ts';
import type { Clock } from '../../platform/clock.ts';
import type {
  DamagedRecord,
  DocumentStore,
  StoreChange,
  StoredDocument,
  StoreFailure,
} from '../../platform/document-store.ts';
import type { StoredSnapshot } from '../../platform/snapshot-store.ts';

/** What several in-memory tabs share. */
export interface MemoryDisk {
  readonly documents: Map<string, StoredDocument>;
  readonly snapshots: Map<string, StoredSnapshot>;
  readonly damaged: Map<string, DamagedRecord>;
  readonly tabs: Set<(change: StoreChange) => void>;
  revision: number;
  /** While set, every operation of every tab fails so. */
  failure: StoreFailure | undefined;
}

export function memoryDisk(): MemoryDisk {
  return {
    documents: new Map(),
    snapshots: new Map(),
    damaged: new Map(),
    tabs: new Set(),
    revision: 0,
    failure: undefined,
  };
}

/** A tab's document store that forgets everything with the disk it was given. */
export function memoryDocuments(clock: Clock, disk: MemoryDisk = memoryDisk()): DocumentStore {
  const listeners = new Set<(change: StoreChange) => void>();
  const hear = (change: StoreChange): void => {
    for (const listener of listeners) listener(change);
  };
  disk.tabs.add(hear);
  const tellOthers = (change: StoreChange): void => {
    for (const tab of disk.tabs) if (tab !== hear) tab(change);
  };
  const attempt = async <T>(work: () => T): Promise<Result<T, StoreFailure>> =>
    disk.failure === undefined ? ok(work()) : err(disk.failure);
  const snapshotsOf = (documentId: string) =>
    [...disk.snapshots.values()]
      .filter((snapshot) => snapshot.documentId === documentId)
      .sort((left, right) => right.savedAt - left.savedAt);
  return {
    snapshots: {
      list: (documentId) => attempt(() => snapshotsOf(documentId).map(({ text: _text, ...info }) => info)),
      load: (id) => attempt(() => disk.snapshots.get(id)),
      add: (snapshot) =>
        attempt(() => {
          if (!disk.snapshots.has(snapshot.id)) disk.snapshots.set(snapshot.id, snapshot);
        }),
      remove: (id) =>
        attempt(() => {
          disk.snapshots.delete(id);
        }),
      takeAll: (documentId) =>
        attempt(() => {
          const taken = snapshotsOf(documentId);
          for (const { id } of taken) disk.snapshots.delete(id);
          return taken;
        }),
    },
    list: () =>
      attempt(() => ({
        documents: [...disk.documents.values()]
          .sort((left, right) => right.revision - left.revision)
          .map(({ id, name, revision, savedAt }) => ({ id, name, revision, savedAt })),
        damaged: [...disk.damaged.values()],
      })),
    load: (id) => attempt(() => disk.documents.get(id)),
    save: ({ id, name, text }, baseRevision) =>
      attempt(() => {
        const theirs = disk.documents.get(id);
        if ((theirs?.revision ?? 0) !== baseRevision) return { kind: 'conflict', theirs };
        disk.revision += 1;
        const { revision } = disk;
        const savedAt = clock.now();
        disk.documents.set(id, { id, name, text, revision, savedAt });
        tellOthers({ kind: 'saved', id, revision });
        return { kind: 'saved', revision, savedAt };
      }),
    remove: (id) =>
      attempt(() => {
        const stored = disk.documents.get(id);
        disk.documents.delete(id);
        if (stored !== undefined) tellOthers({ kind: 'removed', id, revision: stored.revision });
      }),
    removeDamaged: (key) =>
      attempt(() => {
        disk.damaged.delete(key);
      }),
    watch: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {
      disk.tabs.delete(hear);
    },
  };
}
