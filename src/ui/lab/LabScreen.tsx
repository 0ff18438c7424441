import { ReactFlowProvider } from '@xyflow/react';
import { type ReactNode, useRef, useState } from 'react';
import type { Lab } from '../../state/lab.ts';
import { CanvasContext, createCanvasStore } from '../canvas/canvas-store.ts';
import { DropLabel } from '../canvas/DropLabel.tsx';
import { LabCanvas } from '../canvas/LabCanvas.tsx';
import { TooltipLayer } from '../components/TooltipLayer.tsx';
import { EmptyHint } from './EmptyHint.tsx';
import { LabContext } from './lab-context.ts';
import { Palette } from './Palette.tsx';
import { Receipt } from './Receipt.tsx';
import { StatusBar } from './StatusBar.tsx';
import { Toolbar } from './Toolbar.tsx';
import type { ThemePort } from './theme-port.ts';
import { useLabKeys } from './use-lab-keys.ts';

interface Props {
  readonly lab: Lab;
  readonly theme: ThemePort;
  /** Beside the canvas, at the right. */
  readonly inspector?: ReactNode;
  /** Below the canvas: the trace player. */
  readonly children?: ReactNode;
}

/** The Lab: palette, canvas and what stands around them. Several may stand on one page, each with its own lab. */
export function LabScreen({ lab, theme, inspector, children }: Props) {
  const [canvas] = useState(createCanvasStore);
  return (
    <LabContext value={lab}>
      <CanvasContext value={canvas}>
        <ReactFlowProvider>
          <LabFrame theme={theme} inspector={inspector}>
            {children}
          </LabFrame>
        </ReactFlowProvider>
      </CanvasContext>
    </LabContext>
  );
}

function LabFrame({ theme, inspector, children }: Omit<Props, 'lab'>) {
  const root = useRef<HTMLDivElement>(null);
  useLabKeys(root);
  return (
    <div ref={root} className="lab flex h-dvh min-h-96 flex-col bg-page text-[0.8125rem] text-ink">
      <Toolbar theme={theme} />
      <div className="flex min-h-0 flex-1">
        <Palette />
        <main className="relative flex min-w-0 flex-1 flex-col">
          <div className="relative min-h-0 flex-1">
            <LabCanvas />
            <EmptyHint />
            <DropLabel />
            <Receipt />
          </div>
          {children !== undefined && <div className="flex max-h-[48%] min-h-0 flex-col">{children}</div>}
        </main>
        {inspector}
      </div>
      <StatusBar />
      <TooltipLayer />
    </div>
  );
}
