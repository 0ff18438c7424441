import type { ReactNode } from 'react';
import { RowButton } from '../inspector/RowButton.tsx';

export interface DataRow {
  readonly id: string;
  /** What the filter looks through. */
  readonly text: string;
  readonly cells: readonly ReactNode[];
  readonly actions: readonly { readonly label: string; readonly drawing: ReactNode; run(): void }[];
}

interface Props {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly DataRow[];
  readonly empty: string;
  readonly words: string;
}

/** A table whose rows are filtered by words; on a small screen each row becomes a small card. */
export function DataTable({ caption, columns, rows, empty, words }: Props) {
  const parts = words.toLowerCase().split(/\s+/);
  const shown = rows.filter(({ text }) => parts.every((part) => text.toLowerCase().includes(part)));
  if (shown.length === 0)
    return (
      <p role="status" className="px-4 py-8 text-center text-muted">
        {rows.length === 0 ? empty : 'Nothing here has all of these words.'}
      </p>
    );
  return (
    <table className="list-table">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
          <th scope="col">
            <span className="sr-only">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {shown.map(({ id, cells, actions }) => (
          <tr key={id}>
            {cells.map((cell, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other identity and never change places
              <td key={index}>{cell}</td>
            ))}
            <td className="w-0 whitespace-nowrap text-right">
              {actions.map(({ label, drawing, run }) => (
                <RowButton key={label} label={label} onClick={run}>
                  {drawing}
                </RowButton>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
