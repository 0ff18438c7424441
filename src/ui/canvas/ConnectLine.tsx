import { useInternalNode, ViewportPortal } from '@xyflow/react';
import { anchor, type Box } from '../../state/link-path.ts';
import { boxOf } from './box-of.ts';
import { useCanvas } from './canvas-store.ts';

const OVER_EVERYTHING = 2000;

/** The line that is being drawn, from its node to the pointer, or to the node that would take it. */
export function ConnectLine() {
  const connecting = useCanvas((state) => state.connecting);
  const target = useCanvas(({ hint }) => (hint?.verdict === true ? hint.key : null));
  const from = useInternalNode(connecting?.from ?? '');
  const to = useInternalNode(target ?? '');
  if (connecting === null || from === undefined) return null;
  const { at } = connecting;
  if (at === null && to === undefined) return null;
  const loose: Box = { x: at?.x ?? 0, y: at?.y ?? 0, width: 0, height: 0 };
  const end = to === undefined ? loose : boxOf(to);
  const start = anchor(boxOf(from), end);
  const tip = to === undefined ? loose : anchor(end, boxOf(from));
  return (
    <ViewportPortal>
      <svg className="lab-trace-layer" style={{ zIndex: OVER_EVERYTHING }} aria-hidden="true">
        <line x1={start.x} y1={start.y} x2={tip.x} y2={tip.y} className="lab-line" />
        <circle cx={start.x} cy={start.y} r="4" className="lab-line-end" />
        <circle cx={tip.x} cy={tip.y} r="4" className="lab-line-end" />
      </svg>
    </ViewportPortal>
  );
}
