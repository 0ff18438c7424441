import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { unusualState } from '../../../state/node-name.ts';
import { AwsIcon } from '../../components/AwsIcon.tsx';
import { useCanvas } from '../canvas-store.ts';
import type { CanvasNode } from '../scene-nodes.ts';
import { MarkButton } from './MarkButton.tsx';
import { NodeFrame } from './NodeFrame.tsx';

const stripes: { readonly [kind: string]: string } = {
  instance: 'before:bg-aws-compute',
  'nat-gateway': 'before:bg-aws-network',
  'network-interface': 'before:bg-aws-network',
  vpc: 'before:bg-aws-vpc',
};

/** Room on a card for this many shields; the rest are counted. */
const MOST_SHIELDS = 2;

/** Something that stands in a subnet: an instance, a NAT gateway, an interface; or a VPC folded to a chip. */
export const CardNode = memo(function CardNode({ data: { node } }: NodeProps<CanvasNode>) {
  const showsMarks = useCanvas((state) => state.showsMarks);
  const state = unusualState(node);
  const shields = node.marks.slice(0, MOST_SHIELDS);
  const rest = node.marks.length - shields.length;
  return (
    <NodeFrame
      id={node.key}
      className={`flex items-center gap-2 rounded-lg border border-card-line bg-card pr-2 pl-3 shadow-sm before:absolute before:inset-y-1.5 before:left-1 before:w-1 before:rounded-full ${stripes[node.kind] ?? ''} ${state === null ? '' : 'lab-unusual'}`}
    >
      <AwsIcon icon={node.icon} size={node.kind === 'vpc' ? 28 : 32} />
      <div className="min-w-0 flex-1 leading-tight">
        <div className="lab-title truncate font-semibold text-[0.8125rem] text-ink">{node.title}</div>
        {node.detail.split(' · ').map((line) => (
          <div key={line} className="lab-address truncate text-[0.6875rem] text-muted tabular-nums">
            {line}
          </div>
        ))}
        {state !== null && <div className="font-medium text-[0.6875rem] text-warn">{state}</div>}
      </div>
      {showsMarks && shields.length > 0 && (
        <div className="absolute -right-3 -bottom-4 flex gap-0.5">
          {shields.map((mark) => (
            <MarkButton key={mark.key} mark={mark} owner={node} />
          ))}
          {rest > 0 && (
            <span className="rounded-md border border-card-line bg-card px-1 text-[0.6875rem] text-muted leading-6">
              +{rest}
            </span>
          )}
        </div>
      )}
    </NodeFrame>
  );
});
