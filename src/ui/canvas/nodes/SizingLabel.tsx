import { useLabState } from '../../lab/lab-context.ts';
import { useCanvas } from '../canvas-store.ts';

/** While a subnet is resized: how many addresses it has left, which its size on the canvas does not change. */
export function SizingLabel({ id }: { readonly id: string }) {
  const isSizing = useCanvas(({ sizing, isDragging }) => sizing?.key === id && !isDragging);
  return isSizing ? <Capacity id={id} /> : null;
}

function Capacity({ id }: { readonly id: string }) {
  const free = useLabState(({ document, workbench }) => {
    const container = workbench?.containerAt(document, id);
    return container?.kind === 'subnet' ? workbench?.freeAddresses(document.cloud, container.subnet) : null;
  });
  if (free == null) return null;
  return (
    <div
      role="status"
      className="absolute right-2 bottom-2 rounded-md bg-ink px-1.5 py-0.5 text-[0.6875rem] text-surface"
    >
      {free} addresses free
    </div>
  );
}
