import type { LabDocument } from '../../editor/document.ts';
import { err, ok, type Result } from '../../kernel/lib/result.ts';
import type { SnapshotInfo, StoredSnapshot } from '../../platform/snapshot-store.ts';
import type { Lab } from '../lab.ts';
import type { LibraryPorts } from './library-ports.ts';
import { printDocument } from './print-document.ts';
import { parseStored } from './readers.ts';

export type { SnapshotInfo } from '../../platform/snapshot-store.ts';

/** The open document as storage knows it. */
export interface OpenDocument {
  /** Null while it is a shared architecture. */
  id(): string | null;
  /** Everything that is not saved yet is saved at once. */
  flush(): Promise<void>;
}

/** Named states of the open document. Every error is a sentence. */
export class Snapshots {
  readonly #lab: Lab;
  readonly #ports: Pick<LibraryPorts, 'store' | 'clock' | 'newId'>;
  readonly #open: OpenDocument;

  constructor(lab: Lab, ports: Pick<LibraryPorts, 'store' | 'clock' | 'newId'>, open: OpenDocument) {
    this.#lab = lab;
    this.#ports = ports;
    this.#open = open;
  }

  /** Newest first. */
  async list(): Promise<Result<readonly SnapshotInfo[], string>> {
    const id = this.#open.id();
    if (id === null) return ok([]);
    const listed = await this.#ports.store.snapshots.list(id);
    return listed.ok ? listed : err(listed.error.message);
  }

  /** Keeps what is on the canvas under that name. */
  async take(name: string): Promise<Result<void, string>> {
    const documentId = this.#open.id();
    if (documentId === null) return err(NOT_OWN);
    // The document itself first: a snapshot of what is not stored would belong to nothing.
    await this.#open.flush();
    const { text } = printDocument(this.#document(), documentId);
    const savedAt = this.#ports.clock.now();
    const snapshot = { id: this.#ports.newId(), documentId, name: name.trim(), savedAt, text };
    return this.#told(await this.#ports.store.snapshots.add(snapshot));
  }

  /** Puts the snapshot on the canvas, as one entry of the history: undo brings back the present. */
  async restore(id: string): Promise<Result<void, string>> {
    const read = await this.read(id);
    if (!read.ok) return read;
    const { info, document } = read.value;
    const { restoreState } = await import('../../editor/commands/restore-state.ts');
    await this.#lab.prepare();
    const done = this.#lab.run(restoreState, { state: document, name: info.name });
    return done.ok ? ok(undefined) : err(done.error.message);
  }

  /** Deletes it; what is given back is put back by `putBack`. */
  async remove(id: string): Promise<Result<StoredSnapshot | undefined, string>> {
    const loaded = await this.#ports.store.snapshots.load(id);
    if (!loaded.ok) return err(loaded.error.message);
    const removed = await this.#told(await this.#ports.store.snapshots.remove(id));
    return removed.ok ? loaded : removed;
  }

  async putBack(snapshot: StoredSnapshot): Promise<Result<void, string>> {
    return this.#told(await this.#ports.store.snapshots.add(snapshot));
  }

  /** The state it holds. */
  async read(
    id: string,
  ): Promise<Result<{ readonly info: SnapshotInfo; readonly document: LabDocument }, string>> {
    const loaded = await this.#ports.store.snapshots.load(id);
    if (!loaded.ok) return err(loaded.error.message);
    if (loaded.value === undefined) return err('This snapshot is not stored here any more, or is damaged.');
    const { text, ...info } = loaded.value;
    const parsed = await parseStored(text);
    if (parsed.ok) return ok({ info, document: parsed.value });
    const [first] = parsed.error;
    return err(`“${info.name}” cannot be read: ${first?.message ?? 'it is damaged'}. It stays stored.`);
  }

  #document(): LabDocument {
    return this.#lab.store.getState().document;
  }

  #told(outcome: Result<void, { readonly message: string }>): Result<void, string> {
    return outcome.ok ? outcome : err(outcome.error.message);
  }
}

const NOT_OWN = 'A shared architecture is not saved here. Keep a copy of it first.';
