import { useState } from 'react';
import type { Mark, StepAnswer } from '../../state/answer.ts';
import { Icon, type IconName } from '../components/Icon.tsx';
import { BlockerNumber } from './BlockerNumber.tsx';
import { StepDetails } from './StepDetails.tsx';

const marks: Record<Mark, { readonly icon: IconName; readonly ink: string; readonly says: string }> = {
  pass: { icon: 'pass', ink: 'text-pass', says: 'Passes' },
  rewrite: { icon: 'rewrite', ink: 'text-accent', says: 'Rewritten' },
  skip: { icon: 'skip', ink: 'text-muted', says: 'Goes on' },
  loss: { icon: 'warn', ink: 'text-warn', says: 'Partly lost' },
  drop: { icon: 'drop', ink: 'text-drop', says: 'Dropped' },
};

/** One decision about the packet; opens to show what was read to make it. */
export function StepItem({ step, blocker }: { readonly step: StepAnswer; readonly blocker: number | null }) {
  const [open, setOpen] = useState(blocker !== null);
  const mark = marks[step.mark];
  const details = `${step.id}-details`;
  const tone = step.hypothetical && blocker === null ? 'text-muted' : '';
  return (
    <li className={`rounded-lg ${blocker === null ? '' : 'bg-drop-soft'}`}>
      <button
        id={step.id}
        type="button"
        aria-expanded={open}
        aria-controls={details}
        onClick={() => setOpen(!open)}
        className={`flex w-full scroll-my-24 items-start gap-2 rounded-lg px-2 py-1 text-left text-sm hover:bg-ink/5 ${tone}`}
      >
        <span className={`mt-0.5 ${mark.ink}`}>
          <Icon name={mark.icon} />
        </span>
        <span className="sr-only">
          {step.hypothetical ? 'If mended: ' : ''}
          {mark.says}:{' '}
        </span>
        <span className="min-w-0 flex-1">{step.sentence}</span>
        {blocker !== null && <BlockerNumber number={blocker} />}
        <Icon
          name="chevron"
          className={`mt-0.5 size-4 text-muted transition-transform motion-reduce:transition-none ${open ? 'rotate-180' : ''}`}
        />
      </button>
      <div id={details} hidden={!open} className="px-2 pt-1 pb-3 pl-8">
        {open && <StepDetails step={step} />}
      </div>
    </li>
  );
}
