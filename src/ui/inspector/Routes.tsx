import { useId, useState } from 'react';
import { addRoute, deleteRoute, replaceRoute } from '../../editor/commands/edit-routes.ts';
import type { Inspected } from '../../state/inspector/inspected.ts';
import { recordIn } from '../../state/inspector/parts.ts';
import {
  destinationChoices,
  type RouteRow,
  routeRows,
  routeTargets,
} from '../../state/inspector/route-rows.ts';
import { EditableTable, type TableRow } from './EditableTable.tsx';
import { EditForm } from './EditForm.tsx';
import { fieldLook, GroupedOptions, Labelled, useFocusFirst } from './fields.tsx';
import { RecordLink } from './RecordLink.tsx';
import { useAskedRow, useCloud, useEdit, useRuleUses } from './use-edit.ts';

/** A route table's routes, the local ones first. */
export function Routes({ of: { key, help } }: { readonly of: Inspected }) {
  const cloud = useCloud();
  const uses = useRuleUses();
  const edit = useEdit();
  const opens = useAskedRow(key, 'any');
  const table = recordIn(cloud, 'route-table', key);
  if (table === undefined) return null;
  const rows = routeRows(cloud, table, uses).map((row): TableRow => {
    const { destination } = row;
    const canEdit = row.origin === 'static';
    return {
      id: destination,
      name: `route ${row.destinationTitle}`,
      cells: [<Destination key="destination" row={row} />, <Target key="target" row={row} />],
      note: [originNote(row), row.use].filter((part) => part !== null).join(' · ') || null,
      ...(canEdit && {
        form: (close: () => void) => <RouteForm of={key} row={row} onClose={close} />,
        onDelete: () => edit(deleteRoute, { key, destination }),
      }),
    };
  });
  return (
    <EditableTable
      title="Routes"
      help={help.Routes}
      columns={['Destination', 'Target']}
      rows={rows}
      opens={opens}
      empty="No routes."
      noun="route"
      addForm={(close) => <RouteForm of={key} onClose={close} />}
    />
  );
}

function originNote({ origin, state }: RouteRow): string | null {
  if (origin === 'local') return 'Made with the VPC; cannot be deleted';
  if (state === 'blackhole') return 'What matches it is dropped: its target is gone, detached or not running';
  return origin === 'propagated' ? 'Propagated by its gateway' : null;
}

function Destination({ row }: { readonly row: RouteRow }) {
  return (
    <>
      <span className="block break-all font-mono">{row.destinationTitle}</span>
      <span
        className={`text-[0.6875rem] ${row.state === 'active' ? 'text-muted' : 'font-semibold text-drop'}`}
      >
        {row.state}
      </span>
    </>
  );
}

function Target({ row: { target } }: { readonly row: RouteRow }) {
  return (
    <>
      <RecordLink to={target} />
      {target.title !== target.id && (
        <span className="block break-all font-mono text-[0.6875rem] text-muted">{target.id}</span>
      )}
    </>
  );
}

/** A new route, or another target for one: AWS keeps its destination. */
function RouteForm(props: { readonly of: string; readonly row?: RouteRow; readonly onClose: () => void }) {
  const { of: key, row, onClose } = props;
  const id = useId();
  const cloud = useCloud();
  const table = recordIn(cloud, 'route-table', key);
  const known = table === undefined ? [] : destinationChoices(cloud, table);
  const [destination, setDestination] = useState(row?.destination ?? known[0]?.value ?? '');
  const [target, setTarget] = useState(row?.target.id ?? '');
  const first = useFocusFirst<HTMLInputElement & HTMLSelectElement>();
  const groups = table === undefined ? [] : routeTargets(cloud, table);
  const isListed = groups.some(({ choices }) => choices.some(({ value }) => value === target));
  const form = {
    label: row === undefined ? 'Add route' : 'Change route',
    submit: row === undefined ? 'Add route' : 'Save',
    args: { key, destination, target },
    isComplete: destination !== '' && target !== '',
    onClose,
  };
  const fields = (path: string) => (
    <>
      {row !== undefined && <p className="col-span-2 font-mono">{row.destinationTitle}</p>}
      {row === undefined && (
        <Labelled label="Destination" htmlFor={id} className="col-span-2">
          <input
            ref={first}
            id={id}
            list={`${id}-known`}
            value={destination}
            placeholder="0.0.0.0/0"
            aria-invalid={/Destination/.test(path)}
            onChange={(event) => setDestination(event.target.value)}
            className={`${fieldLook} font-mono`}
          />
          <datalist id={`${id}-known`}>
            {known.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </datalist>
        </Labelled>
      )}
      <Labelled label="Target" htmlFor={`${id}-target`} className="col-span-2">
        <select
          ref={row === undefined ? null : first}
          id={`${id}-target`}
          value={target}
          aria-invalid={path !== '' && !/Destination/.test(path)}
          onChange={(event) => setTarget(event.target.value)}
          className={fieldLook}
        >
          <option value="">Choose…</option>
          {!isListed && target !== '' && <option value={target}>{row?.target.title ?? target}</option>}
          <GroupedOptions groups={groups} />
        </select>
      </Labelled>
    </>
  );
  return (
    <EditForm {...form} command={row === undefined ? addRoute : replaceRoute}>
      {(error) => fields(error?.path ?? '')}
    </EditForm>
  );
}
