import ListTree from 'lucide-react/icons/list-tree';
import Network from 'lucide-react/icons/network';
import Route from 'lucide-react/icons/route';
import Sliders from 'lucide-react/icons/sliders-horizontal';
import { type Panel, useCanvas, useCanvasStore } from '../canvas/canvas-store.ts';

const panels: readonly { readonly panel: Panel; readonly label: string; readonly Drawing: typeof Route }[] = [
  { panel: 'list', label: 'List', Drawing: ListTree },
  { panel: 'canvas', label: 'Canvas', Drawing: Network },
  { panel: 'details', label: 'Details', Drawing: Sliders },
  { panel: 'trace', label: 'Trace', Drawing: Route },
];

/** On a small screen, at its bottom: which part of the Lab is in sight. */
export function PanelTabs() {
  const canvas = useCanvasStore();
  const current = useCanvas((state) => state.panel);
  return (
    <nav aria-label="Parts of the Lab" className="grid shrink-0 grid-cols-4 border-line border-t bg-surface">
      {panels.map(({ panel, label, Drawing }) => (
        <button
          key={panel}
          type="button"
          aria-current={current === panel ? 'page' : undefined}
          onClick={() => canvas.setState({ panel })}
          className="flex h-13 flex-col items-center justify-center gap-0.5 border-transparent border-t-2 font-medium text-[0.6875rem] text-muted outline-offset-[-2px] aria-[current]:border-accent aria-[current]:text-accent"
        >
          <Drawing size={18} aria-hidden="true" />
          {label}
        </button>
      ))}
    </nav>
  );
}
