import PanelClose from 'lucide-react/icons/panel-right-close';
import PanelOpen from 'lucide-react/icons/panel-right-open';
import { type KeyboardEvent, useMemo } from 'react';
import { type Inspected, inspect } from '../../state/inspector/inspected.ts';
import { useCanvas, useCanvasStore } from '../canvas/canvas-store.ts';
import { IconButton } from '../components/IconButton.tsx';
import { useLabState } from '../lab/lab-context.ts';
import { Details } from './Details.tsx';
import { Overview } from './Overview.tsx';
import { RecordLink } from './RecordLink.tsx';
import { Section } from './Section.tsx';
import { Tags } from './Tags.tsx';
import './inspector.css';

/** Beside the canvas: everything about what is selected, and everything that can be done to it by hand. */
export function Inspector() {
  const canvas = useCanvasStore();
  const isOpen = useCanvas((state) => state.showsInspector);
  const setOpen = (showsInspector: boolean) => canvas.setState({ showsInspector });
  const cloud = useLabState((state) => state.document.cloud);
  const selection = useLabState((state) => state.selection);
  const views = useMemo(() => selection.flatMap((key) => inspect(cloud, key) ?? []), [cloud, selection]);
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
        <Content views={views} isSelected={selection.length > 0} />
      </div>
    </aside>
  );
}

/** The canvas deletes what is selected by these keys; here they are pressed with other things in mind. */
function keepDeletion(event: KeyboardEvent): void {
  if (event.key === 'Delete' || event.key === 'Backspace') event.stopPropagation();
}

interface ContentProps {
  readonly views: readonly Inspected[];
  readonly isSelected: boolean;
}

function Content({ views, isSelected }: ContentProps) {
  const [first] = views;
  if (first === undefined)
    return (
      <Overview
        says={
          isSelected
            ? 'What is selected has no settings of its own. What has no box on the canvas:'
            : 'Select something to see and change it. What has no box on the canvas:'
        }
      />
    );
  // Drafts belong to the resource they were begun for.
  if (views.length === 1) return <Details key={first.key} of={first} />;
  return <Many views={views} />;
}

function Many({ views }: { readonly views: readonly Inspected[] }) {
  return (
    <>
      <p className="px-3 pb-2 font-semibold">{views.length} resources</p>
      <Section title="Selected">
        <ul>
          {views.map((view) => (
            <li key={view.key} className="flex items-baseline justify-between gap-2">
              <RecordLink to={view} />
              <span className="text-muted text-xs">{view.kind}</span>
            </li>
          ))}
        </ul>
      </Section>
      <Tags key={views.map(({ key }) => key).join()} of={views} />
    </>
  );
}
