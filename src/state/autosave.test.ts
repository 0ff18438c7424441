import { describe, expect, it } from 'vitest';
import type { DocumentStore } from '../platform/document-store.ts';
import { manualClock } from '../testing/ports/manual-clock.ts';
import { memoryDisk, memoryDocuments } from '../testing/ports/memory-documents.ts';
import { AUTOSAVE_DELAY, createAutosave, type SaveState } from './autosave.ts';

interface Note {
  readonly words: string;
}

/** Lets every promise that can go on go on. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

function desk(revision = 0, wrap: (store: DocumentStore) => Pick<DocumentStore, 'save'> = (store) => store) {
  const clock = manualClock();
  const disk = memoryDisk();
  const other = memoryDocuments(clock, disk);
  let note: Note = { words: '' };
  const listeners = new Set<() => void>();
  const printed: string[] = [];
  const autosave = createAutosave<Note>({
    source: {
      get: () => note,
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    print: ({ words }) => {
      printed.push(words);
      return { id: 'note', name: 'Note', text: words };
    },
    store: wrap(memoryDocuments(clock, disk)),
    clock,
    revision,
  });
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const write = (words: string) => {
    note = { words };
    tell();
  };
  const seen: SaveState['kind'][] = [];
  autosave.watch(({ kind }) => seen.push(kind));
  const wait = async (milliseconds: number) => {
    clock.advance(milliseconds);
    await settled();
  };
  return {
    autosave,
    clock,
    disk,
    other,
    printed,
    seen,
    tell,
    write,
    wait,
    stored: () => disk.documents.get('note')?.text,
  };
}

describe('autosave', () => {
  it('saves once, half a second after the last of several changes', async () => {
    const { write, wait, stored, printed, seen } = desk();
    write('a');
    await wait(AUTOSAVE_DELAY - 1);
    write('ab');
    await wait(AUTOSAVE_DELAY - 1);
    expect(stored()).toBeUndefined();
    expect(printed).toEqual([]);
    await wait(1);
    expect(stored()).toBe('ab');
    expect(printed).toEqual(['ab']);
    expect(seen).toEqual(['waiting', 'waiting', 'saving', 'saved']);
  });

  it('builds each save on the one before', async () => {
    const { write, wait, stored, autosave } = desk();
    for (const words of ['a', 'b', 'c']) {
      write(words);
      await wait(AUTOSAVE_DELAY);
      expect(autosave.state().kind).toBe('saved');
      expect(stored()).toBe(words);
    }
  });

  it('does nothing when the store changes and the document does not', async () => {
    const { write, tell, wait, printed } = desk();
    write('a');
    await wait(AUTOSAVE_DELAY);
    tell();
    await wait(AUTOSAVE_DELAY * 2);
    expect(printed).toEqual(['a']);
  });

  it('flushes at once on demand, and then has nothing left to do', async () => {
    const { write, wait, stored, autosave, printed } = desk();
    write('a');
    expect((await autosave.flush()).kind).toBe('saved');
    expect(stored()).toBe('a');
    await autosave.flush();
    await wait(AUTOSAVE_DELAY * 2);
    expect(printed).toEqual(['a']);
  });

  it('stores a document that never was, even unchanged, when flushed', async () => {
    const { autosave, stored } = desk();
    await autosave.flush();
    expect(stored()).toBe('');
  });

  it('saves what changed while a save was under way, after it', async () => {
    let release = (): void => undefined;
    const { write, wait, stored, autosave } = desk(0, (store) => ({
      save: async (draft, base) => {
        await new Promise<void>((resolve) => {
          release = resolve;
        });
        return store.save(draft, base);
      },
    }));
    write('a');
    await wait(AUTOSAVE_DELAY);
    expect(autosave.state().kind).toBe('saving');
    write('ab');
    await wait(AUTOSAVE_DELAY);
    release();
    await settled();
    expect(stored()).toBe('a');
    const flushed = autosave.flush();
    await settled();
    release();
    expect((await flushed).kind).toBe('saved');
    expect(stored()).toBe('ab');
  });

  it('says why it failed, and tries again at the next change or flush', async () => {
    const { write, wait, stored, autosave, disk } = desk();
    disk.failure = { kind: 'full', message: 'The storage is full.' };
    write('a');
    await wait(AUTOSAVE_DELAY);
    expect(autosave.state()).toEqual({ kind: 'failed', failure: disk.failure });
    disk.failure = undefined;
    write('ab');
    await wait(AUTOSAVE_DELAY);
    expect(stored()).toBe('ab');
    disk.failure = { kind: 'failed', message: 'The disk is asleep.' };
    write('abc');
    await wait(AUTOSAVE_DELAY);
    disk.failure = undefined;
    expect((await autosave.flush()).kind).toBe('saved');
    expect(stored()).toBe('abc');
  });

  it('stops at a conflict, keeps both, and goes on as it is told', async () => {
    const { write, wait, stored, autosave, other, disk } = desk();
    write('a');
    await wait(AUTOSAVE_DELAY);
    await other.save({ id: 'note', name: 'Note', text: 'theirs' }, disk.documents.get('note')?.revision ?? 0);
    write('mine');
    await wait(AUTOSAVE_DELAY);
    const state = autosave.state();
    expect(state).toMatchObject({ kind: 'conflict', theirs: { text: 'theirs' } });
    write('mine, longer');
    await wait(AUTOSAVE_DELAY);
    expect((await autosave.flush()).kind).toBe('conflict');
    expect(stored()).toBe('theirs');
    if (state.kind !== 'conflict') throw new Error('the other tab was first');
    expect((await autosave.resume(state.theirs?.revision ?? 0)).kind).toBe('saved');
    expect(stored()).toBe('mine, longer');
  });

  it('notices that the document was removed elsewhere, and can bring it back', async () => {
    const { write, wait, stored, autosave, other } = desk();
    write('a');
    await wait(AUTOSAVE_DELAY);
    await other.remove('note');
    write('ab');
    await wait(AUTOSAVE_DELAY);
    expect(autosave.state()).toEqual({ kind: 'conflict', theirs: undefined });
    await autosave.resume(0);
    expect(stored()).toBe('ab');
  });

  it('stops when told', async () => {
    const { write, wait, stored, autosave } = desk();
    write('a');
    autosave.stop();
    write('ab');
    await wait(AUTOSAVE_DELAY * 2);
    expect(stored()).toBeUndefined();
  });
});
