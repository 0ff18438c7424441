import '@xyflow/react/dist/style.css';
import { type Edge, type Node, ReactFlow, useNodesState } from '@xyflow/react';
import { createRoot } from 'react-dom/client';

const { searchParams } = new URL(globalThis.location.href);
const count = Number(searchParams.get('nodes'));
const lines = Number(searchParams.get('edges'));
const width = Number(searchParams.get('width'));
const height = Number(searchParams.get('height'));
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

/** React Flow as it comes, in a frame as large as the Lab's canvas: what the Lab is measured against. */
function BarePage() {
  const [nodes, , onNodesChange] = useNodesState(first);
  return (
    <div style={{ width, height }}>
      <ReactFlow nodes={nodes} edges={edges} onNodesChange={onNodesChange} fitView minZoom={0.1} />
    </div>
  );
}

const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<BarePage />);
