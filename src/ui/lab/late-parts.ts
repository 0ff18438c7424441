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
