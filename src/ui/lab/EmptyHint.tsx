import { Late } from '../components/Late.tsx';
import { useLabState } from './lab-context.ts';
import { emptyState } from './late-empty-state.ts';

/** What to do where there is nothing yet; gone as soon as something is there. */
export function EmptyHint({ on }: { readonly on: 'canvas' | 'list' }) {
  const isEmpty = useLabState(({ scene }) =>
    scene.nodes.every(
      ({ kind, traits }) => kind === 'internet' || kind === 'region' || traits.includes('collapsed'),
    ),
  );
  if (!isEmpty) return null;
  // Without it the canvas is as good: it does not say that it waits.
  return <Late of={emptyState} props={{ on }} frame={() => null} />;
}
