import '@xyflow/react/dist/base.css';
import './canvas.css';

import {
  Background,
  BackgroundVariant,
  type NodeTypes,
  ReactFlow,
  useKeyPress,
  useStore,
} from '@xyflow/react';
import { useEffect, useRef, useState } from 'react';
import { overlayOf } from '../../state/trace-overlay.ts';
import { useLab, useLabState } from '../lab/lab-context.ts';
import { ConnectLine } from './ConnectLine.tsx';
import { type LeftView, useCanvas, useCanvasStore } from './canvas-store.ts';
import { GuidesLayer } from './GuidesLayer.tsx';
import { LateLayers } from './LateLayers.tsx';
import { LinkEdge } from './LinkEdge.tsx';
import { CardNode } from './nodes/CardNode.tsx';
import { ContainerNode } from './nodes/ContainerNode.tsx';
import { SymbolNode } from './nodes/SymbolNode.tsx';
import { Overview } from './Overview.tsx';
import type { CanvasNode } from './scene-nodes.ts';
import { TracePath } from './TracePath.tsx';
import { useCanvasKeys } from './use-canvas-keys.ts';
import { useCanvasMenu } from './use-canvas-menu.ts';
import { useCanvasModes } from './use-canvas-modes.ts';
import { NOTHING_MOVED, useCanvasNodes } from './use-canvas-nodes.ts';
import { useFollowTrace } from './use-follow-trace.ts';
import { useKeptFocus } from './use-kept-focus.ts';
import { useNodeDrag } from './use-node-drag.ts';
import { useNudge } from './use-nudge.ts';
import { usePaletteDrop } from './use-palette-drop.ts';
import { useProbePick } from './use-probe-pick.ts';
import { useShowMade } from './use-show-made.ts';
import { FIT } from './view.ts';

const nodeTypes: NodeTypes = { container: ContainerNode, card: CardNode, symbol: SymbolNode };
const edgeTypes = { link: LinkEdge };

/** React Flow's own sentences tell of keys that mean something else here; the nodes' names say it all. */
const NO_WORDS = {
  'node.a11yDescription.default': '',
  'node.a11yDescription.keyboardDisabled': '',
  'node.a11yDescription.ariaLiveMessage': () => '',
  'edge.a11yDescription.default': '',
} as const;

/** Left and middle. */
const PAN_BUTTONS = [0, 1];
/** Made once: a new one each time would have React Flow listen anew with every step of a drag. */
const ADD_TO_SELECTION = ['Shift', 'Control', 'Meta'];
const PRO_OPTIONS = { hideAttribution: true };
/** From here on only what is in sight is drawn, and the overview waits for the end of a drag. */
const MANY_NODES = 150;
/** Under this zoom the small print of many nodes would be under four pixels high. */
const FAR = 0.36;
/** Under this one their names as well. */
const VERY_FAR = 0.3;

/** One object for all time: a step of a drag passes them by. */
const LAYERS = (
  <>
    <TracePath />
    <ConnectLine />
    <GuidesLayer />
    <LateLayers />
  </>
);

function distanceAt(zoom: number): 'near' | 'far' | 'very-far' {
  if (zoom < VERY_FAR) return 'very-far';
  return zoom < FAR ? 'far' : 'near';
}

/** The architecture as a drawing that can be taken hold of. */
export function LabCanvas() {
  const { nodes, edges, moved, onNodesChange, settle, setMoved, latest } = useCanvasNodes();
  const isLarge = nodes.length > MANY_NODES;
  const distance = useStore(({ transform: [, , zoom] }) => distanceAt(zoom));
  const drag = useNodeDrag(settle, latest);
  const drop = usePaletteDrop();
  const menu = useCanvasMenu();
  const walk = useCanvasKeys(useNudge(setMoved), menu.open);
  const modes = useCanvasModes(setMoved);
  const root = useRef<HTMLDivElement>(null);
  useKeptFocus(root);
  const showsGrid = useCanvas((state) => state.showsGrid);
  const showsMinimap = useCanvas((state) => state.showsMinimap);
  const isHand = useCanvas((state) => state.tool === 'hand');
  const isTidying = useCanvas((state) => state.isTidying);
  const showsAddresses = useCanvas((state) => state.showsAddresses);
  const isSpace = useKeyPress('Space');
  const pans = isHand || isSpace;
  const probe = useProbePick();
  const canvas = useCanvasStore();
  useTraceOverlay();
  const left = useLeftView();
  useFollowTrace(left);
  useShowMade();
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the handlers serve the nodes inside, which are focusable
    <div
      ref={root}
      data-distance={isLarge ? distance : 'near'}
      className="lab-canvas size-full"
      data-pans={pans}
      data-picks={probe.isOn}
      onClickCapture={probe.onClickCapture}
      data-tidying={isTidying}
      data-addresses={showsAddresses}
      onKeyDown={(event) => {
        if (!probe.onKeyDown(event) && !modes.onKeyDown(event)) return walk(event);
        event.preventDefault();
        event.stopPropagation();
      }}
      onBlur={modes.onBlur}
      {...menu.handlers}
      onFocus={(event) => {
        const key = event.target.closest('.react-flow__node')?.getAttribute('data-id');
        if (key !== null && key !== undefined) canvas.setState({ active: key });
      }}
    >
      <ReactFlow<CanvasNode>
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={onNodesChange}
        {...drag}
        {...drop}
        aria-label="Architecture"
        fitView={left === null}
        fitViewOptions={FIT}
        {...(left === null ? {} : { defaultViewport: left.viewport })}
        minZoom={0.1}
        maxZoom={2.5}
        nodeDragThreshold={4}
        onlyRenderVisibleElements={isLarge}
        panOnScroll
        panOnDrag={PAN_BUTTONS}
        nodesDraggable={!pans && !probe.isOn}
        elementsSelectable={!pans && !probe.isOn}
        selectionOnDrag={false}
        multiSelectionKeyCode={ADD_TO_SELECTION}
        deleteKeyCode={null}
        disableKeyboardA11y
        ariaLabelConfig={NO_WORDS}
        nodesConnectable={false}
        elevateNodesOnSelect={false}
        zoomOnDoubleClick={false}
        proOptions={PRO_OPTIONS}
      >
        {showsGrid && <Background variant={BackgroundVariant.Dots} gap={24} size={1.5} />}
        {showsMinimap && <Overview moved={isLarge ? NOTHING_MOVED : moved} />}
        {LAYERS}
      </ReactFlow>
    </div>
  );
}

/** How this document's drawing stood when it was left for the list; null: it is shown for the first time. */
function useLeftView(): LeftView | null {
  const lab = useLab();
  const canvas = useCanvasStore();
  const [left] = useState(() => {
    const kept = canvas.getState().left;
    return kept?.document === lab.store.getState().document.id ? kept : null;
  });
  return left;
}

/** Keeps what the open trace lights up beside the canvas's own state, where each node picks its part. */
function useTraceOverlay(): void {
  const lab = useLab();
  const canvas = useCanvasStore();
  const open = useLabState((state) => state.open);
  const scene = useLabState((state) => state.scene);
  useEffect(() => {
    const { cloud } = lab.store.getState().document;
    canvas.setState({ overlay: open === null ? null : overlayOf(open, scene, cloud) });
  }, [open, scene, lab, canvas]);
}
