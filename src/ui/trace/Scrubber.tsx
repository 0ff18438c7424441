import type { OpenTrace } from '../../state/lab.ts';
import type { PlayerStep } from '../../state/player.ts';
import { useLab } from '../lab/lab-context.ts';

/** One tick for each step, the request above and the reply below; ticks of one hop stand together. */
export function Scrubber({
  steps,
  open,
  hidesAhead = false,
}: {
  readonly steps: readonly PlayerStep[];
  readonly open: OpenTrace;
  /** What comes is not told by its colour. */
  readonly hidesAhead?: boolean;
}) {
  const lab = useLab();
  const current = steps[open.cursor];
  const rows = (['forward', 'reply'] as const).map((direction) => ({
    direction,
    title: direction === 'forward' ? 'Request' : 'Reply',
    ticks: steps.flatMap((step, index) => (step.direction === direction ? [{ step, index }] : [])),
  }));
  return (
    <div className="grid min-w-56 flex-1">
      <input
        type="range"
        min={0}
        max={Math.max(0, steps.length - 1)}
        value={open.cursor}
        onChange={(event) => lab.seek(Number(event.target.value))}
        aria-label="Step of the trace"
        aria-valuetext={current === undefined ? '' : `${current.hop}: ${current.sentence}`}
        className="sr-only"
      />
      {rows.map(({ direction, title, ticks }) =>
        ticks.length === 0 ? null : (
          <div key={direction} className="flex items-center gap-2">
            <span className="w-14 shrink-0 text-muted text-xs">{title}</span>
            <div
              className="flex flex-1 touch-none items-center"
              aria-hidden="true"
              onPointerMove={(event) => {
                const tick = event.buttons === 1 ? tickAt(event.clientX, event.clientY) : null;
                if (tick !== null) lab.seek(tick);
              }}
            >
              {ticks.map(({ step, index }) => (
                <TickMark
                  key={step.id}
                  step={step}
                  index={index}
                  open={open}
                  isHidden={hidesAhead && index > open.cursor}
                  onPick={lab.seek}
                />
              ))}
            </div>
          </div>
        ),
      )}
    </div>
  );
}

/** The step under a pointer that is held down; dragging may go from the request to the reply. */
function tickAt(x: number, y: number): number | null {
  const tick = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-tick]')?.dataset.tick;
  return tick === undefined ? null : Number(tick);
}

function TickMark(props: {
  readonly step: PlayerStep;
  readonly index: number;
  readonly open: OpenTrace;
  readonly isHidden: boolean;
  readonly onPick: (index: number) => void;
}) {
  const { step, index, open, isHidden, onPick } = props;
  const isPast = index <= open.cursor;
  const isBad = !isHidden && (step.mark === 'drop' || step.mark === 'loss');
  const ink = isBad ? 'bg-drop' : isPast ? 'bg-accent' : 'bg-line';
  const height = isBad || index === open.cursor ? 'h-3.5' : 'h-1.5';
  return (
    <button
      type="button"
      tabIndex={-1}
      data-tick={index}
      onPointerDown={() => onPick(index)}
      onClick={() => onPick(index)}
      data-tip={isHidden ? step.hop : `${step.hop}: ${step.sentence}`}
      className={`flex h-4.5 min-w-1.5 flex-1 items-center px-px ${step.opensHop && index > 0 ? 'ml-1.5' : ''}`}
    >
      <span
        className={`block w-full rounded-full ${height} ${ink} ${step.hypothetical && !isBad && !isHidden ? 'opacity-40' : ''} ${index === open.cursor ? 'ring-2 ring-accent ring-offset-1 ring-offset-surface' : ''} ${index === open.changedAt ? 'outline-2 outline-warn outline-offset-3' : ''}`}
      />
    </button>
  );
}
