import { useInternalNode, ViewportPortal } from '@xyflow/react';
import { type Flow, flowsOf } from '../../state/flows.ts';
import { anchor } from '../../state/link-path.ts';
import { useLab, useLabState } from '../lab/lab-context.ts';
import { VerdictMark } from '../reach/VerdictMark.tsx';
import { verdictLooks } from '../reach/verdict-looks.ts';
import { boxOf } from './box-of.ts';

const OVER_CARDS = 1500;
/** How far a second arrow between the same two bends aside. */
const BEND = 36;

/** The kept questions as arrows between what they ask about: solid and ✓, or broken and ✗. */
export function FlowLayer() {
  const probes = useLabState((state) => state.probes);
  const document = useLabState((state) => state.document);
  const scene = useLabState((state) => state.scene);
  return (
    <ViewportPortal>
      {flowsOf(probes, document, scene).map((flow) => (
        <Arrow key={flow.id} flow={flow} />
      ))}
    </ViewportPortal>
  );
}

function Arrow({ flow }: { readonly flow: Flow }) {
  const lab = useLab();
  const from = useInternalNode(flow.from);
  const to = useInternalNode(flow.to);
  if (from === undefined || to === undefined) return null;
  const { ink } = verdictLooks[flow.verdict];
  const start = anchor(boxOf(from), boxOf(to));
  const end = anchor(boxOf(to), boxOf(from));
  const [dx, dy] = [end.x - start.x, end.y - start.y];
  const length = Math.max(1, Math.hypot(dx, dy));
  const bend = BEND * (1 + flow.rank);
  const middle = {
    x: (start.x + end.x) / 2 - (dy / length) * bend,
    y: (start.y + end.y) / 2 + (dx / length) * bend,
  };
  // A quadratic curve passes half way between its chord and its handle.
  const label = { x: (middle.x + (start.x + end.x) / 2) / 2, y: (middle.y + (start.y + end.y) / 2) / 2 };
  const angle = (Math.atan2(end.y - middle.y, end.x - middle.x) * 180) / Math.PI;
  return (
    <>
      <svg
        className={`lab-trace-layer lab-flow lab-flow-${flow.verdict}`}
        style={{ zIndex: OVER_CARDS }}
        aria-hidden="true"
      >
        <path
          className="lab-flow-line"
          d={`M${start.x} ${start.y}Q${middle.x} ${middle.y} ${end.x} ${end.y}`}
        />
        <path
          className="lab-flow-tip"
          d="M0 0L-9 -4.5V4.5Z"
          transform={`translate(${end.x} ${end.y}) rotate(${angle})`}
        />
      </svg>
      <button
        type="button"
        tabIndex={-1}
        onClick={() => void lab.ask(flow.probe)}
        aria-label={`Open the trace ${flow.words}`}
        data-tip={flow.words}
        className={`lab-flow-label lab-flow-${flow.verdict} nodrag nopan`}
        style={{
          zIndex: OVER_CARDS,
          transform: `translate(${label.x}px, ${label.y}px) translate(-50%, -50%)`,
        }}
      >
        <VerdictMark verdict={flow.verdict} className={`size-3 ${ink}`} />
        {flow.traffic}
      </button>
    </>
  );
}
