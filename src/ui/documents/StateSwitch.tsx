export type ProposalState = 'base' | 'proposed';

const states = [
  { state: 'base', label: 'As it was' },
  { state: 'proposed', label: 'As proposed' },
] as const;

interface Props {
  readonly shown: ProposalState;
  readonly onShow: (state: ProposalState) => void;
}

/** Which of a proposal's two states is on the canvas. */
export function StateSwitch({ shown, onShow }: Props) {
  return (
    <fieldset aria-label="On the canvas" className="flex shrink-0 rounded-md bg-sunken p-0.5">
      {states.map(({ state, label }) => (
        <button
          key={state}
          type="button"
          aria-pressed={shown === state}
          onClick={() => onShow(state)}
          className="inline-flex h-7 items-center rounded px-2.5 font-medium text-muted text-xs hover:text-ink aria-pressed:bg-surface aria-pressed:text-ink aria-pressed:shadow-xs"
        >
          {label}
        </button>
      ))}
    </fieldset>
  );
}
