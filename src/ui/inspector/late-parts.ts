import { latePart } from '../components/late-part.ts';

/** Editors and tables of what is selected: while nothing is, nobody needs them. */
export const selectedPart = latePart<object>(
  'its settings',
  async () => (await import('./Selected.tsx')).Selected,
);
