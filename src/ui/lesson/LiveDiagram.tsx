import { ReactFlowProvider } from '@xyflow/react';
import Play from 'lucide-react/icons/play';
import { useMemo, useState } from 'react';
import type { DiagramSource } from '../../lessons/content/cloud-source.ts';
import { type Diagram, openDiagram } from '../../state/learn/diagram.ts';
import { playerView } from '../../state/player.ts';
import { markOf } from '../../state/question-mark.ts';
import { CanvasContext, createCanvasStore } from '../canvas/canvas-store.ts';
import { prefersStill } from '../canvas/view.ts';
import { Button } from '../components/Button.tsx';
import { Icon } from '../components/Icon.tsx';
import { LabContext, useLab, useLabState } from '../lab/lab-context.ts';
import { PlayerControls } from '../trace/PlayerControls.tsx';
import { Scrubber } from '../trace/Scrubber.tsx';
import { StepDetails } from '../trace/StepDetails.tsx';
import { markInk } from '../trace/Verdict.tsx';
import { DiagramCanvas } from './DiagramCanvas.tsx';

/** A small canvas whose packets are the simulator's own. */
export function LiveDiagram({ source }: { readonly source: DiagramSource }) {
  const [diagram] = useState(() => openDiagram(source));
  const [canvas] = useState(createCanvasStore);
  return (
    <LabContext value={diagram.lab}>
      <CanvasContext value={canvas}>
        <ReactFlowProvider>
          <DiagramCanvas />
          <Panel buttons={diagram.buttons} />
        </ReactFlowProvider>
      </CanvasContext>
    </LabContext>
  );
}

function Panel({ buttons }: Pick<Diagram, 'buttons'>) {
  const lab = useLab();
  const open = useLabState((state) => state.open);
  const send = (probe: Diagram['buttons'][number]['probe']) => {
    if (!lab.ask(probe).ok) return;
    lab.setPlaying(!prefersStill());
  };
  return (
    <div className="border-line border-t p-3">
      <div className="flex flex-wrap gap-2">
        {buttons.map(({ say, probe }) => (
          <Button
            key={say}
            look={open === null || open.probe.id === probe.id ? 'accent' : 'plain'}
            onClick={() => send(probe)}
          >
            <Play size={14} aria-hidden="true" />
            {say}
          </Button>
        ))}
      </div>
      {open !== null && <Player />}
    </div>
  );
}

function Player() {
  const open = useLabState((state) => state.open);
  const cloud = useLabState((state) => state.document.cloud);
  const view = useMemo(() => (open === null ? null : playerView(open, cloud)), [open, cloud]);
  if (open === null || view === null) return null;
  const { answer, steps } = view;
  const step = steps[open.cursor];
  const mark = markOf(answer.verdict);
  return (
    <div className="mt-3 grid gap-2 text-sm">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <p role="status" className={`flex items-center gap-2 font-semibold ${markInk[mark]}`}>
          <Icon name={mark} className="size-5" />
          {answer.title}
        </p>
        <PlayerControls open={open} />
      </div>
      <Scrubber steps={steps} open={open} />
      {step !== undefined && (
        <div className="grid min-h-24 gap-2">
          <p>
            <strong className="font-semibold">{step.hop}</strong>
            <span className="text-muted"> · {step.direction === 'forward' ? 'request' : 'reply'}</span>
            <br />
            {step.sentence}
          </p>
          <StepDetails step={step} />
        </div>
      )}
    </div>
  );
}
