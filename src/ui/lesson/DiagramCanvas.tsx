import '@xyflow/react/dist/base.css';
import '../canvas/canvas.css';

import { Background, BackgroundVariant, type NodeTypes, ReactFlow } from '@xyflow/react';
import { useEffect } from 'react';
import { overlayOf } from '../../state/trace-overlay.ts';
import { useCanvasStore } from '../canvas/canvas-store.ts';
import { LinkEdge } from '../canvas/LinkEdge.tsx';
import { CardNode } from '../canvas/nodes/CardNode.tsx';
import { ContainerNode } from '../canvas/nodes/ContainerNode.tsx';
import { SymbolNode } from '../canvas/nodes/SymbolNode.tsx';
import type { CanvasNode } from '../canvas/scene-nodes.ts';
import { TracePath } from '../canvas/TracePath.tsx';
import { useCanvasNodes } from '../canvas/use-canvas-nodes.ts';
import { useLab, useLabState } from '../lab/lab-context.ts';

const nodeTypes: NodeTypes = { container: ContainerNode, card: CardNode, symbol: SymbolNode };
const edgeTypes = { link: LinkEdge };
const FIT = { padding: 0.05, maxZoom: 1 };

/** The drawing to look at: it stands still and leaves the page's wheel alone. */
export function DiagramCanvas() {
  const { nodes, edges } = useCanvasNodes();
  const lab = useLab();
  const canvas = useCanvasStore();
  const open = useLabState((state) => state.open);
  const scene = useLabState((state) => state.scene);
  useEffect(() => {
    const { cloud } = lab.store.getState().document;
    canvas.setState({ overlay: open === null ? null : overlayOf(open, scene, cloud) });
  }, [open, scene, lab, canvas]);
  return (
    <div className="lab-canvas h-96 bg-canvas sm:h-[27rem]" inert>
      <ReactFlow<CanvasNode>
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        fitView
        fitViewOptions={FIT}
        minZoom={0.1}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        panOnDrag={false}
        zoomOnScroll={false}
        zoomOnPinch={false}
        zoomOnDoubleClick={false}
        preventScrolling={false}
        disableKeyboardA11y
        proOptions={{ hideAttribution: true }}
      >
        <Background variant={BackgroundVariant.Dots} gap={24} size={1.5} />
        <TracePath />
      </ReactFlow>
    </div>
  );
}
