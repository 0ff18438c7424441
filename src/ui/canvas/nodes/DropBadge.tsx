import { useCanvas } from '../canvas-store.ts';

/** Why the open trace's packet ends: at the component that owns the rule, not on a line. */
export function DropBadge({ id }: { readonly id: string }) {
  const drop = useCanvas(({ overlay }) => overlay?.drops.get(id));
  if (drop === undefined) return null;
  return (
    <div
      role="note"
      aria-label={`Blocked here: ${drop.title}, ${drop.code}`}
      className="absolute -top-3 left-1/2 z-10 flex -translate-x-1/2 items-center gap-1 whitespace-nowrap rounded-full border border-drop bg-drop-soft px-2 py-0.5 font-semibold text-[0.6875rem] text-drop shadow-sm"
    >
      <span aria-hidden="true">✕</span>
      {drop.title}
    </div>
  );
}
