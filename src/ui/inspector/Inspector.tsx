import PanelClose from 'lucide-react/icons/panel-right-close';
import PanelOpen from 'lucide-react/icons/panel-right-open';
import { type CSSProperties, type KeyboardEvent, useState } from 'react';
import { useCanvas } from '../canvas/canvas-store.ts';
import { IconButton } from '../components/IconButton.tsx';
import { Late } from '../components/Late.tsx';
import { Splitter } from '../components/Splitter.tsx';
import { useLabState } from '../lab/lab-context.ts';
import { isSmallWindow, usePanel } from '../lab/panels.ts';
import { useIsNarrow } from '../lab/use-is-narrow.ts';
import { selectedPart } from './late-parts.ts';
import { Overview } from './Overview.tsx';
import './inspector.css';

const limits = () => {
  const isSmall = isSmallWindow();
  return { least: 264, most: 640, start: isSmall ? 296 : 348, startsFolded: isSmall };
};

/** Beside the canvas: everything about what is selected, and everything that can be done to it by hand. */
export function Inspector() {
  const panel = usePanel('inspector', limits);
  const isNarrow = useIsNarrow();
  const asks = useCanvas((state) => state.asksForInspector);
  const selection = useLabState((state) => state.selection);
  const isSelected = selection.length > 0;
  const [seen, setSeen] = useState(selection);
  if (seen !== selection) {
    setSeen(selection);
    if (isSelected && !panel.isChosen) panel.reveal();
  }
  const [seenAsks, setSeenAsks] = useState(asks);
  if (seenAsks !== asks) {
    setSeenAsks(asks);
    panel.reveal();
  }
  if (!panel.isOpen && !isNarrow)
    return (
      <aside
        aria-label="Inspector"
        data-region="inspector"
        className="shrink-0 border-line border-l bg-surface p-1"
      >
        <IconButton label="Show inspector" onClick={() => panel.setOpen(true)}>
          <PanelOpen size={16} aria-hidden="true" />
        </IconButton>
      </aside>
    );
  return (
    <aside
      aria-label="Inspector"
      data-region="inspector"
      tabIndex={-1}
      onKeyDown={keepDeletion}
      style={{ '--inspector': `${panel.size}px` } as CSSProperties}
      className="inspector relative flex shrink-0 flex-col border-line border-l bg-surface outline-offset-[-2px] max-lg:w-full max-lg:border-l-0 lg:w-(--inspector)"
    >
      <Splitter
        label="Width of the inspector"
        side="left"
        {...panel}
        onResize={panel.resize}
        onFold={() => panel.setOpen(false)}
      />
      <div className="flex items-center justify-between py-1 pr-1.5 pl-3">
        <h2 className="font-semibold text-[0.6875rem] text-muted uppercase tracking-wider">Inspector</h2>
        <IconButton label="Hide inspector" onClick={() => panel.setOpen(false)}>
          <PanelClose size={16} aria-hidden="true" />
        </IconButton>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto">
        {isSelected ? (
          <Late of={selectedPart} props={{}} />
        ) : (
          <Overview says="Select something to see and change it." />
        )}
      </div>
    </aside>
  );
}

/** The canvas deletes what is selected by these keys; here they are pressed with other things in mind. */
function keepDeletion(event: KeyboardEvent): void {
  if (event.key === 'Delete' || event.key === 'Backspace') event.stopPropagation();
}
