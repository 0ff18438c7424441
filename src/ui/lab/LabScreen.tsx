import { ReactFlowProvider } from '@xyflow/react';
import { type ReactNode, useRef, useState } from 'react';
import type { Lab } from '../../state/lab.ts';
import { ConnectDialog } from '../canvas/ConnectDialog.tsx';
import { CanvasContext, createCanvasStore } from '../canvas/canvas-store.ts';
import { DropLabel } from '../canvas/DropLabel.tsx';
import { LabCanvas } from '../canvas/LabCanvas.tsx';
import { TooltipLayer } from '../components/TooltipLayer.tsx';
import { DeleteDialog } from './DeleteDialog.tsx';
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
  /** In the toolbar, at its start: the document and its menu. */
  readonly menu?: ReactNode;
  /** In the toolbar, at its end. */
  readonly actions?: ReactNode;
  /** Between toolbar and canvas. */
  readonly banner?: ReactNode;
  /** In the status bar: whether the work is saved. */
  readonly saving?: ReactNode;
}

/** The Lab: palette, canvas and what stands around them. Several may stand on one page, each with its own lab. */
export function LabScreen({ lab, ...frame }: Props) {
  const [canvas] = useState(createCanvasStore);
  return (
    <LabContext value={lab}>
      <CanvasContext value={canvas}>
        <ReactFlowProvider>
          <LabFrame {...frame} />
        </ReactFlowProvider>
      </CanvasContext>
    </LabContext>
  );
}

function LabFrame({
  theme,
  inspector,
  children,
  menu,
  actions,
  banner,

  saving,
}: Omit<Props, 'lab'>) {
  const root = useRef<HTMLDivElement>(null);
  useLabKeys(root);
  return (
    <div ref={root} className="lab flex h-dvh min-h-96 flex-col bg-page text-[0.8125rem] text-ink">
      <Toolbar theme={theme} menu={menu} actions={actions} />
      {banner}
      <div className="flex min-h-0 flex-1">
        {/* Under 1024 px there is no room to build: the questions and their answers take the page. */}
        <div className="contents max-lg:hidden">
          <Palette />
        </div>
        <main className="relative flex min-w-0 flex-1 flex-col">
          <p className="bg-sunken px-3 py-2 text-muted text-xs lg:hidden">
            Drawing and building want a window at least 1,024 pixels wide. Here you can ask and follow
            packets.
          </p>
          <div className="relative min-h-0 flex-1 max-lg:hidden">
            <LabCanvas />
            <EmptyHint />
            <DropLabel />
            <Receipt />
          </div>
          {children !== undefined && (
            <div className="flex max-h-[56%] min-h-0 flex-col max-lg:max-h-none max-lg:flex-1 max-lg:overflow-y-auto">
              {children}
            </div>
          )}
        </main>
        <div className="contents max-lg:hidden">{inspector}</div>
      </div>
      <StatusBar saving={saving} />
      <DeleteDialog />
      <ConnectDialog />
      <TooltipLayer />
    </div>
  );
}
