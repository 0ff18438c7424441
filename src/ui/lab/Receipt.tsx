import X from 'lucide-react/icons/x';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { companionsOf } from '../../editor/commands/companions.ts';
import type { AwsError, Performed } from '../../state/canvas.ts';
import { receiptLines } from '../../state/receipt-lines.ts';
import { Button } from '../components/Button.tsx';
import { IconButton } from '../components/IconButton.tsx';
import { useLab, useLabState } from './lab-context.ts';

/** Undo stays in the toolbar afterwards. */
const SHOWN_MS = 10_000;
/** More calls than this are folded. */
const MOST_LINES = 3;

/** What the last edit did, in AWS's own calls, with its undo; or why AWS would have refused it. */
export function Receipt({ side = 'left' }: { readonly side?: 'left' | 'right' }) {
  const receipt = useLabState((state) => state.receipt);
  const problem = useLabState((state) => state.problem);
  return (
    <div
      className={`pointer-events-none absolute bottom-3 z-20 max-h-[calc(100%-4rem)] w-[26rem] max-w-[calc(100%-1.5rem)] overflow-y-auto ${side === 'left' ? 'left-3' : 'right-3'}`}
    >
      <div role="status" aria-live="polite">
        {receipt !== null && problem === null && isWorthTelling(receipt) && <Done receipt={receipt} />}
      </div>
      <div role="alert">{problem !== null && <Refused problem={problem} />}</div>
    </div>
  );
}

/** Moving a box makes no call and needs no toast. */
function isWorthTelling({ requests, notes }: Performed): boolean {
  return requests.length > 0 || notes.length > 0;
}

function Done({ receipt }: { readonly receipt: Performed }) {
  const lab = useLab();
  const [isHeld, setHeld] = useState(false);
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    if (isHeld || isOpen) return;
    const timer = setTimeout(() => {
      // A newer receipt has a timer of its own.
      if (lab.store.getState().receipt === receipt) lab.dismiss();
    }, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [receipt, isHeld, isOpen, lab]);
  const lines = receiptLines(receipt);
  const companions = useMemo(() => companionsOf(receipt), [receipt]);
  const shown = isOpen ? lines : lines.slice(0, MOST_LINES);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only keeps the toast while it is read
    <div
      className="pointer-events-auto rounded-lg border border-line bg-surface p-3 shadow-lg"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Head title={receipt.label}>
        <Button look="quiet" onClick={() => lab.undo()}>
          Undo
        </Button>
      </Head>
      {lines.length > 0 && (
        <pre className="mt-1.5 max-h-48 overflow-y-auto whitespace-pre-wrap break-words rounded-md bg-sunken px-2 py-1.5 font-mono text-[0.6875rem] leading-relaxed">
          {shown.join('\n')}
        </pre>
      )}
      {lines.length > MOST_LINES && (
        <Button look="quiet" className="mt-1 h-7" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? 'Show fewer calls' : `Show all ${lines.length} calls`}
        </Button>
      )}
      {receipt.notes.length > 0 && (
        <ul className="mt-1.5 space-y-0.5 text-muted text-xs">
          {receipt.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {companions.length > 0 && (
        <div className="mt-2 flex flex-wrap gap-1.5">
          {companions.map(({ title, start }) => (
            <Button key={title} onClick={() => start((command, args) => lab.run(command, args))}>
              {title}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}

function Refused({ problem }: { readonly problem: AwsError }) {
  return (
    <div className="pointer-events-auto rounded-lg border border-drop bg-surface p-3 shadow-lg">
      <Head title="Not done" />
      <p className="mt-1 font-mono font-semibold text-[0.75rem] text-drop">{problem.code}</p>
      <p className="mt-0.5 text-xs">{problem.message}</p>
    </div>
  );
}

function Head({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  const lab = useLab();
  return (
    <div className="flex items-center gap-1">
      <p className="min-w-0 flex-1 truncate font-semibold">{title}</p>
      {children}
      <IconButton label="Dismiss" onClick={() => lab.dismiss()}>
        <X size={16} aria-hidden="true" />
      </IconButton>
    </div>
  );
}
