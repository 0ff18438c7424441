import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { documentStoreContract, must } from '../testing/ports/document-store-contract.ts';
import { manualClock } from '../testing/ports/manual-clock.ts';
import { memoryDisk, memoryDocuments } from '../testing/ports/memory-documents.ts';
import type { DocumentStore } from './document-store.ts';
import { indexedDbStore } from './indexed-db-store.ts';
import { failureOf } from './store-failure.ts';
import { toRecord } from './stored-record.ts';

let databases = 0;

documentStoreContract('memory', (clock) => {
  const disk = memoryDisk();
  return { mine: memoryDocuments(clock, disk), other: memoryDocuments(clock, disk) };
});

documentStoreContract('IndexedDB', (clock) => {
  const name = `contract-${++databases}`;
  return { mine: indexedDbStore(clock, name), other: indexedDbStore(clock, name) };
});

describe('documents in IndexedDB', () => {
  const shop = { id: 'shop', name: 'Shop', text: 'text' };
  const opened: DocumentStore[] = [];
  const open = (name: string): DocumentStore => {
    const store = indexedDbStore(manualClock(), name);
    opened.push(store);
    return store;
  };
  /** Puts anything where a document should be, as a faulty disk or another program would. */
  const spoil = async (name: string, id: string, value: unknown) => {
    const database = await openDB(name);
    await database.put('documents', value, id);
    database.close();
  };
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
    for (const store of opened.splice(0)) store.close();
  });

  it.each([
    ['nothing of a document', 'rubbish'],
    ['no text', { id: 'shop', name: 'Shop', revision: 1, savedAt: 1 }],
    ['half a text', { id: 'shop', name: 'Shop', revision: 1, savedAt: 1, text: 'te', check: 12345 }],
    ['a list', [1, 2]],
    ['null', null],
  ])('skip, report and keep a record with %s', async (_, value) => {
    const name = `damaged-${++databases}`;
    const store = open(name);
    must(await store.save({ ...shop, id: 'good' }, 0));
    await spoil(name, 'shop', value);
    const { documents, damaged } = must(await store.list());
    expect(documents.map(({ id }) => id)).toEqual(['good']);
    expect(damaged).toHaveLength(1);
    expect(damaged[0]?.remains).toBe(JSON.stringify(value, null, 1));
    expect(must(await store.load('shop'))).toBeUndefined();
    // A document that takes the place does not destroy what was there.
    expect(must(await store.save(shop, 0))).toMatchObject({ kind: 'saved' });
    const after = must(await store.list());
    expect(after.documents).toHaveLength(2);
    expect(after.damaged.map(({ remains }) => remains)).toEqual([JSON.stringify(value, null, 1)]);
    must(await store.removeDamaged(after.damaged[0]?.key ?? ''));
    expect(must(await store.list()).damaged).toEqual([]);
  });

  it('let a damaged record be removed, but never a good one under its name', async () => {
    const name = `damaged-${++databases}`;
    const store = open(name);
    must(await store.save(shop, 0));
    must(await store.removeDamaged('document:shop'));
    expect(must(await store.load('shop'))?.text).toBe('text');
    await spoil(name, 'shop', 5);
    must(await store.removeDamaged('document:shop'));
    expect(must(await store.list())).toEqual({ documents: [], damaged: [] });
  });

  it('say so where the browser has no storage, and recover when it does', async () => {
    const store = open(`private-${++databases}`);
    vi.stubGlobal('indexedDB', undefined);
    expect(await store.save(shop, 0)).toEqual({ ok: false, error: failureOf('unavailable') });
    expect(await store.list()).toEqual({ ok: false, error: failureOf('unavailable') });
    vi.unstubAllGlobals();
    expect(must(await store.save(shop, 0))).toMatchObject({ kind: 'saved' });
  });

  it.each([
    ['SecurityError', 'unavailable'],
    ['QuotaExceededError', 'full'],
    ['UnknownError', 'failed'],
  ] as const)('answer %s of the browser with a sentence', async (name, kind) => {
    const store = open(`failing-${++databases}`);
    must(await store.save(shop, 0));
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('the disk says no', name);
    });
    expect(await store.save({ ...shop, id: 'b' }, 0)).toEqual({ ok: false, error: failureOf(kind) });
    put.mockRestore();
    // Nothing was half written.
    expect(must(await store.list()).documents.map(({ id }) => id)).toEqual(['shop']);
    expect(must(await store.save({ ...shop, id: 'b' }, 0))).toMatchObject({ kind: 'saved' });
  });

  it('make way for a newer program, and then say that it is newer', async () => {
    const name = `newer-${++databases}`;
    const store = open(name);
    must(await store.save(shop, 0));
    const newer = await openDB(name, 99);
    expect(await store.load('shop')).toEqual({ ok: false, error: failureOf('newer-version') });
    newer.close();
  });

  it('take over what the first version stored, and give it room for snapshots', async () => {
    const name = `first-${++databases}`;
    const first = await openDB(name, 1, {
      upgrade: (database) => {
        database.createObjectStore('documents');
        database.createObjectStore('counters');
        database.createObjectStore('aside', { autoIncrement: true });
      },
    });
    await first.put('documents', toRecord({ ...shop, revision: 7, savedAt: 5 }), 'shop');
    await first.put('counters', 7, 'last-revision');
    first.close();
    const store = open(name);
    expect(must(await store.load('shop'))).toEqual({ ...shop, revision: 7, savedAt: 5 });
    expect(must(await store.save(shop, 7))).toMatchObject({ kind: 'saved', revision: 8 });
    must(await store.snapshots.add({ id: 's', documentId: 'shop', name: 'S', savedAt: 6, text: 'text' }));
    expect(must(await store.snapshots.list('shop'))).toHaveLength(1);
  });

  it('leave out a damaged snapshot, and keep it stored', async () => {
    const name = `snapshot-${++databases}`;
    const store = open(name);
    const snapshot = { id: 's', documentId: 'shop', name: 'S', savedAt: 6, text: 'text' };
    must(await store.snapshots.add(snapshot));
    const database = await openDB(name);
    await database.put('snapshots', { ...snapshot, text: 'te', check: 1 }, 'broken');
    expect(must(await store.snapshots.list('shop')).map(({ id }) => id)).toEqual(['s']);
    expect(must(await store.snapshots.load('broken'))).toBeUndefined();
    must(await store.snapshots.takeAll('shop'));
    expect(await database.count('snapshots')).toBe(1);
    database.close();
  });

  it('work in a browser without BroadcastChannel', async () => {
    vi.stubGlobal('BroadcastChannel', undefined);
    const store = open(`silent-${++databases}`);
    must(await store.save(shop, 0));
    must(await store.remove('shop'));
    expect(must(await store.list()).documents).toEqual([]);
  });
});
