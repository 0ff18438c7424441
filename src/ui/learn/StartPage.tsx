import { useEffect } from 'react';
import { learnLink } from '../../state/learn/learn-route.ts';
import { startPath } from '../../state/learn/overview.ts';
import { useLearn } from './learn-context.ts';

/** Leads on to a lesson; the way back leads past it. */
export function StartPage() {
  const learn = useLearn();
  useEffect(() => globalThis.location.replace(learnLink(...startPath(learn.progress))), [learn]);
  return (
    <p role="status" className="text-muted">
      Opening…
    </p>
  );
}
