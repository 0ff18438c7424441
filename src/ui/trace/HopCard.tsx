import type { PlayerStep } from '../../state/player.ts';
import { NEW_ROW } from '../../state/rule-place.ts';
import { stepText } from '../../state/step-text.ts';
import { Button } from '../components/Button.tsx';
import { CopyButton } from '../inspector/CopyButton.tsx';
import { useIntents } from '../lab/use-intents.ts';
import { MemoryNote } from './MemoryNote.tsx';
import { StepDetails } from './StepDetails.tsx';

/** The current step: what happened, what was read to decide it, and what it did to the packet. */
export function HopCard({
  step,
  changed,
}: {
  readonly step: PlayerStep | undefined;
  readonly changed: boolean;
}) {
  const { editRule } = useIntents();
  if (step === undefined) return null;
  const isBad = step.mark === 'drop' || step.mark === 'loss';
  const { edit } = step;
  return (
    <article
      aria-label="Current step"
      className={`grid gap-2 rounded-lg border p-3 ${isBad ? 'border-drop/50 bg-drop-soft' : 'border-line bg-page'}`}
    >
      <header className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <h2 className="font-semibold text-sm">{step.hop}</h2>
        <span className="text-muted text-xs">
          {step.direction === 'forward' ? 'Request' : 'Reply'}
          {step.hypothetical ? ', if what blocks were mended' : ''}
        </span>
        {changed && (
          <span className="rounded-full bg-warn-soft px-2 py-0.5 font-medium text-warn text-xs">
            First step that changed
          </span>
        )}
        <span className="ml-auto flex items-center gap-1 max-lg:hidden">
          {edit !== null && (
            <Button className="h-6.5! px-2! text-xs!" onClick={() => editRule(edit)}>
              {editWords(edit.row)}
            </Button>
          )}
          <CopyButton text={stepText(step)} label="Copy this step as text" />
        </span>
      </header>
      <p className="text-sm">{step.sentence}</p>
      <StepDetails step={step} />
      {step.memory !== null && <MemoryNote memory={step.memory} />}
    </article>
  );
}

function editWords(row: string | null): string {
  if (row === null) return 'Open this table';
  return row === NEW_ROW ? 'Add a rule here' : 'Edit this rule';
}
