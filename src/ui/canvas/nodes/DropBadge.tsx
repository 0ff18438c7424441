import type { MouseEvent } from 'react';
import { useIntents } from '../../lab/use-intents.ts';
import { useCanvas } from '../canvas-store.ts';

/** Why the open trace's packet ends: at the component that owns the rule, not on a line. Opens the list of blockers. */
export function DropBadge({ id }: { readonly id: string }) {
  const drop = useCanvas(({ overlay }) => overlay?.drops.get(id));
  // One stop of the Tab key for the canvas: as its marks, the badge follows its node.
  const isReachable = useCanvas(({ active }) => active === id);
  const { showBlockers } = useIntents();
  if (drop === undefined) return null;
  const open = (event: MouseEvent) => {
    event.stopPropagation();
    showBlockers(drop.tick);
  };
  return (
    <button
      type="button"
      tabIndex={isReachable ? 0 : -1}
      onClick={open}
      aria-label={`Blocked here: ${drop.title}, ${drop.code}. Show everything that blocks`}
      data-tip={`${drop.code}: show everything that blocks`}
      className="lab-badge nodrag nopan absolute z-10 flex h-6 items-center gap-1 whitespace-nowrap rounded-full border border-drop bg-drop-soft px-2 font-semibold text-[0.6875rem] text-drop shadow-sm hover:bg-drop hover:text-page"
    >
      <span aria-hidden="true">✕</span>
      {drop.title}
    </button>
  );
}
