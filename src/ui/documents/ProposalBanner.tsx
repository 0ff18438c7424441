import type { Proposal } from '../../state/documents/library-state.ts';
import { Button } from '../components/Button.tsx';
import { useLibrary } from './library-context.ts';
import { StateSwitch } from './StateSwitch.tsx';
import { useSheets } from './sheets-context.ts';

interface Props {
  readonly proposal: Proposal;
  /** What the sender says about it. */
  readonly words: string | null;
  readonly back: string;
  readonly onBack: () => void;
}

/** Somebody proposes a change: who, both states to look at, and what to do with it. */
export function ProposalBanner({ proposal: { by, shown }, words, back, onBack }: Props) {
  const library = useLibrary();
  const sheets = useSheets();
  return (
    <section
      aria-label="Shared architecture"
      className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-line border-b bg-accent-soft px-4 py-2"
    >
      <div className="min-w-60 flex-1">
        <p className="break-words">
          <strong className="font-semibold">{by ?? 'The sender'} proposes a change.</strong>{' '}
          <span className="text-muted">
            {shown === 'base' ? 'You see the architecture as it was.' : 'You see it with the change.'} Nothing
            is saved here.
          </span>
        </p>
        {words !== null && <p className="mt-1 whitespace-pre-wrap break-words">{words}</p>}
      </div>
      <StateSwitch shown={shown} onShow={(state) => library.showState(state)} />
      <Button onClick={() => sheets.open('proposal')}>Compare…</Button>
      <Button look="accent" onClick={() => void library.takeProposal()}>
        Take it into a copy
      </Button>
      <Button onClick={onBack}>{back}</Button>
    </section>
  );
}
