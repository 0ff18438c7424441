import { ReactFlowProvider } from '@xyflow/react';
import ExternalLink from 'lucide-react/icons/external-link';
import { useState } from 'react';
import type { LabDocument } from '../../state/canvas.ts';
import type { Lab } from '../../state/lab.ts';
import { CanvasContext, createCanvasStore } from '../canvas/canvas-store.ts';
import { LabCanvas } from '../canvas/LabCanvas.tsx';
import { Logo } from '../components/Logo.tsx';
import { TooltipLayer } from '../components/TooltipLayer.tsx';
import { type ProposalState, StateSwitch } from '../documents/StateSwitch.tsx';
import { SlimPlayer } from '../trace/SlimPlayer.tsx';
import { LabContext, useLab, useLabState } from './lab-context.ts';
import { Receipt } from './Receipt.tsx';

interface Props {
  readonly lab: Lab;
  /** The same architecture in the whole program. */
  readonly address: string;
  /** Why the link could not be opened. */
  readonly problem: string | null;
  /** What the link proposes to make of it. */
  readonly proposed: LabDocument | null;
}

/** An architecture inside another page: the drawing, its trace, and a way to the whole program. */
export function EmbedScreen({ lab, address, problem, proposed }: Props) {
  const [canvas] = useState(createCanvasStore);
  return (
    <LabContext value={lab}>
      <CanvasContext value={canvas}>
        <ReactFlowProvider>
          <div className="lab flex h-dvh flex-col bg-page text-[0.8125rem] text-ink">
            <main className="flex min-h-0 flex-1 flex-col">
              {problem === null ? (
                <>
                  <div className="relative min-h-0 flex-1">
                    <LabCanvas />
                    <Receipt />
                  </div>
                  <SlimPlayer />
                </>
              ) : (
                <p role="alert" className="m-auto max-w-md p-6 text-center">
                  {problem}
                </p>
              )}
            </main>
            <EmbedBar address={address} proposed={proposed} />
            <TooltipLayer />
          </div>
        </ReactFlowProvider>
      </CanvasContext>
    </LabContext>
  );
}

function EmbedBar({ address, proposed }: Pick<Props, 'address' | 'proposed'>) {
  const name = useLabState((state) => state.document.name);
  return (
    <footer className="flex h-9 shrink-0 items-center gap-2 border-line border-t bg-surface px-3">
      <Logo className="size-5" />
      <h1 className="min-w-0 flex-1 truncate font-medium">{name}</h1>
      {proposed !== null && <Proposed proposed={proposed} />}
      <a
        href={address}
        target="_blank"
        rel="noreferrer"
        className="inline-flex items-center gap-1.5 font-medium text-accent hover:underline"
      >
        Open in Skytrace
        <ExternalLink size={13} aria-hidden="true" />
      </a>
    </footer>
  );
}

function Proposed({ proposed }: { readonly proposed: LabDocument }) {
  const lab = useLab();
  const [base] = useState(() => lab.store.getState().document);
  const [shown, setShown] = useState<ProposalState>('base');
  const show = (state: ProposalState) => {
    setShown(state);
    lab.show(state === 'base' ? base : proposed);
  };
  return <StateSwitch shown={shown} onShow={show} />;
}
