import { useEffect, useState } from 'react';
import type { LabDocument } from '../../state/canvas.ts';
import type { SnapshotInfo } from '../../state/documents/snapshots.ts';
import { useLabState } from '../lab/lab-context.ts';
import { useLibrary } from './library-context.ts';

/** What a proposal is a change of. */
export interface Base {
  /** `opened`, or a snapshot's id. */
  readonly id: string;
  readonly document: LabDocument;
}

interface Props {
  readonly base: Base | null;
  readonly onBase: (base: Base | null) => void;
  readonly by: string;
  readonly onBy: (by: string) => void;
}

/** Shares what is on the canvas as a change of an earlier state, if one is chosen. */
export function ProposalChoice({ base, onBase, by, onBy }: Props) {
  const { snapshots, origin } = useLibrary();
  const differs = useLabState(({ document }) => document.cloud !== origin.cloud);
  const [list, setList] = useState<readonly SnapshotInfo[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    void snapshots.list().then((listed) => setList(listed.ok ? listed.value : []));
  }, [snapshots]);
  const choose = async (id: string) => {
    setProblem(null);
    if (id === '') return onBase(null);
    if (id === 'opened') return onBase({ id, document: origin });
    const read = await snapshots.read(id);
    if (read.ok) onBase({ id, document: read.value.document });
    else setProblem(read.error);
  };
  if (!differs && list.length === 0 && base === null) return null;
  return (
    <div className="grid gap-2">
      <label className="grid gap-1 font-medium">
        What it shows
        <select
          value={base?.id ?? ''}
          onChange={(event) => void choose(event.target.value)}
          className="h-9 min-w-0 rounded-md border border-line bg-page px-2 font-normal"
        >
          <option value="">What is on the canvas</option>
          {(differs || base?.id === 'opened') && (
            <option value="opened">A proposal: what I changed since it was opened</option>
          )}
          {list.map(({ id, name }) => (
            <option key={id} value={id}>
              A proposal: what changed since “{name}”
            </option>
          ))}
        </select>
      </label>
      {problem !== null && (
        <p role="alert" className="text-drop">
          {problem}
        </p>
      )}
      {base !== null && (
        <>
          <p className="text-muted text-xs">
            Whoever opens it sees how it was, what you propose and what that opens and closes, and can take it
            into a copy.
          </p>
          <label className="grid gap-1 font-medium">
            Your name, if you like
            <input
              value={by}
              maxLength={80}
              onChange={(event) => onBy(event.target.value)}
              autoComplete="off"
              className="h-9 rounded-md border border-line bg-page px-2.5 font-normal"
            />
          </label>
        </>
      )}
    </div>
  );
}
