import type { ReactNode } from 'react';
import { useCanvas } from '../canvas-store.ts';
import { ConnectHandle } from './ConnectHandle.tsx';
import { DropBadge } from './DropBadge.tsx';

interface Props {
  readonly id: string;
  readonly className: string;
  /** Places such as zones have no lines. */
  readonly isConnectable?: boolean;
  readonly children: ReactNode;
}

/** What every node has: the light of the open trace, the hint of a drop, a badge. */
export function NodeFrame({ id, className, isConnectable = true, children }: Props) {
  const role = useCanvas(({ overlay }) => overlay?.roles.get(id) ?? (overlay === null ? 'plain' : 'aside'));
  const drop = useCanvas(({ hint }) => {
    if (hint?.key !== id) return undefined;
    return hint.verdict === true ? 'legal' : 'illegal';
  });
  const find = useCanvas(({ found, foundAt }) => {
    if (foundAt === id) return 'current';
    return found.has(id) ? 'hit' : undefined;
  });
  const line = useCanvas(({ connecting }) => {
    if (connecting === null) return undefined;
    if (connecting.from === id) return 'start';
    return connecting.verdicts.get(id) === true ? 'legal' : 'illegal';
  });
  const terminal = useCanvas(({ pointed, flashed }) => {
    if (pointed.has(id)) return 'pointed';
    return flashed.has(id) ? 'flashed' : undefined;
  });
  return (
    <div
      data-role={role}
      data-drop={drop}
      data-line={line}
      data-find={find}
      data-terminal={terminal}
      className={`lab-node relative size-full ${className}`}
    >
      {/* Where React Flow measures that lines may end; `link-path.ts` says where on the border they do. Plain, so
          that no node watches for it. */}
      {isConnectable && <span className="source target lab-anchor" data-handlepos="right" />}
      {children}
      {isConnectable && <ConnectHandle id={id} />}
      <DropBadge id={id} />
    </div>
  );
}
