import type { Result } from '../kernel/lib/result.ts';
import type { SnapshotStore } from './snapshot-store.ts';
import type { StoreFailure } from './store-failure.ts';

export type { StoreFailure } from './store-failure.ts';

/** What lists show of a document. */
export interface DocumentInfo {
  readonly id: string;
  readonly name: string;
  /** Grows with every save in this storage; no two saves of any documents share one. */
  readonly revision: number;
  /** Milliseconds since the epoch. */
  readonly savedAt: number;
}

/** A document as storage sees it: text. What it says is for others to parse. */
export interface StoredDocument extends DocumentInfo {
  readonly text: string;
}

export type DocumentDraft = Pick<StoredDocument, 'id' | 'name' | 'text'>;

/** A record that is no document any more. It is kept until somebody has looked at it. */
export interface DamagedRecord {
  readonly key: string;
  /** What is left of it, as JSON, to be downloaded. */
  readonly remains: string;
}

export interface Listing {
  /** Newest first. */
  readonly documents: readonly DocumentInfo[];
  readonly damaged: readonly DamagedRecord[];
}

/**
 * `conflict`: what is stored is not what the caller's work is based on, and was left alone.
 * `theirs` is what another tab saved, undefined when it was removed there (or is damaged).
 */
export type SaveOutcome =
  | { readonly kind: 'saved'; readonly revision: number; readonly savedAt: number }
  | { readonly kind: 'conflict'; readonly theirs: StoredDocument | undefined };

export interface StoreChange {
  readonly kind: 'saved' | 'removed';
  readonly id: string;
  /** Of what was saved; of what was removed. */
  readonly revision: number;
}

/** The base of a document that was never saved here. */
export const NEW_DOCUMENT = 0;

/** Named documents that outlive the page. Nothing here throws: every outcome is a value. */
export interface DocumentStore {
  readonly snapshots: SnapshotStore;
  list(): Promise<Result<Listing, StoreFailure>>;
  /** Undefined: there is no readable document of that id. */
  load(id: string): Promise<Result<StoredDocument | undefined, StoreFailure>>;
  /** Stores the draft if what is stored has `baseRevision` (NEW_DOCUMENT: if nothing is). Atomic between tabs. */
  save(draft: DocumentDraft, baseRevision: number): Promise<Result<SaveOutcome, StoreFailure>>;
  /** Undo it by saving what was loaded before as a new document. Removing what is not there is no failure. */
  remove(id: string): Promise<Result<void, StoreFailure>>;
  removeDamaged(key: string): Promise<Result<void, StoreFailure>>;
  /** Tells what other tabs saved and removed. Returns how to stop. */
  watch(listener: (change: StoreChange) => void): () => void;
  close(): void;
}
