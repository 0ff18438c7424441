import { latePart } from '../components/late-part.ts';

/** A first visit shows a working sample. */
export const emptyState = latePart<{ readonly on: 'canvas' | 'list' }>(
  'what to begin with',
  async () => (await import('./EmptyState.tsx')).EmptyState,
);
