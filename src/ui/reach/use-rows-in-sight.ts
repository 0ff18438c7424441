import { type RefObject, useEffect, useState } from 'react';

/** So many rows are always drawn whole. */
const FEW = 24;
/** Pixels of a row. */
const HEIGHT = 26;
/** Rows drawn beyond either end, so that scrolling shows no gap; the window moves by as many at a time. */
const MARGIN = 3;

/** Which rows of a long table are in sight, or nearly: the cells of the others need not be there. */
export function useRowsInSight(table: RefObject<HTMLTableElement | null>, count: number) {
  const isLong = count > FEW;
  const [sight, setSight] = useState({ first: 0, end: FEW });
  useEffect(() => {
    const frame = table.current?.parentElement;
    if (!isLong || frame == null) return;
    const measure = () => {
      const step = (pixels: number) => Math.floor(pixels / HEIGHT / MARGIN) * MARGIN;
      const first = step(frame.scrollTop) - MARGIN;
      const end = step(frame.scrollTop + frame.clientHeight) + 2 * MARGIN;
      setSight((before) => (before.first === first && before.end === end ? before : { first, end }));
    };
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(frame);
    frame.addEventListener('scroll', measure, { passive: true });
    return () => {
      watch.disconnect();
      frame.removeEventListener('scroll', measure);
    };
  }, [table, isLong]);
  return (row: number) => !isLong || (row >= sight.first && row < sight.end);
}
