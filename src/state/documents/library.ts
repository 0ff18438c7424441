import { createStore, type StoreApi } from 'zustand/vanilla';
import { renameDocument } from '../../editor/commands/rename-document.ts';
import type { LabDocument } from '../../editor/document.ts';
import type { GalleryEntry } from '../../io/gallery/gallery.ts';
import type { Linked } from '../../io/share-link/decode-link.ts';
import type { StoredDocument } from '../../platform/document-store.ts';
import type { GivenFiles } from '../../platform/files.ts';
import type { StoredSnapshot } from '../../platform/snapshot-store.ts';
import { type Autosave, createAutosave } from '../autosave.ts';
import type { Lab } from '../lab.ts';
import type { LibraryPorts } from './library-ports.ts';
import type { LibraryState, Notice, Proposal } from './library-state.ts';
import { openShared } from './open-shared.ts';
import { printDocument } from './print-document.ts';
import { parseStored } from './readers.ts';
import { Snapshots } from './snapshots.ts';
import { TakeAlong } from './take-along.ts';

/** Revision of what was never stored. */
const NEVER_STORED = 0;
export const READ_ONLY = 'This link is read-only: keep a copy to change it.';
const TWO_STATES = 'This link shows a proposal: take it into a copy to change it.';
const JSON_FILES = { accept: '.json,application/json', multiple: true };

/** A person's documents around one live canvas: which is open, how it is saved, and how to get at the others. */
export class Library {
  readonly store: StoreApi<LibraryState>;
  readonly takeAlong: TakeAlong;
  readonly snapshots: Snapshots;
  readonly #lab: Lab;
  readonly #ports: LibraryPorts;
  #autosave: Autosave | null = null;
  /** As it was put on the canvas: while it is that, there is nothing to lose. */
  #untouched: LabDocument;
  #origin: LabDocument;

  constructor(lab: Lab, ports: LibraryPorts, documents: LibraryState['documents']) {
    this.#lab = lab;
    this.#ports = ports;
    this.takeAlong = new TakeAlong(lab, ports);
    this.snapshots = new Snapshots(lab, ports, {
      id: () => this.store.getState().current,
      flush: () => this.flush(),
    });
    this.#untouched = lab.store.getState().document;
    this.#origin = this.#untouched;
    this.store = createStore<LibraryState>(() => ({
      current: null,
      save: { kind: 'saved', revision: NEVER_STORED },
      documents,
      shared: null,
      notice: null,
      report: null,
      isFirstVisit: false,
      opened: 0,
    }));
    ports.store.watch(({ kind, id }) => void this.#followOtherTab(kind, id));
  }

  get lab(): Lab {
    return this.#lab;
  }

  /** As it was when it was opened; for a shared architecture, as the sender had it, also after a copy was kept. */
  get origin(): LabDocument {
    return this.#origin;
  }

  /** Keeps what is on the canvas safe from now on, under that id. */
  adopt(id: string, revision: number): void {
    this.#autosave?.stop();
    const autosave = createAutosave({
      source: {
        get: () => this.#document(),
        // The player changes the store many times a second; an untouched sample is not worth storing.
        subscribe: (listener) =>
          this.#lab.store.subscribe((state, before) => {
            if (state.document !== before.document) listener();
          }),
      },
      print: (document) => printDocument(document, id),
      store: this.#ports.store,
      clock: this.#ports.clock,
      revision,
    });
    this.#autosave = autosave;
    this.store.setState({ current: id, save: autosave.state(), shared: null });
    this.#lab.lock(null);
    this.#ports.forgetLink();
    if (revision !== NEVER_STORED) this.#ports.bookmark.write(id);
    autosave.watch((save) => {
      if (save.kind === 'saved') this.#enlist(id, save.revision);
      if (this.#autosave === autosave) this.store.setState({ save });
    });
  }

