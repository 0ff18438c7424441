import Unlink from 'lucide-react/icons/unlink';
import { useMemo } from 'react';
import { disconnect } from '../../editor/commands/disconnect.ts';
import { type ConnectionRow, connectionRows } from '../../state/list/list-tables.ts';
import { useLab, useLabState } from '../lab/lab-context.ts';
import { DataTable } from './DataTable.tsx';

interface Props {
  readonly words: string;
  /** After an end was selected, to show it. */
  readonly onGo: () => void;
}

/** Routes, ways to the internet and peerings: the lines of the canvas. */
export function ConnectionTable({ words, onGo }: Props) {
  const lab = useLab();
  const scene = useLabState((state) => state.scene);
  const rows = useMemo(() => connectionRows(scene), [scene]);
  const go = (key: string) => {
    lab.select([key]);
    onGo();
  };
  return (
    <DataTable
      caption="Connections"
      columns={['From', 'What', 'To', 'State']}
      empty="No connections yet. Connect a subnet to a gateway, or peer two VPCs: choose Connect… in a row’s menu."
      words={words}
      rows={rows.map((row) => ({
        id: row.edge.id,
        text: `${row.from} ${row.what} ${row.to} ${row.state}`,
        cells: [
          <End key="from" title={row.from} onClick={() => go(row.edge.from)} />,
          row.what,
          row.edge.to === 'internet' ? (
            row.to
          ) : (
            <End key="to" title={row.to} onClick={() => go(row.edge.to)} />
          ),
          <span key="state" className={row.edge.broken ? 'font-medium text-drop' : ''}>
            {row.edge.broken ? '✕ ' : ''}
            {row.state}
          </span>,
        ],
        actions: [
          {
            label: `Disconnect ${nameOf(row)}`,
            drawing: <Unlink size={14} aria-hidden="true" />,
            run: () => lab.whenReady(() => lab.run(disconnect, row.edge)),
          },
        ],
      }))}
    />
  );
}

function nameOf({ from, to, what }: ConnectionRow): string {
  return `${from} from ${to}: ${what}`;
}

function End({ title, onClick }: { readonly title: string; readonly onClick: () => void }) {
  return (
    <button type="button" onClick={onClick} className="min-h-6 text-left text-accent hover:underline">
      {title}
    </button>
  );
}
