import '@xyflow/react/dist/base.css';
import { type Edge, type Node, ReactFlow, useNodesState } from '@xyflow/react';
import { createRoot } from 'react-dom/client';

const { searchParams } = new URL(globalThis.location.href);
const count = Number(searchParams.get('nodes'));
const lines = Number(searchParams.get('edges'));
const COLUMNS = 24;

const first: Node[] = Array.from({ length: count }, (_, index) => ({
  id: String(index),
  position: { x: (index % COLUMNS) * 180, y: Math.floor(index / COLUMNS) * 90 },
  data: { label: `Node ${index}` },
}));
const edges: Edge[] = Array.from({ length: lines }, (_, index) => ({
  id: `e${index}`,
  source: String(index),
  target: String(index + 1),
}));

/** React Flow with nothing of ours: what the Lab is measured against. */
function BarePage() {
  const [nodes, , onNodesChange] = useNodesState(first);
  return (
    <div style={{ width: '100vw', height: '100vh' }}>
      <ReactFlow nodes={nodes} edges={edges} onNodesChange={onNodesChange} fitView minZoom={0.1} />
    </div>
  );
}

const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<BarePage />);
