import { useInternalNode, ViewportPortal } from '@xyflow/react';
import { useMemo } from 'react';
import { useLabState } from '../lab/lab-context.ts';
import { boxOf } from './box-of.ts';
import { useCanvas } from './canvas-store.ts';
import { type DrawnGroup, groupsIn } from './groups-in.ts';

/** Over the containers, under the cards. */
const UNDER_CARDS = 3;
/** Members of several groups have one ring around the other. */
const STEP = 5;

/** Members of the security groups that are switched on, and of the one that is selected. */
export function GroupLayer() {
  const scene = useLabState((state) => state.scene);
  const selection = useLabState((state) => state.selection);
  const switchedOn = useCanvas((state) => state.groups);
  const all = useMemo(() => groupsIn(scene), [scene]);
  const shown = all.filter(({ key }) => switchedOn.includes(key) || selection.includes(key));
  if (shown.length === 0) return null;
  return (
    <ViewportPortal>
      {shown.flatMap((group, index) =>
        group.members.map((member) => (
          <Ring
            key={`${group.key} ${member}`}
            member={member}
            group={group}
            rank={shown.slice(0, index).filter(({ members }) => members.includes(member)).length}
          />
        )),
      )}
    </ViewportPortal>
  );
}

interface RingProps {
  readonly member: string;
  readonly group: DrawnGroup;
  readonly rank: number;
}

function Ring({ member, group: { title, colour }, rank }: RingProps) {
  const node = useInternalNode(member);
  if (node === undefined) return null;
  const { x, y, width, height } = boxOf(node);
  const room = STEP * (rank + 1);
  return (
    <div
      aria-hidden="true"
      className={`lab-group lab-group-${colour}`}
      style={{
        zIndex: UNDER_CARDS,
        width: width + 2 * room,
        height: height + 2 * room,
        transform: `translate(${x - room}px, ${y - room}px)`,
      }}
    >
      <span className="lab-group-name" style={{ left: rank * 56 }}>
        {title}
      </span>
    </div>
  );
}
