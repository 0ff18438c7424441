import { type RefObject, useEffect, useState } from 'react';

/** A table with so many ends is always drawn whole. */
const FEW = 24;
/** Pixels of a row. */
const HEIGHT = 26;
/** Rows and columns drawn beyond either end, so that scrolling shows no gap; the window moves by as many at a time. */
const MARGIN = 3;

interface Sight {
  /** Rows and columns from the first to before the end. */
  readonly rows: readonly [first: number, end: number];
  readonly columns: readonly [first: number, end: number];
}

const whole: Sight = { rows: [0, FEW], columns: [0, FEW] };

/** Which part of a large table is in sight, or nearly: the cells of the rest need not be there. */
export function useSight(table: RefObject<HTMLTableElement | null>, count: number): Sight {
  const isLarge = count > FEW;
  const [sight, setSight] = useState(whole);
  useEffect(() => {
    const frame = table.current?.parentElement;
    if (!isLarge || frame == null) return;
    const measure = () => {
      const next = sightOf(frame, table.current?.tHead?.rows[0]?.cells);
      setSight((before) =>
        before.rows.join() + before.columns.join() === next.rows.join() + next.columns.join() ? before : next,
      );
    };
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(frame);
    frame.addEventListener('scroll', measure, { passive: true });
    return () => {
      watch.disconnect();
      frame.removeEventListener('scroll', measure);
    };
  }, [table, isLarge]);
  return isLarge ? sight : { rows: [0, count], columns: [0, count] };
}

function sightOf(frame: HTMLElement, heads: HTMLCollectionOf<HTMLTableCellElement> | undefined): Sight {
  const { scrollTop, clientHeight, scrollLeft, clientWidth } = frame;
  // The first head stands over the names of the rows. Columns are as wide as their names.
  const columns = Array.from(heads ?? []).slice(1);
  const before = columns.filter((head) => head.offsetLeft + head.offsetWidth <= scrollLeft).length;
  const until = columns.filter((head) => head.offsetLeft < scrollLeft + clientWidth).length;
  return {
    rows: widened(Math.floor(scrollTop / HEIGHT), Math.ceil((scrollTop + clientHeight) / HEIGHT)),
    columns: widened(before, until),
  };
}

function widened(first: number, end: number): [number, number] {
  return [(Math.floor(first / MARGIN) - 1) * MARGIN, (Math.ceil(end / MARGIN) + 1) * MARGIN];
}
