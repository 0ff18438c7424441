import Share from 'lucide-react/icons/share-2';
import { Button } from '../components/Button.tsx';
import { keysForAria, keysForPeople } from '../components/shortcut-text.ts';
import { shareSheet } from './late-parts.ts';
import { useSheets } from './sheets-context.ts';

/** Opens the sheet with the link and the files to take along. */
export function ShareButton() {
  const { open } = useSheets();
  return (
    <Button
      look="accent"
      className="shrink-0"
      onClick={() => open('share')}
      onPointerEnter={shareSheet.prefetch}
      onFocus={shareSheet.prefetch}
      aria-haspopup="dialog"
      aria-keyshortcuts={keysForAria('Mod+Shift+S')}
      data-tip="A link, a picture or a file"
      data-tip-keys={keysForPeople('Mod+Shift+S')}
    >
      <Share size={14} aria-hidden="true" />
      Share
    </Button>
  );
}
