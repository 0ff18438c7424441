import type { Clock } from '../platform/clock.ts';
import type {
  DocumentDraft,
  DocumentStore,
  StoredDocument,
  StoreFailure,
} from '../platform/document-store.ts';

/** Milliseconds of quiet before a change is saved. */
export const AUTOSAVE_DELAY = 500;

/**
 * `conflict`: another tab saved (or removed, then `theirs` is undefined) the document meanwhile.
 * Nothing is saved any more until `resume` says on which base; both versions exist.
 */
export type SaveState =
  | { readonly kind: 'saved'; readonly revision: number }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly failure: StoreFailure }
  | { readonly kind: 'conflict'; readonly theirs: StoredDocument | undefined };

/** What is kept safe: any store of the lab will do. */
export interface AutosaveSource<D> {
  get(): D;
  subscribe(listener: () => void): () => void;
}

export interface AutosaveOptions<D> {
  readonly source: AutosaveSource<D>;
  /** Only called when it is time to save: printing a large document takes a while. */
  readonly print: (document: D) => DocumentDraft;
  readonly store: Pick<DocumentStore, 'save'>;
  readonly clock: Clock;
  /** What `source` was loaded from; 0 for a document that was never saved. */
  readonly revision: number;
}

export interface Autosave {
  state(): SaveState;
  watch(listener: (state: SaveState) => void): () => void;
  /** Saves what is not saved yet, at once; also tries again after a failure. */
  flush(): Promise<SaveState>;
  /** Goes on after a conflict, based on that revision: `theirs.revision` replaces theirs, 0 makes a new document. */
  resume(revision: number): Promise<SaveState>;
  /** Does not save any more; flush before. */
  stop(): void;
}

/** Saves a document half a second after its last change, one save at a time. */
export function createAutosave<D>(options: AutosaveOptions<D>): Autosave {
  return new DebouncedAutosave(options);
}

class DebouncedAutosave<D> implements Autosave {
  readonly #options: AutosaveOptions<D>;
  readonly #listeners = new Set<(state: SaveState) => void>();
  readonly #unsubscribe: () => void;
  #state: SaveState;
  #revision: number;
  /** What is stored, or undefined when nothing is known to be. */
  #stored: D | undefined;
  #callOff: (() => void) | undefined;
  #running: Promise<void> | undefined;
  #isStopped = false;

  constructor(options: AutosaveOptions<D>) {
    this.#options = options;
    this.#revision = options.revision;
    this.#stored = options.revision === 0 ? undefined : options.source.get();
    this.#state = { kind: 'saved', revision: options.revision };
    this.#unsubscribe = options.source.subscribe(() => this.#changed());
  }

  state(): SaveState {
    return this.#state;
  }

  watch(listener: (state: SaveState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async flush(): Promise<SaveState> {
    this.#cancel();
    // A save under way may have printed before the last change.
    while (this.#running !== undefined) await this.#running;
    if (this.#state.kind === 'conflict') return this.#state;
    if (this.#options.source.get() !== this.#stored) await this.#save();
    return this.#state;
  }

  async resume(revision: number): Promise<SaveState> {
    while (this.#running !== undefined) await this.#running;
    this.#revision = revision;
    this.#stored = undefined;
    this.#enter({ kind: 'waiting' });
    return this.flush();
  }

  stop(): void {
    this.#isStopped = true;
    this.#cancel();
    this.#unsubscribe();
  }

  #changed(): void {
    // Selections and the like change the store without changing the document.
    if (this.#options.source.get() === this.#stored || this.#state.kind === 'conflict') return;
    this.#cancel();
    this.#callOff = this.#options.clock.after(AUTOSAVE_DELAY, () => {
      this.#callOff = undefined;
      if (this.#running === undefined && this.#state.kind !== 'conflict') void this.#save();
    });
    if (this.#running === undefined) this.#enter({ kind: 'waiting' });
  }

  #save(): Promise<void> {
    this.#running = this.#store().finally(() => {
      this.#running = undefined;
      if (this.#state.kind === 'saved' && !this.#isStopped) this.#changed();
    });
    return this.#running;
  }

  async #store(): Promise<void> {
    const document = this.#options.source.get();
    this.#enter({ kind: 'saving' });
    const outcome = await this.#options.store.save(this.#options.print(document), this.#revision);
    if (!outcome.ok) this.#enter({ kind: 'failed', failure: outcome.error });
    else if (outcome.value.kind === 'conflict')
      this.#enter({ kind: 'conflict', theirs: outcome.value.theirs });
    else {
      this.#revision = outcome.value.revision;
      this.#stored = document;
      this.#enter({ kind: 'saved', revision: this.#revision });
    }
  }

  #cancel(): void {
    this.#callOff?.();
    this.#callOff = undefined;
  }

  #enter(state: SaveState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener(state);
  }
}
