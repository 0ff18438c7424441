import { describe, expect, it, vi } from 'vitest';
import { manualClock } from '../testing/ports/manual-clock.ts';
import { memoryClipboard, memoryFiles, memoryPreferences } from '../testing/ports/memory-browser.ts';
import { browserClipboard } from './clipboard.ts';
import { systemClock } from './clock.ts';
import { readDrop } from './dropped-files.ts';
import { readFiles, safeFileName } from './files.ts';
import { browserPreferences } from './preferences.ts';

describe('clocks', () => {
  it.each([
    ['the system clock', systemClock, () => vi.advanceTimersByTime(50)],
    ...[manualClock(1000)].map((clock) => ['the manual clock', clock, () => clock.advance(50)] as const),
  ] as const)('%s runs what is due, once, unless it was called off', (_, clock, wait) => {
    vi.useFakeTimers();
    const ran: string[] = [];
    const start = clock.now();
    clock.after(40, () => ran.push('late'));
    clock.after(10, () => ran.push('early'));
    clock.after(20, () => ran.push('never'))();
    clock.after(60, () => ran.push('not yet'));
    wait();
    expect(ran).toEqual(['early', 'late']);
    expect(clock.now() - start).toBe(50);
    vi.useRealTimers();
  });
});

describe('clipboards', () => {
  const system = () => {
    let held = '';
    return {
      writeText: async (text: string) => {
        held = text;
      },
      readText: async () => held,
    };
  };

  it.each([
    ['the browser', browserClipboard(system())],
    ['memory', memoryClipboard()],
  ])('of %s give back what was written', async (_, clipboard) => {
    expect(await clipboard.writeText('aws ec2 <b>')).toEqual({ ok: true, value: undefined });
    expect(await clipboard.readText()).toEqual({ ok: true, value: 'aws ec2 <b>' });
  });

  it('say in a sentence that the browser refused', async () => {
    const refusing = browserClipboard({
      writeText: () => Promise.reject(new Error()),
      readText: () => Promise.reject(new Error()),
    });
    expect(await refusing.writeText('x')).toMatchObject({
      ok: false,
      error: expect.stringContaining('copy it yourself'),
    });
    expect(await refusing.readText()).toMatchObject({ ok: false, error: expect.stringContaining('Paste') });
  });
});

describe('preferences', () => {
  const browser = () => {
    const lists = new Map<string, EventTarget & { matches: boolean }>();
    const listFor = (query: string) => {
      const list = lists.get(query) ?? Object.assign(new EventTarget(), { matches: false });
      lists.set(query, list);
      return list;
    };
    return {
      preferences: browserPreferences((query) => listFor(query) as unknown as MediaQueryList),
      setMotion: (matches: boolean) => {
        const list = listFor('(prefers-reduced-motion: reduce)');
        list.matches = matches;
        list.dispatchEvent(Object.assign(new Event('change'), { matches }));
      },
    };
  };
  const memory = () => {
    const preferences = memoryPreferences();
    return { preferences, setMotion: (has: boolean) => preferences.set('reducedMotion', has) };
  };

  it.each([
    ['the browser', browser],
    ['memory', memory],
  ])('of %s tell what is and what changes, until stopped', (_, make) => {
    const { preferences, setMotion } = make();
    const heard: boolean[] = [];
    const stop = preferences.watch('reducedMotion', (has) => heard.push(has));
    preferences.watch('dark', () => heard.push(false));
    expect(preferences.has('reducedMotion')).toBe(false);
    setMotion(true);
    expect(preferences.has('reducedMotion')).toBe(true);
    stop();
    setMotion(false);
    expect(heard).toEqual([true]);
  });
});

describe('files', () => {
  it('are read one by one; those that cannot be are named', async () => {
    const given = await readFiles([
      { path: 'a.json', file: new File(['{}'], 'a.json') },
      { path: 'gone.json', file: { size: 1, text: () => Promise.reject(new Error()) } },
      { path: 'film.mov', file: { size: 300_000_000, text: () => Promise.reject(new Error()) } },
    ]);
    expect(given.files).toEqual([{ path: 'a.json', text: '{}' }]);
    expect(given.problems.map(({ path, message }) => `${path}: ${message}`)).toEqual([
      'gone.json: the file could not be read; it may have been moved or changed',
      'film.mov: the file is larger than 200 MB',
    ]);
  });

  it.each([
    ['Shop: "prod" <1>', 'Shop- -prod- -1-'],
    ['../../etc/passwd', '-..-etc-passwd'],
    ['  ', 'document'],
    ['a\u202Egnp.exe\n', 'a-gnp.exe-'],
    ['日本語 é', '日本語 é'],
    ['x'.repeat(500), 'x'.repeat(120)],
  ])('are named so that every system takes it: %j', (name, safe) => {
    expect(safeFileName(name)).toBe(safe);
  });

  const fileEntry = (fullPath: string, text: string) => ({
    isDirectory: false,
    fullPath,
    file: (resolve: (file: File) => void) => resolve(new File([text], fullPath)),
  });
  const folderEntry = (fullPath: string, parts: readonly (readonly object[])[]) => ({
    isDirectory: true,
    fullPath,
    createReader: () => {
      const left = [...parts];
      return { readEntries: (resolve: (entries: readonly object[]) => void) => resolve(left.shift() ?? []) };
    },
  });
  const drop = (entries: readonly object[], files: readonly File[] = []) =>
    readDrop({
      items: entries.map((entry) => ({ kind: 'file', webkitGetAsEntry: () => entry })),
      files,
    } as unknown as DataTransfer);

  it('dropped in folders keep their paths, however many parts the browser makes of a folder', async () => {
    const broken = {
      isDirectory: false,
      fullPath: '/prod/locked.json',
      file: (_: unknown, reject: () => void) => reject(),
    };
    const given = await drop([
      folderEntry('/prod', [
        [fileEntry('/prod/us-east-1/vpcs.json', '1')],
        [broken, fileEntry('/prod/b.json', '2')],
      ]),
      fileEntry('/c.json', '3'),
    ]);
    expect(given.files).toEqual([
      { path: 'c.json', text: '3' },
      { path: 'prod/us-east-1/vpcs.json', text: '1' },
      { path: 'prod/b.json', text: '2' },
    ]);
    expect(given.problems).toEqual([
      { path: 'prod/locked.json', message: 'it could not be read; it may have been moved or changed' },
    ]);
  });

  it('dropped by a program, without entries, are read too', async () => {
    const given = await drop([], [new File(['x'], 'vpcs.json')]);
    expect(given).toEqual({ files: [{ path: 'vpcs.json', text: 'x' }], problems: [] });
  });

  it('in memory: downloads are remembered, and what lies ready is picked', async () => {
    const files = memoryFiles();
    files.download('shop.json', '{}');
    files.ready = [
      { path: 'a', text: '1' },
      { path: 'b', text: '2' },
    ];
    expect(files.downloads).toEqual([{ name: 'shop.json', content: '{}' }]);
    expect((await files.pick()).files).toHaveLength(1);
    expect((await files.pick({ multiple: true })).files).toHaveLength(2);
  });
});
