import { type RefObject, useState } from 'react';
import { CodeSession } from '../../state/code/code-session.ts';
import { useLab, useLabState } from '../lab/lab-context.ts';
import { DocumentCode } from './DocumentCode.tsx';
import { ScriptCode } from './ScriptCode.tsx';
import './code.css';

export interface CodePanelProps {
  /** Where the written text outlives this panel. */
  readonly memory: RefObject<CodeSession | null>;
  /** While it is out of sight it takes no notice of edits. */
  readonly isShown: boolean;
}

const VIEWS = [
  { id: 'document', label: 'Document' },
  { id: 'script', label: 'AWS CLI script' },
] as const;

/** The architecture as text: its document, to be edited, and the script that makes it, to be taken along. */
export function CodePanel({ memory, isShown }: CodePanelProps) {
  const lab = useLab();
  memory.current ??= new CodeSession(lab);
  const session = memory.current;
  const [view, setView] = useState<(typeof VIEWS)[number]['id']>('document');
  const locked = useLabState((state) => state.locked);
  const views = (
    <fieldset aria-label="Show the code of" className="flex shrink-0 rounded-md bg-sunken p-0.5">
      {VIEWS.map(({ id, label }) => (
        <button
          key={id}
          type="button"
          aria-pressed={view === id}
          onClick={() => setView(id)}
          className="h-7 rounded px-2.5 font-medium text-muted text-xs aria-pressed:bg-surface aria-pressed:text-ink aria-pressed:shadow-xs"
        >
          {label}
        </button>
      ))}
    </fieldset>
  );
  return (
    <section
      aria-label="Code"
      className="flex min-h-0 shrink grow basis-[40dvh] flex-col border-line border-t bg-surface max-lg:min-h-80"
    >
      {/* Each keeps its place and its own undo while the other is in sight. */}
      <div hidden={view !== 'document'} className="flex min-h-0 flex-1 flex-col">
        <DocumentCode
          session={session}
          views={views}
          locked={locked}
          isShown={isShown && view === 'document'}
        />
      </div>
      {view === 'script' && <ScriptCode views={views} isShown={isShown} />}
    </section>
  );
}
