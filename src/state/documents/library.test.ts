import { describe, expect, it } from 'vitest';
import { gallery } from '../../io/gallery/gallery.ts';
import { ok } from '../../kernel/lib/result.ts';
import type { StoreFailure } from '../../platform/document-store.ts';
import { manualClock } from '../../testing/ports/manual-clock.ts';
import { type MemoryDisk, memoryDisk, memoryDocuments } from '../../testing/ports/memory-documents.ts';
import type { Library } from './library.ts';
import { openLibrary } from './open-library.ts';
import { printDocument } from './print-document.ts';
import { shareFragment } from './share.ts';

const FULL: StoreFailure = { kind: 'full', message: 'The storage is full.' };

/** Another visit, or another tab, of one browser. */
async function visit(disk: MemoryDisk, fragment = '') {
  const downloads: { readonly name: string; readonly content: string | Blob }[] = [];
  const bookmarks: string[] = [];
  let ids = 0;
  const clock = manualClock();
  const library = await openLibrary(
    {
      store: memoryDocuments(clock, disk),
      clock,
      files: {
        download: (name, content) => downloads.push({ name, content }),
        pick: async () => ({ files: [], problems: [] }),
      },
      rasterise: async () => ok(new Blob(['pixels'])),
      clipboard: { writeText: async () => ok(undefined), readText: async () => ok('') },
      bookmark: { read: () => bookmarks.at(-1) ?? null, write: (id) => bookmarks.push(id) },
      newId: () => `id-${disk.revision}-${++ids}`,
      forgetLink: () => undefined,
    },
    { fragment, prefersStill: true },
  );
  return { library, downloads };
}

const nameOf = (library: Library) => library.lab.store.getState().document.name;
const puzzle = gallery.find(({ id }) => id === 'six-faults');
if (puzzle === undefined) throw new Error('the gallery has the six faults');

