import { type ReactNode, useEffect, useState } from 'react';
import { Button } from './Button.tsx';
import type { LatePart } from './late-part.ts';

interface Props<Inner> {
  readonly of: LatePart<Inner>;
  readonly props: Inner;
  /** What stands around the waiting or the failure: a dialog's frame, a panel of the right height. */
  readonly frame?: (inside: ReactNode) => ReactNode;
}

/**
 * Renders a part whose code may not be there yet. Where it is, it renders at once; until then a line says so,
 * or why not, and offers to try again.
 */
export function Late<Inner extends object>({ of: part, props, frame = (inside) => inside }: Props<Inner>) {
  const [attempt, setAttempt] = useState(1);
  const [outcome, setOutcome] = useState<'waiting' | 'ready' | 'failed'>('waiting');
  useEffect(() => {
    void attempt;
    let isCurrent = true;
    const settle = (next: 'ready' | 'failed') => {
      if (isCurrent) setOutcome(next);
    };
    setOutcome('waiting');
    part.fetch().then(
      () => settle('ready'),
      () => settle('failed'),
    );
    return () => {
      isCurrent = false;
    };
  }, [part, attempt]);
  const Ready = part.component();
  if (Ready !== null) return <Ready {...props} />;
  if (outcome === 'failed')
    return frame(<Failure name={part.name} onRetry={() => setAttempt(attempt + 1)} />);
  // It shows itself late, so that what comes quickly does not flash.
  return frame(
    <p role="status" className="late p-3 text-muted">
      Loading {part.name}…
    </p>,
  );
}

function Failure({ name, onRetry }: { readonly name: string; readonly onRetry: () => void }) {
  return (
    <div role="alert" className="pointer-events-auto flex flex-wrap items-center gap-3 p-3">
      <p className="text-muted">
        {name.charAt(0).toUpperCase() + name.slice(1)} could not be loaded. Check your connection.
      </p>
      <Button onClick={onRetry}>Try again</Button>
    </div>
  );
}
