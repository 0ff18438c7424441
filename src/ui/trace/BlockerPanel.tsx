import { use, useEffect, useRef, useState } from 'react';
import type { Answer, BlockerAnswer } from '../../state/answer.ts';
import type { OpenTrace } from '../../state/lab.ts';
import { nameOfEnd } from '../../state/name-of-end.ts';
import type { PlayerStep } from '../../state/player.ts';
import { useCanvas } from '../canvas/canvas-store.ts';
import { Button } from '../components/Button.tsx';
import { useLab, useLabState } from '../lab/lab-context.ts';
import { BlockerNumber } from './BlockerNumber.tsx';
import { FixCard } from './FixCard.tsx';
import { HeldFixes } from './held-fixes.ts';
import { type Fixes, useFixes } from './use-fixes.ts';

/** Everything that stands in the way, in the order met, each with its own fix; before them the fixes for all of it. */
export function BlockerPanel({
  answer,
  steps,
  open,
}: {
  readonly answer: Answer;
  readonly steps: readonly PlayerStep[];
  readonly open: OpenTrace;
}) {
  const { blockers, assumptions } = answer;
  const fixes = useFixes(open);
  const isHeld = use(HeldFixes);
  const [isAsked, setAsked] = useState(false);
  // Fixes are tried with everything in order.
  const canFix = open.down.length === 0;
  const showsFixes = canFix && (!isHeld || isAsked);
  const heading = useRef<HTMLHeadingElement>(null);
  const asks = useCanvas((state) => state.asksForBlockers);
  const seen = useRef(asks);
  useEffect(() => {
    if (seen.current === asks) return;
    seen.current = asks;
    heading.current?.scrollIntoView({ block: 'nearest' });
    heading.current?.focus();
  }, [asks]);
  return (
    <aside aria-label="What blocks it" className="grid min-w-0 content-start gap-2 text-[0.8125rem]">
      <OutageNote down={open.down} />
      {blockers.length === 0 ? (
        <p
          className={`rounded-lg border p-3 ${answer.verdict === 'reachable' ? 'border-pass/40 bg-pass-soft' : 'border-warn/40 bg-warn-soft'}`}
        >
          {answer.symptom}
        </p>
      ) : (
        <h2 ref={heading} tabIndex={-1} className="font-semibold text-sm">
          {blockers.length === 1 ? 'One thing blocks this' : `${blockers.length} things block this`}
        </h2>
      )}
      {showsFixes && <WholeFixes fixes={fixes} open={open} blockers={blockers.length} />}
      <ol className="grid gap-2">
        {blockers.map((blocker, index) => (
          <Entry
            key={blocker.number}
            blocker={blocker}
            step={steps.findIndex(({ id }) => id === blocker.stepId)}
            fixes={fixes}
            index={index}
            open={open}
            isOnly={blockers.length === 1}
            showsFix={showsFixes}
          />
        ))}
      </ol>
      {canFix && !showsFixes && blockers.length > 0 && (
        <Button onClick={() => setAsked(true)}>Show how to mend it</Button>
      )}
      {assumptions.length > 0 && (
        <p className="text-muted text-xs">Taken for granted: {assumptions.join('; ')}.</p>
      )}
    </aside>
  );
}

function OutageNote({ down }: Pick<OpenTrace, 'down'>) {
  const cloud = useLabState((state) => state.document.cloud);
  if (down.length === 0) return null;
  return (
    <p className="rounded-lg border border-warn/40 bg-warn-soft p-2.5">
      Asked as if {down.map((id) => nameOfEnd(cloud, id)).join(' and ')} were out of order.
    </p>
  );
}

/** The smallest changes that let the packet through, best first. */
function WholeFixes(props: { readonly fixes: Fixes; readonly open: OpenTrace; readonly blockers: number }) {
  const { fixes, open, blockers } = props;
  if (open.trace.verdict === 'reachable') return null;
  if (fixes.found === null && fixes.search === 'under way')
    return (
      <p role="status" className="text-muted text-xs">
        Looking for the smallest fix…
      </p>
    );
  if (fixes.found === null)
    return (
      <>
        {fixes.search === 'failed' && (
          <p role="alert" className="text-drop text-xs">
            The search could not be loaded. Check your connection.
          </p>
        )}
        <Button look="accent" onClick={fixes.find}>
          Find the smallest fix
        </Button>
      </>
    );
  const { choices, none } = fixes.found;
  const title = blockers > 1 ? 'Smallest fix for all of it' : 'Smallest fix';
  return (
    <div aria-live="polite" className="grid gap-2">
      {none !== null && <p className="rounded-lg border border-line bg-page p-2.5">{none}</p>}
      {choices.map((choice, index) => (
        <div key={choice.id} className="grid gap-1">
          <h3 className="font-medium text-muted text-xs">
            {index === 0 ? title : `Or, ${index === 1 ? 'next best' : 'as a third way'}`}
          </h3>
          <FixCard fix={choice} name={`Fix ${index + 1}`} open={open} collateral={choice.collateral} />
        </div>
      ))}
    </div>
  );
}

function Entry(props: {
  readonly blocker: BlockerAnswer;
  readonly step: number;
  readonly fixes: Fixes;
  readonly index: number;
  readonly open: OpenTrace;
  readonly isOnly: boolean;
  readonly showsFix: boolean;
}) {
  const { blocker, step, fixes, index, open, isOnly, showsFix } = props;
  const lab = useLab();
  const own = fixes.found?.each[index] ?? null;
  return (
    <li className="grid gap-1.5 rounded-lg border border-line bg-page p-2.5">
      <button
        type="button"
        onClick={() => lab.seek(step)}
        className="flex w-full items-start gap-2 text-left font-medium hover:underline"
      >
        <BlockerNumber number={blocker.number} />
        <span className="min-w-0">
          {blocker.where}: {blocker.title}
          <span className="font-normal text-muted">
            {blocker.direction === 'forward' ? ' (on the way there)' : ' (on the way back)'}
          </span>
        </span>
      </button>
      <code className="block break-all text-muted text-xs">{blocker.code}</code>
      {showsFix && (own === null || isOnly) && (
        <p>
          <strong className="font-semibold text-pass">Mend:</strong> {blocker.mend}
        </p>
      )}
      {showsFix && own !== null && !isOnly && (
        <FixCard
          fix={own}
          name={`Fix for blocker ${blocker.number} alone`}
          open={open}
          leaves={leaves(own.trace.blockers.length)}
        />
      )}
    </li>
  );
}

function leaves(count: number): string {
  if (count === 0) return 'With this alone the packet gets through.';
  return count === 1 ? 'Mends this one; one other blocker stays.' : `Mends this one; ${count} others stay.`;
}
