import { useMemo } from 'react';
import { compareDocuments } from '../../state/documents/comparison.ts';
import { Button } from '../components/Button.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { ComparisonView } from './ComparisonView.tsx';
import { useLibrary, useLibraryState } from './library-context.ts';

/** What a proposal does: to the traffic, and resource by resource. */
export function ProposalDialog({ onClose }: { readonly onClose: () => void }) {
  const library = useLibrary();
  const proposal = useLibraryState(({ shared }) => shared?.proposal ?? null);
  const [base, proposed] = [proposal?.base, proposal?.proposed];
  const comparison = useMemo(
    () => (base === undefined || proposed === undefined ? null : compareDocuments(base, proposed)),
    [base, proposed],
  );
  if (proposal === null || comparison === null) return null;
  const show = () => {
    library.showState('proposed');
    onClose();
  };
  const take = () => {
    onClose();
    void library.takeProposal();
  };
  return (
    <Dialog
      title={proposal.by === null ? 'The proposal' : `What ${proposal.by} proposes`}
      width="wide"
      onClose={onClose}
    >
      <div className="grid gap-4">
        <ComparisonView comparison={comparison} />
        <div className="flex flex-wrap justify-end gap-2">
          {proposal.shown === 'base' && <Button onClick={show}>Show it on the canvas</Button>}
          <Button look="accent" onClick={take}>
            Take it into a copy
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
