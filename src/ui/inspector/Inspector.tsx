import PanelClose from 'lucide-react/icons/panel-right-close';
import PanelOpen from 'lucide-react/icons/panel-right-open';
import type { KeyboardEvent } from 'react';
import { useCanvas, useCanvasStore } from '../canvas/canvas-store.ts';
import { IconButton } from '../components/IconButton.tsx';
import { Late } from '../components/Late.tsx';
import { useLabState } from '../lab/lab-context.ts';
import { selectedPart } from './late-parts.ts';
import { Overview } from './Overview.tsx';
import './inspector.css';

/** Beside the canvas: everything about what is selected, and everything that can be done to it by hand. */
export function Inspector() {
  const canvas = useCanvasStore();
  const isOpen = useCanvas((state) => state.showsInspector);
  const setOpen = (showsInspector: boolean) => canvas.setState({ showsInspector });
  const isSelected = useLabState((state) => state.selection.length > 0);
  if (!isOpen)
    return (
      <aside
        aria-label="Inspector"
        data-region="inspector"
        className="shrink-0 border-line border-l bg-surface p-1"
      >
        <IconButton label="Show inspector" onClick={() => setOpen(true)}>
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
      className="inspector flex w-80 shrink-0 flex-col border-line border-l bg-surface outline-offset-[-2px] max-lg:w-full max-lg:border-l-0 xl:w-88"
    >
      <div className="flex items-center justify-between py-1 pr-1.5 pl-3">
        <h2 className="font-semibold text-[0.6875rem] text-muted uppercase tracking-wider">Inspector</h2>
        <IconButton label="Hide inspector" onClick={() => setOpen(false)}>
          <PanelClose size={16} aria-hidden="true" />
        </IconButton>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto">
        {isSelected ? (
          <Late of={selectedPart} props={{}} />
        ) : (
          <Overview says="Select something to see and change it. What has no box on the canvas:" />
        )}
      </div>
    </aside>
  );
}

/** The canvas deletes what is selected by these keys; here they are pressed with other things in mind. */
function keepDeletion(event: KeyboardEvent): void {
  if (event.key === 'Delete' || event.key === 'Backspace') event.stopPropagation();
}
