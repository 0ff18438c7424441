import { useState } from 'react';
import { applyRepair } from '../../editor/commands/apply-repair.ts';
import type { OpenTrace } from '../../state/lab.ts';
import type { Fix } from '../../state/repairs.ts';
import { Button } from '../components/Button.tsx';
import { Late } from '../components/Late.tsx';
import { latePart } from '../components/late-part.ts';
import { useLab } from '../lab/lab-context.ts';
import type { FixPreviewProps } from './FixPreview.tsx';

const preview = latePart<FixPreviewProps>(
  'the preview',
  async () => (await import('./FixPreview.tsx')).FixPreview,
);

/** A fix in words, to be looked at first and made by one press. */
export function FixCard(props: {
  readonly fix: Fix;
  readonly name: string;
  readonly open: OpenTrace;
  /** What else it opens, where that is known already. */
  readonly collateral?: string;
  /** What it leaves: for a fix of one blocker among several. */
  readonly leaves?: string;
}) {
  const { fix, name, open, collateral, leaves } = props;
  const lab = useLab();
  const [isShown, setShown] = useState(false);
  return (
    <section aria-label={name} className="grid gap-1.5 rounded-lg border border-pass/40 bg-pass-soft p-2.5">
      <p className="font-medium">{fix.label}.</p>
      {(collateral ?? leaves) !== undefined && (
        <p className="text-muted text-xs">
          {[collateral, leaves].filter((part) => part !== undefined).join(' ')}
        </p>
      )}
      <div className="flex flex-wrap gap-1.5">
        <Button look="accent" onClick={() => lab.whenReady(() => lab.run(applyRepair, fix))}>
          Apply this fix
        </Button>
        <Button aria-expanded={isShown} onClick={() => setShown(!isShown)}>
          {isShown ? 'Close the preview' : 'Preview'}
        </Button>
      </div>
      <details className="text-xs">
        <summary className="cursor-pointer text-muted">
          {fix.lines.length === 1 ? 'The AWS call' : `The ${fix.lines.length} AWS calls`}
        </summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling text has to be reachable by keyboard */}
        <pre tabIndex={0} className="mt-1 overflow-x-auto rounded bg-surface p-2">
          {fix.lines.join('\n')}
        </pre>
      </details>
      {isShown && <Late of={preview} props={{ fix, open }} />}
    </section>
  );
}
