import { Handle, Position } from '@xyflow/react';
import type { ReactNode } from 'react';
import { useCanvas } from '../canvas-store.ts';
import { DropBadge } from './DropBadge.tsx';

interface Props {
  readonly id: string;
  readonly className: string;
  readonly children: ReactNode;
}

/** What every node has: anchors for lines, the light of the open trace, the hint of a drop, a badge. */
export function NodeFrame({ id, className, children }: Props) {
  const role = useCanvas(({ overlay }) => overlay?.roles.get(id) ?? (overlay === null ? 'plain' : 'aside'));
  const drop = useCanvas(({ hint }) => {
    if (hint?.key !== id) return undefined;
    return hint.verdict === true ? 'legal' : 'illegal';
  });
  return (
    <div data-role={role} data-drop={drop} className={`lab-node relative size-full ${className}`}>
      <Handle type="target" position={Position.Left} isConnectable={false} className="lab-anchor" />
      <Handle type="source" position={Position.Right} isConnectable={false} className="lab-anchor" />
      {children}
      <DropBadge id={id} />
    </div>
  );
}
