import Pencil from 'lucide-react/icons/pencil';
import Plus from 'lucide-react/icons/plus';
import Trash from 'lucide-react/icons/trash-2';
import { type ReactNode, useId, useRef, useState } from 'react';
import type { AwsError } from '../../state/canvas.ts';
import { NEW_ROW, type RulePlace } from '../../state/rule-place.ts';
import { Button } from '../components/Button.tsx';
import { Problem } from './Problem.tsx';
import { RowButton } from './RowButton.tsx';
import { Section } from './Section.tsx';

/** A line of an editable table. */
export interface TableRow {
  readonly id: string;
  /** Names the line in its buttons: "rule 100", "HTTPS from anywhere". */
  readonly name: string;
  readonly cells: readonly ReactNode[];
  /** A second line below the cells. */
  readonly note: string | null;
  /** Further buttons before Edit and Delete. */
  readonly buttons?: ReactNode;
  /** The form in its place; absent: it cannot be edited. */
  readonly form?: (close: () => void) => ReactNode;
  /** Absent: it cannot be deleted. */
  readonly onDelete?: () => AwsError | null;
}

interface Props {
  readonly title: string;
  readonly help?: string | undefined;
  /** Column headings; the buttons' column is added. */
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
  /** Instead of rows while there are none. */
  readonly empty: string;
  /** "rule": what Add adds. */
  readonly noun: string;
  readonly addForm?: (close: () => void) => ReactNode;
  /** A line to open for editing now, asked for elsewhere; `add` for a new one. */
  readonly opens?: RulePlace | null;
  /** Below the rows: an implied last line. */
  readonly last?: ReactNode;
}

/** Rules, entries or routes: each line edited in its place, one added below. */
export function EditableTable(props: Props) {
  const { title, columns, rows, noun, addForm } = props;
  const [edited, setEdited] = useState<string | null>(null);
  const [error, setError] = useState<AwsError | null>(null);
  const table = useRef<HTMLDivElement>(null);
  const [asked, setAsked] = useState<RulePlace | null>(null);
  const opens = props.opens ?? null;
  if (opens !== asked) {
    setAsked(opens);
    if (opens !== null) setEdited(opens.row);
  }
  const problemId = useId();
  const open = (id: string | null) => {
    setError(null);
    setEdited(id);
  };
  const close = (id: string) => {
    open(null);
    // Where the form was opened: by now its button stands there again.
    requestAnimationFrame(() => focusIn(table.current, `[data-opens="${CSS.escape(id)}"]`));
  };
  const remove = (row: TableRow) => {
    const refused = row.onDelete?.() ?? null;
    setError(refused);
    if (refused === null) requestAnimationFrame(() => focusIn(table.current, `[data-opens="${ADD}"]`));
  };
  return (
    <Section
      title={title}
      help={props.help}
      aside={
        addForm !== undefined && edited !== ADD ? (
          <Button look="quiet" data-opens={ADD} className="h-7!" onClick={() => open(ADD)}>
            <Plus size={14} aria-hidden="true" /> Add {noun}
          </Button>
        ) : undefined
      }
    >
      <div ref={table}>
        {rows.length > 0 || props.last !== undefined ? (
          <table className="w-full border-collapse text-left">
            <caption className="sr-only">{title}</caption>
            <thead>
              <tr className="text-[0.6875rem] text-muted">
                {columns.map((column) => (
                  <th key={column} scope="col" className="pb-0.5 font-medium">
                    {column}
                  </th>
                ))}
                <th scope="col">
                  <span className="sr-only">Actions</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) =>
                row.id === edited && row.form !== undefined ? (
                  <tr key={row.id}>
                    <td colSpan={columns.length + 1} className="py-1">
                      {row.form(() => close(row.id))}
                    </td>
                  </tr>
                ) : (
                  <Line key={row.id} row={row} onEdit={() => open(row.id)} onDelete={() => remove(row)} />
                ),
              )}
              {props.last}
            </tbody>
          </table>
        ) : (
          <p className="text-muted text-xs">{props.empty}</p>
        )}
        <Problem id={problemId} error={error} />
        {edited === ADD && <div className="mt-1.5">{addForm?.(() => close(ADD))}</div>}
      </div>
    </Section>
  );
}

const ADD = NEW_ROW;

function focusIn(root: HTMLElement | null, selector: string): void {
  const found = root?.closest('section')?.querySelector<HTMLElement>(selector);
  found?.focus();
}

function Line(props: { readonly row: TableRow; readonly onEdit: () => void; readonly onDelete: () => void }) {
  const { row } = props;
  const border = 'border-line border-t';
  return (
    <>
      <tr data-row={row.id} className={`${border} align-top`}>
        {row.cells.map((cell, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other identity and never change places
          <td key={index} className="break-words py-1 pr-1.5">
            {cell}
          </td>
        ))}
        <td className="w-0 whitespace-nowrap py-0.5 text-right">
          {row.buttons}
          {row.form !== undefined && (
            <RowButton label={`Edit ${row.name}`} data-opens={row.id} onClick={props.onEdit}>
              <Pencil size={13} aria-hidden="true" />
            </RowButton>
          )}
          {row.onDelete !== undefined && (
            <RowButton label={`Delete ${row.name}`} onClick={props.onDelete}>
              <Trash size={13} aria-hidden="true" />
            </RowButton>
          )}
        </td>
      </tr>
      {row.note !== null && (
        <tr>
          <td colSpan={row.cells.length + 1} className="pb-1 text-[0.6875rem] text-muted">
            {row.note}
          </td>
        </tr>
      )}
    </>
  );
}
