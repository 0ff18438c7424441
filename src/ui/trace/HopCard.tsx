import type { PlayerStep } from '../../state/player.ts';
import { StepDetails } from './StepDetails.tsx';

/** The current step: what happened, what was read to decide it, and what it did to the packet. */
export function HopCard({
  step,
  changed,
}: {
  readonly step: PlayerStep | undefined;
  readonly changed: boolean;
}) {
  if (step === undefined) return null;
  const isBad = step.mark === 'drop' || step.mark === 'loss';
  return (
    <article
      aria-label="Current step"
      className={`grid gap-2 rounded-lg border p-3 ${isBad ? 'border-drop/50 bg-drop-soft' : 'border-line bg-page'}`}
    >
      <header className="flex flex-wrap items-baseline gap-x-2">
        <h2 className="font-semibold text-sm">{step.hop}</h2>
        {!step.hop.includes(step.at) && step.place !== 'internet' && (
          <code className="text-muted text-xs">{step.at}</code>
        )}
        <span className="ml-auto text-muted text-xs">
          {step.direction === 'forward' ? 'Request' : 'Reply'}
          {step.hypothetical ? ', if what blocks were mended' : ''}
          {changed ? ', first step that changed' : ''}
        </span>
      </header>
      <p className="text-sm">{step.sentence}</p>
      <StepDetails step={step} />
    </article>
  );
}