  /** Shows what a link holds. The person's own documents stay as they are. */
  async showShared(linked: Linked): Promise<void> {
    if (!(await this.#leave(() => this.showShared(linked)))) return;
    this.#put(linked.document);
    this.beginShared(linked);
  }

  /** What the link holds is on the canvas already. */
  beginShared({ document, proposed, extras }: Linked): void {
    this.#autosave?.stop();
    this.#autosave = null;
    const isReadOnly = extras.readOnly === true;
    const proposal: Proposal | null =
      proposed === null ? null : { by: extras.by ?? null, base: document, proposed, shown: 'base' };
    this.store.setState({
      current: null,
      shared: { question: extras.question ?? null, isReadOnly, proposal },
      isFirstVisit: false,
    });
    this.#lab.lock(isReadOnly ? READ_ONLY : proposal === null ? null : TWO_STATES);
    openShared(this.#lab, extras);
  }

  /** Puts one of the two states of a proposal on the canvas; the open trace is asked again in it. */
  showState(shown: Proposal['shown']): void {
    const { shared } = this.store.getState();
    if (shared === null || shared.proposal === null || shared.proposal.shown === shown) return;
    this.store.setState({ shared: { ...shared, proposal: { ...shared.proposal, shown } } });
    this.#lab.show(shared.proposal[shown]);
    this.#untouched = this.#document();
  }

  /** Takes what is proposed among one's own, as one edit of the base: undo brings the base back. */
  async takeProposal(): Promise<void> {
    const { shared } = this.store.getState();
    if (shared === null || shared.proposal === null) return;
    const { by, proposed } = shared.proposal;
    const code = await this.#fetch(async () => {
      if (!(await this.#lab.prepare())) throw new Error('What edits could not be fetched.');
      return import('../../editor/commands/restore-state.ts');
    });
    if (code === null) return;
    this.showState('base');
    await this.keepCopy();
    const name = by === null ? 'the proposal' : `the proposal of ${by}`;
    this.#lab.run(code.restoreState, { state: proposed, name, label: `Take over ${name}` });
    await this.flush();
  }

  /** Takes the shared architecture, as it is on the canvas now, among one's own. */
  async keepCopy(): Promise<void> {
    this.adopt(this.#ports.newId(), NEVER_STORED);
    this.#untouched = this.#document();
    await this.flush();
  }

  /** Everything that is not saved yet is saved at once. */
  async flush(): Promise<void> {
    await this.#autosave?.flush();
  }

  /** Whether closing the page now would lose something. */
  hasUnsaved(): boolean {
    const { save } = this.store.getState();
    return save.kind !== 'saved' && this.#document() !== this.#untouched;
  }

  async open(id: string): Promise<void> {
    if (id === this.store.getState().current) return;
    if (!(await this.#leave(() => this.open(id)))) return;
    const stored = await this.#load(id);
    if (stored === undefined) return;
    const document = await this.#parse(stored);
    if (document === undefined) return;
    this.#put(document);
    this.adopt(id, stored.revision);
  }

  async startBlank(): Promise<void> {
    const code = await this.#fetch(() => import('../start-documents.ts'));
    if (code !== null) await this.#openNew(code.blankDocument(this.#ports.newId()));
  }

  async startFrom(entry: GalleryEntry): Promise<void> {
    const code = await this.#fetch(() => import('../../io/gallery/ready-document.ts'));
    if (code !== null) await this.#openNew(code.readyDocument(entry, this.#ports.newId()));
  }

  rename(name: string): void {
    this.#lab.whenReady(() => this.#lab.run(renameDocument, { name }));
  }

  async duplicate(): Promise<void> {
    const document = this.#document();
    await this.#openNew({ ...document, id: this.#ports.newId(), name: `Copy of ${document.name}` });
  }

  /** Deletes, and offers to take it back. */
  async remove(id: string): Promise<void> {
    const isOpen = id === this.store.getState().current;
    if (isOpen) await this.flush();
    const stored = await this.#load(id);
    if (stored === undefined) return;
    const snapshots = await this.#ports.store.snapshots.takeAll(id);
    const removed = await this.#ports.store.remove(id);
    if (!removed.ok) {
      this.tell({ text: removed.error.message });
      return;
    }
    const documents = this.store.getState().documents.filter((other) => other.id !== id);
    this.store.setState({ documents });
    if (isOpen) await this.#openNextTo(documents[0]?.id);
    this.tell({
      tone: 'done',
      text: `“${stored.name}” was deleted.`,
      action: {
        label: 'Undo',
        run: () => void this.#restore(stored, snapshots.ok ? snapshots.value : [], isOpen),
      },
    });
  }

  async pickFiles(): Promise<void> {
    await this.openFiles(await this.#ports.files.pick(JSON_FILES));
  }

  /** Files that were picked or dropped: documents are opened, answers of AWS imported. */
  async openFiles(given: GivenFiles): Promise<void> {
    const code = await this.#fetch(() => import('./read-given-files.ts'));
    if (code === null) return;
    const { documents, report } = await code.readGivenFiles(given, this.#ports.newId);
    for (const document of documents) await this.#openNew(document);
    if (report !== null) this.store.setState({ report });
  }

  /** After another tab changed the same document: theirs stays as it is, this one goes on as a document of its own. */
  async keepBoth(): Promise<void> {
    this.adopt(this.#ports.newId(), NEVER_STORED);
    await this.#lab.prepare();
    this.rename(`${this.#document().name} (this tab)`);
    await this.flush();
  }

  tell(notice: Partial<Notice> & Pick<Notice, 'text'>): void {
    this.store.setState({ notice: { tone: 'problem', details: [], action: null, ...notice } });
  }

  dismissNotice(): void {
    this.store.setState({ notice: null });
  }

  dismissReport(): void {
    this.store.setState({ report: null });
  }

  welcome(): void {
    this.store.setState({ isFirstVisit: true });
  }

  dismissWelcome(): void {
    this.store.setState({ isFirstVisit: false });
  }

  /** Code that comes late may not come at all: then nothing happened but what is said. */
  async #fetch<T>(fetch: () => Promise<T>): Promise<T | null> {
    try {
      return await fetch();
    } catch {
      this.tell({ text: 'A part of Skytrace could not be loaded. Check your connection, then try again.' });
      return null;
    }
  }

  #document(): LabDocument {
    return this.#lab.store.getState().document;
  }

  async #openNew(document: LabDocument): Promise<void> {
    if (!(await this.#leave(() => this.#openNew(document)))) return;
    this.#put(document);
    this.adopt(document.id, NEVER_STORED);
    await this.flush();
  }

  /** After the open document was deleted: the newest other one, else an empty canvas. */
  async #openNextTo(id: string | undefined): Promise<void> {
    this.#autosave?.stop();
    this.#autosave = null;
    this.store.setState({ current: null, save: { kind: 'saved', revision: NEVER_STORED } });
    if (id === undefined) await this.startBlank();
    else await this.open(id);
  }

  #put(document: LabDocument): void {
    this.#autosave?.stop();
    this.#autosave = null;
    this.#lab.load(document);
    this.#untouched = document;
    this.#origin = document;
    const { opened } = this.store.getState();
    this.store.setState({ opened: opened + 1, notice: null, isFirstVisit: false });
  }

  /** Makes sure that nothing is lost when something else comes on the canvas; false: better not yet. */
  async #leave(goOn: () => Promise<void>): Promise<boolean> {
    if (this.#document() === this.#untouched) return true;
    if (this.store.getState().shared !== null) await this.keepCopy();
    const outcome = await this.#autosave?.flush();
    if (outcome?.kind === 'conflict') await this.keepBoth();
    if (this.#autosave?.state().kind !== 'failed') return true;
    this.tell({
      text: `“${this.#document().name}” could not be saved in this browser, so it stays open.`,
      action: {
        label: 'Download file and go on',
        run: () => {
          this.takeAlong.file();
          this.#untouched = this.#document();
          this.dismissNotice();
          void goOn();
        },
      },
    });
    return false;
  }

  async #restore(
    stored: StoredDocument,
    snapshots: readonly StoredSnapshot[],
    opens: boolean,
  ): Promise<void> {
    const saved = await this.#ports.store.save(stored, NEVER_STORED);
    if (!saved.ok) {
      this.tell({ text: saved.error.message });
      return;
    }
    for (const snapshot of snapshots) await this.#ports.store.snapshots.add(snapshot);
    this.dismissNotice();
    if (saved.value.kind === 'saved') this.#enlist(stored.id, saved.value.revision, stored.name);
    if (opens) await this.open(stored.id);
  }

  async #load(id: string): Promise<StoredDocument | undefined> {
    const loaded = await this.#ports.store.load(id);
    if (!loaded.ok) this.tell({ text: loaded.error.message });
    else if (loaded.value === undefined) this.tell({ text: 'This document is not stored here any more.' });
    return loaded.ok ? loaded.value : undefined;
  }

  async #parse(stored: StoredDocument): Promise<LabDocument | undefined> {
    const parsed = await this.#fetch(() => parseStored(stored.text));
    if (parsed === null) return undefined;
    if (parsed.ok) return parsed.value;
    this.tellUnreadable(stored, parsed.error);
    return undefined;
  }

  /** Says why a stored document cannot be opened, and offers what is stored. */
  tellUnreadable(
    { name, text }: StoredDocument,
    problems: readonly { readonly path: string; readonly message: string }[],
  ): void {
    this.tell({
      text: `“${name}” could not be opened. It stays stored as it is.`,
      details: problems
        .slice(0, 5)
        .map(({ path, message }) => (path === '' ? message : `${path}: ${message}`)),
      action: { label: 'Download file', run: () => this.#ports.files.download(`${name}.json`, text) },
    });
  }

  #enlist(id: string, revision: number, name = this.#document().name): void {
    const { documents } = this.store.getState();
    const info = { id, name, revision, savedAt: this.#ports.clock.now() };
    this.store.setState({ documents: [info, ...documents.filter((other) => other.id !== id)] });
    this.#ports.bookmark.write(id);
  }

  async #followOtherTab(kind: 'saved' | 'removed', id: string): Promise<void> {
    const listing = await this.#ports.store.list();
    if (listing.ok) this.store.setState({ documents: listing.value.documents });
    if (id !== this.store.getState().current || kind === 'removed') return;
    // Work of this tab is not replaced: its next save finds the conflict and says so.
    if (this.store.getState().save.kind !== 'saved') return;
    const stored = await this.#load(id);
    const document = stored === undefined ? undefined : await this.#parse(stored);
    if (stored === undefined || document === undefined) return;
    if (id !== this.store.getState().current || this.store.getState().save.kind !== 'saved') return;
    this.#put(document);
    this.adopt(id, stored.revision);
    this.tell({
      tone: 'done',
      text: 'This document was changed in another tab; the newer version is shown.',
    });
  }
}
