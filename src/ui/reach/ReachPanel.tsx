import { useDeferredValue, useId, useMemo, useState } from 'react';
import { type ReachEnd, type ReachTable, reachTable, type Traffic } from '../../state/reach.ts';
import { type LastEdit, tellLastEdit } from '../../state/reach-edges.ts';
import { useLab, useLabState } from '../lab/lab-context.ts';
import { TrafficField } from '../trace/TrafficField.tsx';
import { ReachGrid } from './ReachGrid.tsx';
import { VerdictMark } from './VerdictMark.tsx';
import { verdictLooks } from './verdict-looks.ts';

export interface ReachPanelProps {
  readonly traffic: Traffic;
  readonly onTraffic: (part: Partial<Traffic>) => void;
  /** A cell was asked and its trace is open. */
  readonly onAsked: () => void;
}

/** From this many ends on, a filter by name is offered. */
const MANY_ENDS = 12;

/** Who reaches whom with one kind of traffic, and what the last edit changed about it. */
export function ReachPanel({ traffic, onTraffic, onAsked }: ReachPanelProps) {
  const lab = useLab();
  // With the canvas in one frame: drawn after it, the table would wait for the canvas to be painted.
  const revision = useLabState((state) => state.revision);
  const wanted = useDeferredValue(traffic);
  const [filter, setFilter] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const { table, lastEdit } = useReach(revision, wanted, filter);
  const ask = (from: ReachEnd, to: ReachEnd) => {
    const { protocol, port } = table.traffic;
    const id = `${from.ref}>${to.ref}/${protocol}:${port}`;
    const answer = lab.ask({ id, from: from.ref, to: to.ref, protocol, port, sourcePort: null });
    setProblem(answer.ok ? null : answer.error);
    if (answer.ok) onAsked();
  };
  const isFiltered = filter.trim() !== '';
  return (
    <section aria-label="Reachability" className="flex min-h-0 flex-col flex-1 gap-2 px-3 pt-1 pb-2">
      <div className="flex flex-wrap items-center gap-x-5 gap-y-1.5">
        <TrafficField traffic={traffic} onChange={onTraffic} />
        {(isFiltered || table.ends.length + table.hidden > MANY_ENDS) && (
          <FilterField value={filter} onChange={setFilter} />
        )}
        <Legend table={table} />
      </div>
      <LastEditLine edit={lastEdit} />
      {problem !== null && (
        <p role="alert" className="text-drop">
          {problem}
        </p>
      )}
      {table.ends.length + table.hidden < 2 ? (
        <p className="py-3 text-muted">
          Nothing here can send or receive yet. Put an EC2 instance into a subnet, and this table says who
          reaches it.
        </p>
      ) : (
        <div className="min-h-0 overflow-auto">
          <ReachGrid
            table={table}
            caption={`Who reaches whom, ${table.trafficName}: each row is a sender, each column a receiver`}
            onAsk={ask}
          />
        </div>
      )}
      {table.hidden > 0 && (
        <p className="text-muted text-xs">
          {table.hidden} more {isFiltered ? 'are not named so' : 'do not fit: filter by name to find them'}.
        </p>
      )}
    </section>
  );
}

/** Both are derived from the state of that revision, not on every render. */
function useReach(revision: number, traffic: Traffic, filter: string) {
  const lab = useLab();
  const { protocol, port } = traffic;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the revision says when the state is another one
  const table = useMemo(() => {
    const { simulation, document } = lab.store.getState();
    return reachTable(simulation, document.cloud, { protocol, port }, filter);
  }, [lab, revision, protocol, port, filter]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  const lastEdit = useMemo(() => {
    const { past, simulation } = lab.store.getState();
    const edit = past.at(-1);
    return edit === undefined ? null : tellLastEdit(edit, simulation.graph, { protocol, port });
  }, [lab, revision, protocol, port]);
  return { table, lastEdit };
}

function FilterField(props: { readonly value: string; readonly onChange: (value: string) => void }) {
  const id = useId();
  return (
    <span className="flex items-center gap-1.5">
      <label htmlFor={id} className="font-medium text-muted text-xs">
        Name or address
      </label>
      <input
        id={id}
        type="search"
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
        className="h-8 w-36 rounded-md border border-line bg-surface px-2 text-[0.8125rem]"
      />
    </span>
  );
}

function Legend({ table }: { readonly table: ReachTable }) {
  return (
    <ul aria-label="Verdicts" className="flex flex-wrap gap-x-4 gap-y-1 text-xs">
      {table.counts.map(({ verdict, title, count }) => {
        const { ink } = verdictLooks[verdict];
        return (
          <li key={verdict} className="flex items-center gap-1.5">
            <VerdictMark verdict={verdict} className={`size-3.5 ${ink}`} />
            {title} <span className="text-muted">{count}</span>
          </li>
        );
      })}
    </ul>
  );
}

function LastEditLine({ edit }: { readonly edit: LastEdit | null }) {
  return (
    <p aria-live="polite" className="text-xs">
      {edit === null ? (
        <span className="text-muted">After an edit, this line says what it opened and what it closed.</span>
      ) : (
        <>
          <span className="text-muted">Last edit, “{edit.label}”:</span> {edit.effect ?? ''}
          {edit.effect === null ? '' : '. '}
          {edit.limits}
        </>
      )}
    </p>
  );
}
