import History from 'lucide-react/icons/history';
import Redo from 'lucide-react/icons/redo-2';
import Undo from 'lucide-react/icons/undo-2';
import type { ReactNode } from 'react';
import { Button } from '../components/Button.tsx';
import { IconButton } from '../components/IconButton.tsx';
import { Popover } from '../components/Popover.tsx';
import { keysForAria, keysForPeople } from '../components/shortcut-text.ts';
import { useLab, useLabState } from './lab-context.ts';

/** Undo and redo that say what they would undo and redo, and the list of everything done. */
export function HistoryButtons() {
  const lab = useLab();
  const last = useLabState((state) => state.past.at(-1)?.label);
  const next = useLabState((state) => state.future[0]?.label);
  return (
    <>
      <Step verb="Undo" label={last} shortcut="Mod+Z" onClick={() => lab.undo()}>
        <Undo size={16} aria-hidden="true" />
      </Step>
      <Step verb="Redo" label={next} shortcut="Mod+Shift+Z" onClick={() => lab.redo()}>
        <Redo size={16} aria-hidden="true" />
      </Step>
      <Popover
        label="History"
        button={(props) => (
          <IconButton label="History" {...props}>
            <History size={16} aria-hidden="true" />
          </IconButton>
        )}
      >
        {(close) => <HistoryList close={close} />}
      </Popover>
    </>
  );
}

interface StepProps {
  readonly verb: 'Undo' | 'Redo';
  readonly label: string | undefined;
  readonly shortcut: string;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function Step({ verb, label, shortcut, onClick, children }: StepProps) {
  const words = label === undefined ? `Nothing to ${verb.toLowerCase()}` : `${verb}: ${label}`;
  return (
    <Button
      look="quiet"
      className="shrink-0"
      disabled={label === undefined}
      onClick={onClick}
      aria-label={words}
      aria-keyshortcuts={keysForAria(shortcut)}
      data-tip={words}
      data-tip-keys={keysForPeople(shortcut)}
    >
      {children}
      {verb === 'Undo' && label !== undefined && (
        <span className="max-w-44 truncate max-[1600px]:hidden">{words}</span>
      )}
    </Button>
  );
}

function HistoryList({ close }: { readonly close: () => void }) {
  const lab = useLab();
  const past = useLabState((state) => state.past);
  const future = useLabState((state) => state.future);
  if (past.length + future.length === 0)
    return <p className="px-2 py-1.5 text-muted">Nothing was changed yet.</p>;
  const go = (steps: number) => {
    for (let step = 0; step < Math.abs(steps); step++) {
      if (steps < 0) lab.undo();
      else lab.redo();
    }
    close();
  };
  return (
    <ol>
      <Entry label="As it was opened" isNow={past.length === 0} onClick={() => go(-past.length)} />
      {past.map((entry, index) => (
        <Entry
          // biome-ignore lint/suspicious/noArrayIndexKey: entries have no other identity and never change places
          key={index}
          label={entry.label}
          isNow={index === past.length - 1}
          onClick={() => go(index + 1 - past.length)}
        />
      ))}
      {future.map((entry, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        <Entry key={index} label={entry.label} isUndone onClick={() => go(index + 1)} />
      ))}
    </ol>
  );
}

interface EntryProps {
  readonly label: string;
  readonly isNow?: boolean;
  readonly isUndone?: boolean;
  readonly onClick: () => void;
}

function Entry({ label, isNow = false, isUndone = false, onClick }: EntryProps) {
  return (
    <li>
      <button
        type="button"
        onClick={onClick}
        aria-current={isNow ? 'step' : undefined}
        className={`block w-72 truncate rounded-md px-2.5 py-1 text-left hover:bg-sunken ${isUndone ? 'text-muted line-through' : ''} ${isNow ? 'font-semibold text-accent' : ''}`}
      >
        {label}
      </button>
    </li>
  );
}
