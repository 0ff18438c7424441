import { latePart } from '../components/late-part.ts';
import type { SearchDialogProps } from './SearchDialog.tsx';

export const searchDialog = latePart<SearchDialogProps>(
  'the search',
  async () => (await import('./SearchDialog.tsx')).SearchDialog,
);

export const shortcutSheet = latePart<{ readonly onClose: () => void }>(
  'the shortcuts',
  async () => (await import('./ShortcutSheet.tsx')).ShortcutSheet,
);
