import { useEffect, useState } from 'react';
import { applyRepair } from '../../editor/commands/apply-repair.ts';
import type { OpenTrace } from '../../state/lab.ts';
import type { RepairChoices } from '../../state/repairs.ts';
import { Button } from '../components/Button.tsx';
import { useLab, useLabState } from '../lab/lab-context.ts';

/** It tries edits on copies, which takes every AWS operation: it comes when somebody asks. */
const fetchSearch = () => import('../../state/repairs.ts');

/** The smallest changes that let the open question through: each was tried on a copy and traced again. */
export function RepairList({ open }: { readonly open: OpenTrace }) {
  const lab = useLab();
  const document = useLabState((state) => state.document);
  const [found, setFound] = useState<RepairChoices | null>(null);
  const [search, setSearch] = useState<'idle' | 'under way' | 'failed'>('idle');
  // A repair is for the very cloud it was tried on: after an edit it has to be looked for again.
  useEffect(() => {
    void document.cloud;
    void open.probe;
    setFound(null);
    setSearch('idle');
  }, [document.cloud, open.probe]);
  const find = async () => {
    setSearch('under way');
    try {
      const { repairChoices } = await fetchSearch();
      // What was asked meanwhile is another question.
      const { document: now, open: still } = lab.store.getState();
      if (now.cloud === document.cloud && still?.probe === open.probe)
        setFound(repairChoices(now, open.probe));
    } catch {
      setSearch('failed');
    }
  };
  if (open.trace.verdict === 'reachable') return null;
  if (found === null)
    return (
      <>
        <Button
          look="accent"
          aria-disabled={search === 'under way'}
          onPointerEnter={() => void fetchSearch().catch(() => undefined)}
          onClick={() => void find()}
        >
          Find the smallest fix
        </Button>
        {search === 'failed' && (
          <p role="alert" className="text-muted">
            The search for fixes could not be loaded. Check your connection, then try again.
          </p>
        )}
      </>
    );
  return (
    <div aria-live="polite" className="grid gap-2">
      {found.none !== null && <p className="rounded-lg border border-line bg-page p-2.5">{found.none}</p>}
      {found.choices.map((choice, index) => (
        <section
          key={choice.label}
          aria-label={`Fix ${index + 1}`}
          className="grid gap-1.5 rounded-lg border border-pass/40 bg-pass-soft p-2.5"
        >
          <p className="font-medium">{choice.label}.</p>
          <p className="text-muted text-xs">{choice.collateral}</p>
          <details className="text-xs">
            <summary className="cursor-pointer text-muted">
              {choice.lines.length === 1 ? 'The AWS call' : `The ${choice.lines.length} AWS calls`}
            </summary>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling text has to be reachable by keyboard */}
            <pre tabIndex={0} className="mt-1 overflow-x-auto rounded bg-surface p-2">
              {choice.lines.join('\n')}
            </pre>
          </details>
          <div>
            <Button onClick={() => lab.whenReady(() => lab.run(applyRepair, choice))}>Apply this fix</Button>
          </div>
        </section>
      ))}
    </div>
  );
}
