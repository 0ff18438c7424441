import type { Performed } from '../../state/canvas.ts';
import { latePart } from '../components/late-part.ts';

/** Writing calls as command lines takes AWS's service model: it comes with the first edit. */
export const doneToast = latePart<{ readonly receipt: Performed }>(
  'what it did',
  async () => (await import('./DoneToast.tsx')).DoneToast,
);

/** The other way to see an architecture: for those who ask for it. */
export const listView = latePart<object>(
  'the list',
  async () => (await import('../list/ListView.tsx')).ListView,
);

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
}

/** Counting what a deletion takes along: before one that takes more than is selected. */
export const deleteDialog = latePart<DialogProps>(
  'the question',
  async () => (await import('./DeleteDialog.tsx')).DeleteDialog,
);

export const groupDialog = latePart<DialogProps>(
  'the question',
  async () => (await import('./GroupDialog.tsx')).GroupDialog,
);
