import { useMemo } from 'react';
import { playerView } from '../../state/player.ts';
import { useLabState } from '../lab/lab-context.ts';
import { PlayerControls } from './PlayerControls.tsx';
import { Scrubber } from './Scrubber.tsx';
import { useTraceKeys } from './use-trace-keys.ts';
import { Verdict } from './Verdict.tsx';

/** The player where room is short and nothing is asked: the verdict, the steps, and what this step did. */
export function SlimPlayer() {
  const open = useLabState((state) => state.open);
  const cloud = useLabState((state) => state.document.cloud);
  const player = useMemo(() => (open === null ? null : playerView(open, cloud)), [open, cloud]);
  const onKeyDown = useTraceKeys();
  if (open === null || player === null) return null;
  const step = player.steps[open.cursor];
  const isBad = step?.mark === 'drop' || step?.mark === 'loss';
  return (
    <section
      aria-label="Trace player"
      onKeyDown={onKeyDown}
      className="grid shrink-0 gap-1 border-line border-t bg-surface px-3 py-1.5"
    >
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <Verdict answer={player.answer} />
        <PlayerControls open={open} />
      </div>
      <Scrubber steps={player.steps} open={open} />
      {step !== undefined && (
        // As high as two lines whatever it says, so that the drawing does not jump from step to step.
        <section
          aria-label="Current step"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard has to be able to scroll it
          tabIndex={0}
          className="h-10 overflow-y-auto -outline-offset-2"
        >
          <p>
            <strong className={`font-semibold ${isBad ? 'text-drop' : ''}`}>{step.hop}</strong>{' '}
            {step.sentence}
          </p>
        </section>
      )}
    </section>
  );
}
