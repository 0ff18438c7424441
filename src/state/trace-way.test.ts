import { describe, expect, it } from 'vitest';
import { sampleDocument } from '../io/gallery/sample.ts';
import type { Point } from './canvas.ts';
import { createLab } from './lab.ts';
import { overlayOf, type TraceStop } from './trace-overlay.ts';
import { arrowOn, pathOf, wayBetween } from './trace-way.ts';

function stopsOf(from: string, to: string) {
  const lab = createLab(sampleDocument('sample'));
  const { scene, document } = lab.store.getState();
  const keyOf = (title: string) => scene.nodes.find((node) => node.title === title)?.key ?? title;
  lab.ask({ id: 'probe', from: keyOf(from), to: keyOf(to), protocol: 6, port: 3306, sourcePort: null });
  const { open } = lab.store.getState();
  if (open === null) throw new Error('nothing is open');
  return { scene, ...overlayOf(open, scene, document.cloud) };
}

function legs(stops: readonly TraceStop[]): readonly (readonly Point[])[] {
  return stops.slice(1).flatMap((to, index) => {
    const from = stops[index];
    return from?.direction === to.direction ? [wayBetween(from, to)] : [];
  });
}

/** Where a subnet's title and block are written: its upper left corner without the border. */
function titlesOf({ nodes }: ReturnType<typeof stopsOf>['scene']) {
  const corner = (key: string | null): Point => {
    const node = nodes.find((candidate) => candidate.key === key);
    if (node === undefined) return { x: 0, y: 0 };
    const outer = corner(node.parent);
    return { x: outer.x + node.x, y: outer.y + node.y };
  };
  return nodes
    .filter(({ kind }) => kind === 'subnet')
    .map(({ key, width }) => ({ ...corner(key), width: width - 90, height: 36 }));
}

describe.each([
  ['internet', 'web-1'],
  ['internet', 'db-1'],
  ['app-1', 'internet'],
  ['app-1', 'db-2'],
  ['web-2', 'app-1'],
])('the way from %s to %s', (from, to) => {
  it('crosses no title of a subnet', () => {
    const { scene, stops } = stopsOf(from, to);
    const crossed = legs(stops).flatMap((way) =>
      way.slice(1).flatMap((end, index) => {
        const start = way[index] ?? end;
        const [left, right] = [Math.min(start.x, end.x), Math.max(start.x, end.x)];
        const [top, bottom] = [Math.min(start.y, end.y), Math.max(start.y, end.y)];
        return titlesOf(scene).filter(
          (box) =>
            left < box.x + box.width && right > box.x && top < box.y + box.height && bottom > box.y + 2,
        );
      }),
    );
    expect(crossed).toEqual([]);
  });

  it('begins and ends where the packet stands', () => {
    const { stops } = stopsOf(from, to);
    for (const way of legs(stops)) expect(way.length).toBeGreaterThan(1);
    expect(legs(stops).length).toBeGreaterThan(2);
  });
});

describe('pathOf', () => {
  it('rounds the corners and keeps the ends', () => {
    const way = [
      { x: 0, y: 0 },
      { x: 100, y: 0 },
      { x: 100, y: 50 },
    ];
    expect(pathOf(way)).toBe('M0 0L92 0Q100 0 100 8L100 50');
    expect(arrowOn(way)).toEqual({ x: 50, y: 0, turn: 0 });
  });
});
