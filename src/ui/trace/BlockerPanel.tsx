import type { Answer } from '../../state/answer.ts';
import type { OpenTrace } from '../../state/lab.ts';
import type { PlayerStep } from '../../state/player.ts';
import { useLab } from '../lab/lab-context.ts';
import { RepairList } from './RepairList.tsx';

/** Everything that stands in the way, in the order met; each leads to its step. */
export function BlockerPanel({
  answer,
  steps,
  open,
}: {
  readonly answer: Answer;
  readonly steps: readonly PlayerStep[];
  readonly open: OpenTrace;
}) {
  const lab = useLab();
  const { blockers, assumptions } = answer;
  const indexOf = (id: string) => steps.findIndex((step) => step.id === id);
  return (
    <aside aria-label="What blocks it" className="grid min-w-0 content-start gap-2 text-sm">
      {blockers.length === 0 ? (
        <>
          <p
            className={`rounded-lg border p-3 ${answer.verdict === 'reachable' ? 'border-pass/40 bg-pass-soft' : 'border-warn/40 bg-warn-soft'}`}
          >
            {answer.symptom}
          </p>
          <RepairList open={open} />
        </>
      ) : (
        <>
          <h2 className="font-semibold">
            {blockers.length === 1 ? 'One thing blocks this' : `${blockers.length} things block this`}
          </h2>
          <RepairList open={open} />
          <ol className="grid gap-2">
            {blockers.map((blocker) => (
              <li key={blocker.number} className="rounded-lg border border-line bg-page p-2.5">
                <button
                  type="button"
                  onClick={() => lab.seek(indexOf(blocker.stepId))}
                  className="block w-full text-left font-medium hover:underline"
                >
                  {blocker.number}. {blocker.where}: {blocker.title}
                  <span className="font-normal text-muted">
                    {blocker.direction === 'forward' ? ' (on the way there)' : ' (on the way back)'}
                  </span>
                </button>
                <p className="mt-1">
                  <strong className="font-semibold text-pass">Mend:</strong> {blocker.mend}
                </p>
                <code className="mt-1 block break-all text-muted text-xs">{blocker.code}</code>
              </li>
            ))}
          </ol>
        </>
      )}
      {assumptions.length > 0 && (
        <p className="text-muted text-xs">Taken for granted: {assumptions.join('; ')}.</p>
      )}
    </aside>
  );
}
