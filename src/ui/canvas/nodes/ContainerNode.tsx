import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { AwsIcon } from '../../components/AwsIcon.tsx';
import { useCanvas } from '../canvas-store.ts';
import type { CanvasNode } from '../scene-nodes.ts';
import { MarkButton } from './MarkButton.tsx';
import { NodeFrame } from './NodeFrame.tsx';
import { ResizeHandles } from './ResizeHandles.tsx';
import { SizingLabel } from './SizingLabel.tsx';

const frames: { readonly [kind: string]: string } = {
  region: 'rounded-lg border-[1.5px] border-dashed border-aws-region',
  vpc: 'rounded-lg border-2 border-aws-vpc bg-card/60',
  zone: 'rounded-md border border-dashed border-aws-region/70',
  'subnet public': 'rounded-md border border-aws-public bg-aws-public-fill',
  'subnet private': 'rounded-md border border-aws-private bg-aws-private-fill',
  'subnet isolated': 'rounded-md border border-aws-isolated bg-aws-isolated-fill',
};

const titles: { readonly [kind: string]: string } = {
  region: 'text-aws-region',
  vpc: 'text-aws-vpc',
  zone: 'text-aws-region',
  'subnet public': 'text-aws-public',
  'subnet private': 'text-aws-private',
  'subnet isolated': 'text-aws-isolated',
};

function lookOf({ kind, traits }: CanvasNode['data']['node']): string {
  if (kind !== 'subnet') return kind;
  if (traits.includes('public')) return 'subnet public';
  return traits.includes('isolated') ? 'subnet isolated' : 'subnet private';
}

/** A Region, VPC, zone or subnet, drawn as AWS's group boxes are. */
export const ContainerNode = memo(function ContainerNode({
  data: { node },
  selected,
}: NodeProps<CanvasNode>) {
  const look = lookOf(node);
  const showsMarks = useCanvas((state) => state.showsMarks);
  const icon = look === 'subnet public' ? 'subnet-public' : node.icon;
  return (
    <NodeFrame
      id={node.key}
      className={frames[look] ?? ''}
      isConnectable={node.kind === 'vpc' || node.kind === 'subnet'}
    >
      <div className="absolute inset-x-0 top-0 flex h-8 items-center gap-2 pr-2">
        {node.kind !== 'zone' && (
          <span
            className={`-mt-px -ml-px overflow-hidden rounded-tl-md ${look === 'subnet isolated' ? 'grayscale' : ''}`}
          >
            <AwsIcon icon={icon} size={node.kind === 'subnet' ? 28 : 32} />
          </span>
        )}
        <div className={`min-w-0 leading-tight ${node.kind === 'zone' ? 'flex-1 text-center' : ''}`}>
          <div className={`truncate font-semibold text-[0.75rem] ${titles[look] ?? ''}`}>{node.title}</div>
          {node.detail !== '' && (
            <div className="lab-address truncate text-[0.6875rem] text-muted tabular-nums">{node.detail}</div>
          )}
        </div>
      </div>
      {showsMarks && node.marks.length > 0 && (
        <div className="absolute -top-3 right-2 flex gap-1">
          {node.marks.map((mark) => (
            <MarkButton key={mark.mark + mark.key} mark={mark} owner={node} />
          ))}
        </div>
      )}
      {node.kind === 'subnet' && <SizingLabel id={node.key} />}
      {selected === true && <ResizeHandles id={node.key} />}
    </NodeFrame>
  );
});
