import { useEffect, useMemo, useState } from 'react';
import { companionsOf } from '../../editor/commands/companions.ts';
import type { Performed } from '../../state/canvas.ts';
import { receiptLines } from '../../state/receipt-lines.ts';
import { Button } from '../components/Button.tsx';
import { useLab } from './lab-context.ts';
import { ToastHead } from './ToastHead.tsx';

/** Undo stays in the toolbar afterwards. */
const SHOWN_MS = 10_000;
/** More calls than this are folded. */
const MOST_LINES = 3;

/** What an edit did, in AWS's own calls, with its undo. */
export function DoneToast({ receipt }: { readonly receipt: Performed }) {
  const lab = useLab();
  const [isPointedAt, setPointedAt] = useState(false);
  const [hasFocus, setFocus] = useState(false);
  const isHeld = isPointedAt || hasFocus;
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
      onPointerEnter={() => setPointedAt(true)}
      onPointerLeave={() => setPointedAt(false)}
      onFocus={() => setFocus(true)}
      onBlur={() => setFocus(false)}
    >
      <ToastHead title={receipt.label}>
        <Button look="quiet" onClick={() => lab.undo()}>
          Undo
        </Button>
      </ToastHead>
      {lines.length > 0 && (
        // biome-ignore lint/a11y/useSemanticElements: it is no set of fields
        <pre
          role="group"
          aria-label="Calls that were made"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard has to be able to scroll it
          tabIndex={0}
          className="mt-1.5 max-h-30 overflow-y-auto whitespace-pre-wrap break-words rounded-md bg-sunken px-2 py-1.5 font-mono text-[0.6875rem] leading-relaxed"
        >
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
