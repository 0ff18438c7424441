import type { AwsError, Performed } from '../../state/canvas.ts';
import { Late } from '../components/Late.tsx';
import { useLabState } from './lab-context.ts';
import { doneToast } from './late-parts.ts';
import { ToastHead } from './ToastHead.tsx';

/** What the last edit did, in AWS's own calls, with its undo; or why AWS would have refused it. */
export function Receipt({ side = 'left' }: { readonly side?: 'left' | 'right' }) {
  const receipt = useLabState((state) => state.receipt);
  const problem = useLabState((state) => state.problem);
  const isWaiting = useLabState((state) => state.isWaiting);
  return (
    <div
      className={`pointer-events-none absolute bottom-3 z-20 max-h-[calc(100%-4rem)] w-[26rem] max-w-[calc(100%-1.5rem)] overflow-y-auto ${side === 'left' ? 'left-3' : 'right-3'}`}
    >
      <div role="status" aria-live="off">
        {isWaiting && (
          <p className="late rounded-lg border border-line bg-surface p-3 text-muted shadow-lg">
            One moment: the editor is being loaded…
          </p>
        )}
        {receipt !== null && problem === null && isWorthTelling(receipt) && (
          <Late of={doneToast} props={{ receipt }} />
        )}
      </div>
      {problem !== null && <Refused problem={problem} />}
    </div>
  );
}

/** Moving a box makes no call and needs no toast. */
function isWorthTelling({ requests, notes }: Performed): boolean {
  return requests.length > 0 || notes.length > 0;
}

function Refused({ problem }: { readonly problem: AwsError }) {
  return (
    <section
      aria-label="Not done"
      className="pointer-events-auto rounded-lg border border-drop bg-surface p-3 shadow-lg"
    >
      <ToastHead title="Not done" />
      <p className="mt-1 font-mono font-semibold text-[0.75rem] text-drop">{problem.code}</p>
      <p className="mt-0.5 text-xs">{problem.message}</p>
    </section>
  );
}
