import { useState } from 'react';
import { LateDialog } from '../components/LateDialog.tsx';
import { startDialog } from './late-parts.ts';

/** The dialog of all architectures behind a button: what the button needs, and the dialog to stand beside it. */
export function useStartDialog() {
  const [isOpen, setOpen] = useState(false);
  return {
    opener: {
      onClick: () => setOpen(true),
      onPointerEnter: startDialog.prefetch,
      onFocus: startDialog.prefetch,
    },
    dialog: isOpen && (
      <LateDialog
        of={startDialog}
        props={{ onClose: () => setOpen(false) }}
        title="Architectures"
        width="wide"
      />
    ),
  };
}
