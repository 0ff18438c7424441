import { type KeyboardEvent, useRef, useState } from 'react';
import type { ReachCell, ReachEnd, ReachTable } from '../../state/reach.ts';
import { verdictLooks } from './verdict-looks.ts';

interface Position {
  readonly row: number;
  readonly column: number;
}

/** The table itself: one stop of the Tab key, walked with arrows; a cell opens its trace. */
export function ReachGrid(props: {
  readonly table: ReachTable;
  readonly caption: string;
  readonly onAsk: (from: ReachEnd, to: ReachEnd) => void;
}) {
  const { ends, cells } = props.table;
  const body = useRef<HTMLTableSectionElement>(null);
  const [wanted, setWanted] = useState<Position>({ row: 0, column: 1 });
  const stop = nearest(wanted, ends.length);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey) return;
    const next = moved(stop, event.key, event.ctrlKey, ends.length);
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    setWanted(next);
    const button = body.current?.querySelector<HTMLElement>(`[data-cell="${next.row} ${next.column}"]`);
    button?.focus();
  };
  return (
    <table className="border-separate border-spacing-0 text-xs">
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
              className="sticky top-0 z-10 max-w-28 truncate bg-surface px-1.5 pb-1 font-medium"
            >
              {end.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={body} onKeyDown={onKeyDown}>
        {ends.map((from, row) => (
          <tr key={from.id} className="group">
            <th
              scope="row"
              className="sticky left-0 z-10 max-w-60 truncate bg-surface pr-3 pl-1 text-left font-medium group-focus-within:text-accent group-hover:text-accent"
            >
              {from.label}
              {from.address !== null && (
                <span className="pl-2 font-mono font-normal text-[0.6875rem] text-muted">{from.address}</span>
              )}
            </th>
            {ends.map((to, column) => (
              <td key={to.id} className="p-px">
                <Cell
                  cell={cells[row]?.[column] ?? null}
                  at={`${row} ${column}`}
                  isStop={row === stop.row && column === stop.column}
                  onPress={() => {
                    setWanted({ row, column });
                    props.onAsk(from, to);
                  }}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell(props: {
  readonly cell: ReachCell | null;
  readonly at: string;
  readonly isStop: boolean;
  readonly onPress: () => void;
}) {
  const { cell } = props;
  if (cell === null)
    return (
      <span className="flex h-6 items-center justify-center text-muted">
        <span aria-hidden="true">·</span>
        <span className="sr-only">itself</span>
      </span>
    );
  const { icon: Mark, ink, fill } = verdictLooks[cell.verdict];
  return (
    <button
      type="button"
      aria-label={cell.name}
      data-tip={cell.tip}
      data-cell={props.at}
      data-verdict={cell.verdict}
      tabIndex={props.isStop ? 0 : -1}
      onClick={props.onPress}
      className={`flex h-6 w-full min-w-14 scroll-m-10 scroll-ml-60 items-center justify-center rounded-sm outline-offset-[-2px] hover:ring-1 hover:ring-current hover:ring-inset ${ink} ${fill}`}
    >
      <Mark aria-hidden="true" className="size-3.5" strokeWidth={2.5} />
    </button>
  );
}

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
