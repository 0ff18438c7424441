import { type KeyboardEvent, type MouseEvent, memo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { ReachCell, ReachEnd, ReachTable } from '../../state/reach.ts';
import { useSight } from './use-sight.ts';
import { VerdictMark } from './VerdictMark.tsx';
import { verdictLooks } from './verdict-looks.ts';

interface Position {
  readonly row: number;
  readonly column: number;
}

/** Columns before the first receiver. */
const HEAD = 1;

/** The table itself: one stop of the Tab key, walked with arrows; a cell opens its trace. */
export function ReachGrid(props: {
  readonly table: ReachTable;
  readonly caption: string;
  readonly onAsk: (from: ReachEnd, to: ReachEnd) => void;
}) {
  const { ends, cells } = props.table;
  const table = useRef<HTMLTableElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const sight = useSight(table, ends.length);
  const [[firstRow, endRow], [firstColumn, endColumn]] = [sight.rows, sight.columns];
  const [wanted, setWanted] = useState<Position>({ row: 0, column: 1 });
  const stop = nearest(wanted, ends.length);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey) return;
    const next = moved(stop, event.key, event.ctrlKey, ends.length);
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    // Its row may be drawn only now.
    flushSync(() => setWanted(next));
    body.current?.rows[next.row]?.cells[next.column + HEAD]?.querySelector('button')?.focus();
  };
  const onClick = ({ target }: MouseEvent) => {
    const cell = target instanceof Element ? target.closest('button')?.closest('td') : null;
    const row = cell?.closest('tr');
    if (cell == null || row == null) return;
    const at = { row: row.sectionRowIndex, column: cell.cellIndex - HEAD };
    const [from, to] = [ends[at.row], ends[at.column]];
    setWanted(at);
    if (from !== undefined && to !== undefined) props.onAsk(from, to);
  };
  return (
    <table ref={table} className="border-separate border-spacing-0 text-xs">
      <caption className="sr-only">{props.caption}</caption>
      <thead>
        <tr>
          <td className="sticky top-0 left-0 z-20 bg-surface pr-3 pb-1 pl-1 text-muted">
            <span aria-hidden="true">from ↓ to →</span>
          </td>
          {ends.map((end) => (
            <th
              key={end.id}
              scope="col"
              className="sticky top-0 z-10 max-w-28 bg-surface px-1.5 pb-1 font-medium"
            >
              {/* As wide as a cell, also where none is drawn below it. */}
              <span className="block min-w-11 truncate">{end.label}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={body} onKeyDown={onKeyDown} onClick={onClick}>
        {ends.map((from, row) => (
          <Row
            key={from.id}
            from={from}
            ends={ends}
            cells={cells[row] ?? []}
            stop={row === stop.row ? stop.column : null}
            isDrawn={row === stop.row || (row >= firstRow && row < endRow)}
            first={firstColumn}
            end={endColumn}
          />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  readonly from: ReachEnd;
  readonly ends: readonly ReachEnd[];
  readonly cells: readonly (ReachCell | null)[];
  /** The column that the Tab key reaches. */
  readonly stop: number | null;
  /** Else it is as high, and only its name stands there. */
  readonly isDrawn: boolean;
  /** The columns in sight: from the first to before the end. */
  readonly first: number;
  readonly end: number;
}

/** Thousands of cells stand in a table, and an edit changes few: the other rows are not drawn again. */
const Row = memo(
  function Row({ from, ends, cells, stop, isDrawn, first, end }: RowProps) {
    return (
      <tr className="group">
        <th
          scope="row"
          className="sticky left-0 z-10 max-w-60 truncate bg-surface pr-3 pl-1 text-left font-medium group-focus-within:text-accent group-hover:text-accent"
        >
          {from.label}
          {from.address !== null && (
            <span className="pl-2 font-mono font-normal text-[0.6875rem] text-muted">{from.address}</span>
          )}
        </th>
        {isDrawn ? (
          ends.map((to, column) => (
            <td key={to.id} className="p-px">
              {(column === stop || (column >= first && column < end)) && (
                <Cell cell={cells[column] ?? null} isStop={column === stop} />
              )}
            </td>
          ))
        ) : (
          <td colSpan={ends.length} className="h-6.5" />
        )}
      </tr>
    );
  },
  (one, other) =>
    one.stop === other.stop &&
    one.isDrawn === other.isDrawn &&
    one.first === other.first &&
    one.end === other.end &&
    one.from.label === other.from.label &&
    one.from.address === other.from.address &&
    one.ends.length === other.ends.length &&
    (!one.isDrawn ||
      (one.ends.every(({ id }, column) => id === other.ends[column]?.id) &&
        one.cells.every(
          (cell, column) =>
            (column !== one.stop && (column < one.first || column >= one.end)) ||
            isSameCell(cell, other.cells[column] ?? null),
        ))),
);

function isSameCell(one: ReachCell | null, other: ReachCell | null): boolean {
  return one?.verdict === other?.verdict && one?.name === other?.name && one?.tip === other?.tip;
}

const Cell = memo(
  function Cell({ cell, isStop }: { readonly cell: ReachCell | null; readonly isStop: boolean }) {
    if (cell === null)
      return (
        <span className="flex h-6 items-center justify-center text-muted">
          <span aria-hidden="true">·</span>
          <span className="sr-only">itself</span>
        </span>
      );
    const { ink, fill } = verdictLooks[cell.verdict];
    return (
      <button
        type="button"
        aria-label={cell.name}
        data-tip={cell.tip}
        data-verdict={cell.verdict}
        tabIndex={isStop ? 0 : -1}
        className={`flex h-6 w-full min-w-14 scroll-m-10 scroll-ml-60 items-center justify-center rounded-sm outline-offset-[-2px] hover:ring-1 hover:ring-current hover:ring-inset ${ink} ${fill}`}
      >
        <VerdictMark verdict={cell.verdict} />
      </button>
    );
  },
  (one, other) => one.isStop === other.isStop && isSameCell(one.cell, other.cell),
);

/** The table may have shrunk; and nobody asks about the way from an end to itself. */
function nearest({ row, column }: Position, size: number): Position {
  const at = { row: Math.min(row, size - 1), column: Math.min(column, size - 1) };
  if (at.row !== at.column) return at;
  return { row: at.row, column: at.column > 0 ? at.column - 1 : at.column + 1 };
}

/** Where a key leads from there, over the diagonal; null for other keys. */
function moved(from: Position, key: string, isFar: boolean, size: number): Position | null {
  const step = STEPS[key];
  if (step !== undefined) {
    let { row, column } = from;
    do {
      row += step.row;
      column += step.column;
    } while (row === column);
    const isInside = row >= 0 && column >= 0 && row < size && column < size;
    return isInside ? { row, column } : from;
  }
  if (key === 'Home') return nearest({ row: isFar ? 0 : from.row, column: 0 }, size);
  if (key === 'End') return nearest({ row: isFar ? size - 1 : from.row, column: size - 1 }, size);
  return null;
}

const STEPS: { readonly [key: string]: Position } = {
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
};
