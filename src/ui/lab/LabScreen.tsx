import { ReactFlowProvider } from '@xyflow/react';
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import type { Lab } from '../../state/lab.ts';
import { ConnectDialog } from '../canvas/ConnectDialog.tsx';
import { CanvasContext, createCanvasStore, useCanvas, useCanvasStore } from '../canvas/canvas-store.ts';
import { DropLabel } from '../canvas/DropLabel.tsx';
import { LabCanvas } from '../canvas/LabCanvas.tsx';
import { LateFindBar, LateProbeTool } from '../canvas/LateLayers.tsx';
import { Late } from '../components/Late.tsx';
import { TooltipLayer } from '../components/TooltipLayer.tsx';
import { Announcer } from './Announcer.tsx';
import { CanvasMenus } from './CanvasMenus.tsx';
import { EmptyHint } from './EmptyHint.tsx';
import { LabContext, useLab } from './lab-context.ts';
import { listView } from './late-parts.ts';
import { Palette } from './Palette.tsx';
import { PanelBoundary } from './PanelBoundary.tsx';
import { PanelTabs } from './PanelTabs.tsx';
import { PanelContext, type PanelPort } from './panels.ts';
import { Receipt } from './Receipt.tsx';
import { StatusBar } from './StatusBar.tsx';
import { SettingsContext, type SettingsPort, useSettings } from './settings-port.ts';
import { Toolbar } from './Toolbar.tsx';
import type { ThemePort } from './theme-port.ts';
import { useClipboard } from './use-clipboard.ts';
import { useFocusRescue } from './use-focus-rescue.ts';
import { useIsNarrow } from './use-is-narrow.ts';
import { useLabKeys } from './use-lab-keys.ts';
import { usePrepare } from './use-prepare.ts';
import { RootContext, useRegions } from './use-regions.ts';

interface Props {
  readonly lab: Lab;
  readonly theme: ThemePort;
  readonly settings: SettingsPort;
  /** Where the sizes of the panels are kept; without it, until the page closes. */
  readonly panels?: PanelPort;
  /** Before everything else, at the left: an exercise. */
  readonly rail?: ReactNode;
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
  /** Over the canvas: what a first visitor is told. */
  readonly welcome?: ReactNode;
  /** In the status bar: whether the work is saved. */
  readonly saving?: ReactNode;
}

/** The Lab: palette, canvas and what stands around them. Several may stand on one page, each with its own lab. */
export function LabScreen({ lab, settings, panels, ...frame }: Props) {
  const [canvas] = useState(createCanvasStore);
  const root = useRef<HTMLDivElement>(null);
  return (
    <LabContext value={lab}>
      <CanvasContext value={canvas}>
        <SettingsContext value={settings}>
          <RootContext value={root}>
            <PanelContext value={panels ?? null}>
              <ReactFlowProvider>
                <LabFrame {...frame} root={root} />
              </ReactFlowProvider>
            </PanelContext>
          </RootContext>
        </SettingsContext>
      </CanvasContext>
    </LabContext>
  );
}

type FrameProps = Omit<Props, 'lab' | 'settings' | 'panels'> & {
  readonly root: RefObject<HTMLDivElement | null>;
};

function LabFrame({
  root,
  theme,
  rail,
  inspector,
  children,
  menu,
  actions,
  banner,
  welcome,
  saving,
}: FrameProps) {
  const isNarrow = useIsNarrow();
  const { view, letterKeys } = useSettings();
  const panel = useCanvas((state) => state.panel);
  const shown = isNarrow ? panel : view;
  useLabKeys(root);
  usePrepare(root);
  useFocusRescue(root);
  useFirstPanel();
  useClipboard(root);
  return (
    <div
      ref={root}
      data-letter-keys={letterKeys}
      className="lab flex h-dvh min-h-96 flex-col bg-page text-[0.8125rem] text-ink max-lg:min-h-64"
    >
      <SkipLink />
      <Toolbar theme={theme} menu={menu} actions={actions} />
      <div data-region="banner" className="contents">
        {banner}
      </div>
      {isNarrow && rail}
      <div className="relative flex min-h-0 flex-1">
        {!isNarrow && rail !== undefined && <PanelBoundary name="exercise">{rail}</PanelBoundary>}
        {/* Under 1024 px there is room for one part at a time. */}
        {!isNarrow && (
          <PanelBoundary name="palette" size="w-56 flex-none border-line border-r">
            <Palette />
          </PanelBoundary>
        )}
        <main className={shown === 'details' ? 'flex-none' : 'relative flex min-w-0 flex-1 flex-col'}>
          {(shown === 'canvas' || shown === 'list') && (
            <div data-region="main" className="relative min-h-0 flex-1">
              {shown === 'canvas' ? (
                <PanelBoundary name="canvas">
                  <LabCanvas />
                  <EmptyHint on="canvas" />
                  {welcome}
                  <DropLabel />
                  <LateFindBar />
                  <LateProbeTool />
                </PanelBoundary>
              ) : (
                <PanelBoundary name="list">
                  <Late of={listView} props={{}} />
                </PanelBoundary>
              )}
              {/* Beside the names of the list, not over them. */}
              {!isNarrow && <Receipt side={shown === 'list' ? 'right' : 'left'} />}
            </div>
          )}
          {children !== undefined && (
            <div
              data-region="dock"
              tabIndex={-1}
              className={`flex min-h-0 flex-col max-lg:flex-1 max-lg:overflow-y-auto ${isNarrow && shown !== 'trace' ? 'hidden' : ''}`}
            >
              <PanelBoundary name="panel below the canvas">{children}</PanelBoundary>
            </div>
          )}
          {isNarrow && <Receipt />}
        </main>
        <div className={isNarrow && shown !== 'details' ? 'hidden' : 'contents'}>
          <PanelBoundary name="inspector" size="w-88 flex-none border-line border-l max-lg:w-full">
            {inspector}
          </PanelBoundary>
        </div>
      </div>
      {isNarrow && <PanelTabs />}
      <StatusBar saving={saving} />
      <CanvasMenus />
      <ConnectDialog />
      <Announcer />
      <TooltipLayer />
    </div>
  );
}

/**
 * On a small screen a question comes into sight when it is asked; at first the one that is open. Another document
 * has nothing asked yet: what it consists of comes into sight.
 */
function useFirstPanel(): void {
  const lab = useLab();
  const canvas = useCanvasStore();
  useEffect(() => {
    const showTrace = () => canvas.setState({ panel: 'trace' });
    if (lab.store.getState().open !== null) showTrace();
    return lab.store.subscribe(({ open, document }, before) => {
      if (open === null && document.id !== before.document.id) canvas.setState({ panel: 'list' });
      if (open !== null && open.probe !== before.open?.probe) showTrace();
    });
  }, [lab, canvas]);
}

function SkipLink() {
  const regions = useRegions();
  return (
    <button
      type="button"
      onClick={() => regions.focus('main')}
      className="sr-only z-50 rounded-md bg-accent px-3 py-1.5 font-medium text-on-accent focus:not-sr-only focus:absolute focus:top-2 focus:left-2"
    >
      Skip to the architecture
    </button>
  );
}
