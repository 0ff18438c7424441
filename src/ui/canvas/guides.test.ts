import { describe, expect, it } from 'vitest';
import { type Rect, snap } from './guides.ts';

const box = (x: number, y: number, width = 100, height = 50): Rect => ({ x, y, width, height });

describe('snap', () => {
  it('meets an edge or a middle within reach, and says which', () => {
    const edge = snap(box(203, 300), [box(200, 0)], 6, 8);
    expect(edge).toMatchObject({ x: 200, y: 304 });
    expect(edge.guides).toContainEqual({ axis: 'x', at: 200, from: 0, to: 354 });
    const middle = snap(box(179, 300, 140), [box(200, 0)], 6, 8);
    expect(middle.x).toBe(180);
    expect(middle.guides.map(({ at }) => at)).toEqual([250]);
  });

  it('stands on the grid where nothing is near', () => {
    expect(snap(box(213, 300), [box(200, 0)], 6, 8)).toMatchObject({ x: 216, y: 304, guides: [], gaps: [] });
  });

  it('makes the gap beside two equal to the one between them', () => {
    const row = [box(0, 0), box(140, 0)];
    const snapped = snap(box(277, 20, 60), row, 6, 8);
    expect(snapped.x).toBe(280);
    expect(snapped.gaps.map(({ from, to }) => to - from)).toEqual([40, 40]);
  });

  it('stands in the middle between two', () => {
    const snapped = snap(box(153, 21, 60, 40), [box(0, 0), box(260, 0)], 6, 8);
    expect(snapped.x).toBe(150);
    expect(snapped.gaps).toHaveLength(2);
  });
});
