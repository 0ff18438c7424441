import { afterEach, describe, expect, it } from 'vitest';
import type { Result } from '../../kernel/lib/result.ts';
import type { DocumentStore, StoreChange, StoreFailure } from '../../platform/document-store.ts';
import { type ManualClock, manualClock } from './manual-clock.ts';

/** Opens two tabs on one empty storage. */
export type OpenTabs = (clock: ManualClock) => {
  readonly mine: DocumentStore;
  readonly other: DocumentStore;
};

export function must<T>(result: Result<T, StoreFailure>): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

const shop = { id: 'shop', name: 'Shop', text: '{"a":1}' };

/** What every document store promises; each implementation runs it. */
export function documentStoreContract(name: string, open: OpenTabs): void {
  describe(`${name} as a document store`, () => {
    const opened: DocumentStore[] = [];
    const tabs = (clock = manualClock(5000)) => {
      const pair = open(clock);
      opened.push(pair.mine, pair.other);
      return { ...pair, clock };
    };
    afterEach(() => {
      for (const store of opened.splice(0)) store.close();
    });

    it('starts empty', async () => {
      const { mine } = tabs();
      expect(must(await mine.list())).toEqual({ documents: [], damaged: [] });
      expect(must(await mine.load('shop'))).toBeUndefined();
    });

    it('gives back what was saved, letter by letter, to every tab', async () => {
      const { mine, other } = tabs();
      const text = '<script>\u2028 💥 \0';
      const saved = must(await mine.save({ ...shop, text }, 0));
      expect(saved).toMatchObject({ kind: 'saved', savedAt: 5000 });
      if (saved.kind !== 'saved') return;
      expect(must(await other.load('shop'))).toEqual({
        ...shop,
        text,
        revision: saved.revision,
        savedAt: 5000,
      });
    });

    it('lists names without texts, the newest first', async () => {
      const { mine, clock } = tabs();
      const first = must(await mine.save(shop, 0));
      clock.advance(10);
      const second = must(await mine.save({ ...shop, id: 'blog', name: 'Blog' }, 0));
      if (first.kind !== 'saved' || second.kind !== 'saved') throw new Error('both are new');
      expect(second.revision).toBeGreaterThan(first.revision);
      expect(must(await mine.list()).documents).toEqual([
        { id: 'blog', name: 'Blog', revision: second.revision, savedAt: 5010 },
        { id: 'shop', name: 'Shop', revision: first.revision, savedAt: 5000 },
      ]);
    });

    it('does not let two tabs on one document overwrite each other', async () => {
      const { mine, other } = tabs();
      const base = must(await mine.save(shop, 0));
      if (base.kind !== 'saved') throw new Error('the document is new');
      const theirs = must(await other.save({ ...shop, text: 'theirs' }, base.revision));
      if (theirs.kind !== 'saved') throw new Error('the other tab saw the base');
      const outcome = must(await mine.save({ ...shop, text: 'mine' }, base.revision));
      expect(outcome).toMatchObject({
        kind: 'conflict',
        theirs: { text: 'theirs', revision: theirs.revision },
      });
      expect(must(await mine.load('shop'))?.text).toBe('theirs');
      expect(must(await mine.save({ ...shop, text: 'mine' }, theirs.revision))).toMatchObject({
        kind: 'saved',
      });
    });

    it('lets one of two saves at the same moment win, and tells the other', async () => {
      const { mine, other } = tabs();
      const outcomes = await Promise.all([
        mine.save({ ...shop, text: 'mine' }, 0),
        other.save({ ...shop, text: 'theirs' }, 0),
      ]);
      expect(outcomes.map((outcome) => must(outcome).kind).sort()).toEqual(['conflict', 'saved']);
    });

    it('does not take a new document for an old one of the same id', async () => {
      const { mine, other } = tabs();
      const base = must(await mine.save(shop, 0));
      if (base.kind !== 'saved') throw new Error('the document is new');
      must(await other.remove('shop'));
      expect(must(await mine.save({ ...shop, text: 'mine' }, base.revision))).toEqual({
        kind: 'conflict',
        theirs: undefined,
      });
      must(await other.save({ ...shop, text: 'born again' }, 0));
      expect(must(await mine.save({ ...shop, text: 'mine' }, base.revision))).toMatchObject({
        kind: 'conflict',
        theirs: { text: 'born again' },
      });
    });

    it('removes, and takes back what was removed', async () => {
      const { mine } = tabs();
      must(await mine.save(shop, 0));
      const kept = must(await mine.load('shop'));
      must(await mine.remove('shop'));
      must(await mine.remove('never there'));
      expect(must(await mine.list()).documents).toEqual([]);
      if (kept === undefined) throw new Error('the document was stored');
      must(await mine.save(kept, 0));
      expect(must(await mine.load('shop'))?.text).toBe(shop.text);
    });

    it('keeps snapshots beside the documents, the newest first, each written once', async () => {
      const { mine, other } = tabs();
      const snapshot = { id: 's1', documentId: 'shop', name: 'Before', savedAt: 10, text: 'first' };
      must(await mine.snapshots.add(snapshot));
      must(await mine.snapshots.add({ ...snapshot, text: 'not taken' }));
      must(await other.snapshots.add({ ...snapshot, id: 's2', name: 'After', savedAt: 20 }));
      must(await mine.snapshots.add({ ...snapshot, id: 's3', documentId: 'blog' }));
      expect(must(await other.snapshots.list('shop'))).toEqual([
        { id: 's2', documentId: 'shop', name: 'After', savedAt: 20 },
        { id: 's1', documentId: 'shop', name: 'Before', savedAt: 10 },
      ]);
      expect(must(await other.snapshots.load('s1'))).toEqual(snapshot);
      expect(must(await mine.snapshots.load('never there'))).toBeUndefined();
      const taken = must(await mine.snapshots.takeAll('shop'));
      expect(taken.map(({ id }) => id)).toEqual(['s2', 's1']);
      expect(must(await mine.snapshots.list('shop'))).toEqual([]);
      for (const each of taken) must(await mine.snapshots.add(each));
      must(await mine.snapshots.remove('s2'));
      expect(must(await other.snapshots.list('shop')).map(({ name }) => name)).toEqual(['Before']);
      expect(must(await other.snapshots.list('blog'))).toHaveLength(1);
    });

    it('tells other tabs, and only them, what was saved and removed', async () => {
      const { mine, other } = tabs();
      const heard: StoreChange[] = [];
      const own: StoreChange[] = [];
      mine.watch((change) => own.push(change));
      const seen = new Promise<void>((resolve) => {
        const stop = other.watch((change) => {
          heard.push(change);
          if (change.kind !== 'removed') return;
          stop();
          resolve();
        });
      });
      const saved = must(await mine.save(shop, 0));
      if (saved.kind !== 'saved') throw new Error('the document is new');
      must(await mine.save(shop, 0));
      must(await mine.remove('shop'));
      await seen;
      expect(heard).toEqual([
        { kind: 'saved', id: 'shop', revision: saved.revision },
        { kind: 'removed', id: 'shop', revision: saved.revision },
      ]);
      expect(own).toEqual([]);
    });
  });
}
