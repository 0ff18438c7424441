import Share from 'lucide-react/icons/share-2';
import { useState } from 'react';
import { Button } from '../components/Button.tsx';
import { ShareSheet } from './ShareSheet.tsx';

/** Opens the sheet with the link and the files to take along. */
export function ShareButton() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button look="accent" onClick={() => setOpen(true)} aria-haspopup="dialog">
        <Share size={14} aria-hidden="true" />
        Share
      </Button>
      {isOpen && <ShareSheet onClose={() => setOpen(false)} />}
    </>
  );
}
