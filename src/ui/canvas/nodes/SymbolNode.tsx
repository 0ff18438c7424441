import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { AwsIcon } from '../../components/AwsIcon.tsx';
import type { CanvasNode } from '../scene-nodes.ts';
import { NodeFrame } from './NodeFrame.tsx';

/** A symbol with its name beneath: the internet, a gateway on the VPC's border, a peering between two. */
export const SymbolNode = memo(function SymbolNode({ data: { node } }: NodeProps<CanvasNode>) {
  const isInternet = node.kind === 'internet';
  const isLoose = node.traits.includes('detached') || node.traits.includes('broken');
  return (
    <NodeFrame id={node.key} className="rounded-lg">
      <div
        className={`flex flex-col items-center justify-center ${isInternet ? 'size-full' : 'mx-auto size-12 rounded-full bg-canvas'} ${isLoose ? 'opacity-60' : ''}`}
      >
        <AwsIcon icon={node.icon} size={isInternet ? 52 : 44} />
      </div>
      <div className="absolute top-full left-1/2 -mt-3.5 max-w-36 -translate-x-1/2 truncate rounded bg-canvas/85 px-1 text-center font-semibold text-[0.6875rem] text-ink leading-tight">
        {isInternet ? 'Internet' : node.title}
      </div>
      {isLoose && (
        <div className="absolute top-full left-1/2 -translate-x-1/2 whitespace-nowrap font-medium text-[0.6875rem] text-warn">
          {node.detail}
        </div>
      )}
    </NodeFrame>
  );
});