describe('a person’s documents', () => {
  it('stores nothing of a sample that was only looked at', async () => {
    const disk = memoryDisk();
    const { library } = await visit(disk);
    library.lab.seek(3);
    await library.startFrom(puzzle);
    expect([...disk.documents.values()].map(({ name }) => name)).toEqual(['Six faults']);
  });

  it('saves what was changed before something else comes on the canvas', async () => {
    const disk = memoryDisk();
    const { library } = await visit(disk);
    library.rename('Mine');
    await library.startFrom(puzzle);
    expect([...disk.documents.values()].map(({ name }) => name).sort()).toEqual(['Mine', 'Six faults']);
    const next = await visit(disk);
    expect(nameOf(next.library)).toBe('Six faults');
    expect(next.library.store.getState().isFirstVisit).toBe(false);
  });

  it('keeps changed work on the canvas while it cannot be saved, until it is taken as a file', async () => {
    const disk = memoryDisk();
    const { library, downloads } = await visit(disk);
    library.rename('Mine');
    disk.failure = FULL;
    await library.startBlank();
    expect(nameOf(library)).toBe('Mine');
    expect(library.hasUnsaved()).toBe(true);
    const { notice } = library.store.getState();
    expect(notice?.action?.label).toBe('Download file and go on');
    notice?.action?.run();
    expect(downloads.map(({ name }) => name)).toEqual(['Mine.json']);
    await expect.poll(() => nameOf(library)).toBe('Blank canvas');
  });

  it('says at once when the browser stores nothing, and goes on', async () => {
    const disk = memoryDisk();
    disk.failure = FULL;
    const { library } = await visit(disk);
    expect(library.store.getState().notice?.text).toBe(FULL.message);
    expect(library.lab.store.getState().open).not.toBeNull();
  });

  it('passes over a document that cannot be read, keeps it, and offers what is stored', async () => {
    const disk = memoryDisk();
    const first = await visit(disk);
    await first.library.startFrom(puzzle);
    disk.documents.set('bad', { id: 'bad', name: 'Bad', text: '{', revision: 99, savedAt: 0 });
    const { library, downloads } = await visit(disk);
    expect(nameOf(library)).toBe('Six faults');
    expect(library.store.getState().notice?.text).toContain('“Bad” could not be opened');
    library.store.getState().notice?.action?.run();
    expect(downloads).toEqual([{ name: 'Bad.json', content: '{' }]);
    expect(disk.documents.get('bad')?.text).toBe('{');
  });

  it('keeps a shared architecture that was changed when it is left without a word', async () => {
    const disk = memoryDisk();
    const own = await visit(disk);
    await own.library.startFrom(puzzle);
    const link = shareFragment(own.library.lab.store.getState().document, {
      trace: null,
      question: 'Why?',
      readOnly: false,
    });
    const { library } = await visit(disk, link);
    expect(library.store.getState()).toMatchObject({ current: null, shared: { question: 'Why?' } });
    expect(disk.documents.size).toBe(1);
    library.rename('Theirs, changed');
    await library.startBlank();
    expect([...disk.documents.values()].map(({ name }) => name).sort()).toEqual([
      'Blank canvas',
      'Six faults',
      'Theirs, changed',
    ]);
  });

  it('shows both states of a proposal, locked, and takes it into a copy whose undo is the base', async () => {
    const own = await visit(memoryDisk());
    const base = own.library.origin;
    own.library.rename('Mended');
    const mended = own.library.lab.store.getState().document;
    const words = { trace: null, question: 'See?', readOnly: false, by: 'Ada' };
    const link = shareFragment(mended, { ...words, base });
    const disk = memoryDisk();
    const { library } = await visit(disk, link);
    expect(nameOf(library)).toBe(base.name);
    expect(library.store.getState().shared).toMatchObject({ question: 'See?', proposal: { by: 'Ada' } });
    library.showState('proposed');
    expect(nameOf(library)).toBe('Mended');
    expect(library.hasUnsaved()).toBe(false);
    library.rename('Vandal');
    expect(nameOf(library)).toBe('Mended');
    await library.takeProposal();
    expect(nameOf(library)).toBe('Mended');
    expect([...disk.documents.values()].map(({ name }) => name)).toEqual(['Mended']);
    expect(library.lab.store.getState().past.map(({ label }) => label)).toEqual([
      'Take over the proposal of Ada',
    ]);
    library.lab.undo();
    expect(nameOf(library)).toBe(base.name);
    // What comes next can be proposed in turn.
    expect(library.origin.name).toBe(base.name);
  });

  it('leaves a proposal that was only looked at without storing anything', async () => {
    const own = await visit(memoryDisk());
    const base = own.library.origin;
    own.library.rename('Mended');
    const { document } = own.library.lab.store.getState();
    const disk = memoryDisk();
    const { library } = await visit(
      disk,
      shareFragment(document, { trace: null, question: '', readOnly: false, base }),
    );
    library.showState('proposed');
    await library.startBlank();
    expect([...disk.documents.values()].map(({ name }) => name)).toEqual(['Blank canvas']);
  });

  it('locks a read-only link until a copy is kept', async () => {
    const own = await visit(memoryDisk());
    const { document } = own.library.lab.store.getState();
    const link = shareFragment(document, { trace: null, question: '', readOnly: true });
    const { library } = await visit(memoryDisk(), link);
    library.rename('Mine now');
    expect(nameOf(library)).toBe(document.name);
    expect(library.lab.store.getState().problem?.message).toContain('keep a copy');
    await library.keepCopy();
    library.rename('Mine now');
    expect(nameOf(library)).toBe('Mine now');
  });

  it('opens a file as a new document, whatever id it claims', async () => {
    const disk = memoryDisk();
    const { library } = await visit(disk);
    await library.startFrom(puzzle);
    const { current } = library.store.getState();
    const { text } = printDocument(library.lab.store.getState().document, current ?? '');
    await library.openFiles({ files: [{ path: 'copy.json', text }], problems: [] });
    expect(disk.documents.size).toBe(2);
    expect(library.store.getState().current).not.toBe(current);
    expect(library.store.getState().report).toBeNull();
  });

  it('goes back to a snapshot as one entry of the history, and undo brings the present back', async () => {
    const { library } = await visit(memoryDisk());
    await library.startFrom(puzzle);
    expect(await library.snapshots.take('Before')).toEqual(ok(undefined));
    library.rename('Changed');
    const { lab } = library;
    const present = lab.store.getState().document;
    const [info] = await listed(library);
    expect(await library.snapshots.restore(info?.id ?? '')).toEqual(ok(undefined));
    expect(nameOf(library)).toBe('Six faults');
    expect(lab.store.getState().document.id).toBe(present.id);
    expect(lab.store.getState().past.at(-1)?.label).toBe('Restore “Before”');
    lab.undo();
    expect(lab.store.getState().document).toBe(present);
  });

  it('keeps snapshots with their document: gone when it is deleted, back when that is undone', async () => {
    const disk = memoryDisk();
    const { library } = await visit(disk);
    await library.startFrom(puzzle);
    await library.snapshots.take('Before');
    const id = library.store.getState().current ?? '';
    await library.startBlank();
    expect(await listed(library)).toEqual([]);
    await library.remove(id);
    expect(disk.snapshots.size).toBe(0);
    library.store.getState().notice?.action?.run();
    await expect.poll(() => disk.snapshots.size).toBe(1);
    await library.open(id);
    expect((await listed(library)).map(({ name }) => name)).toEqual(['Before']);
  });

  it('says why a snapshot cannot be taken or read, and loses nothing', async () => {
    const disk = memoryDisk();
    const { library } = await visit(disk);
    await library.startFrom(puzzle);
    await library.snapshots.take('Before');
    const [stored] = disk.snapshots.values();
    if (stored === undefined) throw new Error('the snapshot was stored');
    disk.snapshots.set(stored.id, { ...stored, text: '{' });
    const before = library.lab.store.getState().document;
    expect(await library.snapshots.restore(stored.id)).toMatchObject({ ok: false });
    expect(library.lab.store.getState().document).toBe(before);
    expect(disk.snapshots.has(stored.id)).toBe(true);
    disk.failure = FULL;
    expect(await library.snapshots.take('More')).toEqual({ ok: false, error: FULL.message });
    disk.failure = undefined;
    const link = shareFragment(before, { trace: null, question: '', readOnly: false });
    const shared = await visit(disk, link);
    expect(await shared.library.snapshots.take('Theirs')).toMatchObject({ ok: false });
  });
});

async function listed(library: Library) {
  const list = await library.snapshots.list();
  return list.ok ? list.value : [];
}
