import type { Result } from '../kernel/lib/result.ts';
import type { StoreFailure } from './store-failure.ts';

/** What lists show of a snapshot: a named state of one document. */
export interface SnapshotInfo {
  readonly id: string;
  readonly documentId: string;
  readonly name: string;
  /** Milliseconds since the epoch. */
  readonly savedAt: number;
}

/** A snapshot as storage sees it; what the text says is for others to parse. */
export interface StoredSnapshot extends SnapshotInfo {
  readonly text: string;
}

/** Named states of documents, beside them in the same storage. Written once, never changed. */
export interface SnapshotStore {
  /** Newest first. Damaged ones are left out, and stay stored. */
  list(documentId: string): Promise<Result<readonly SnapshotInfo[], StoreFailure>>;
  /** Undefined: there is no readable snapshot of that id. */
  load(id: string): Promise<Result<StoredSnapshot | undefined, StoreFailure>>;
  /** A snapshot of that id that is there already stays as it is. */
  add(snapshot: StoredSnapshot): Promise<Result<void, StoreFailure>>;
  remove(id: string): Promise<Result<void, StoreFailure>>;
  /** Takes all of a document away; `add` puts each back. */
  takeAll(documentId: string): Promise<Result<readonly StoredSnapshot[], StoreFailure>>;
}
