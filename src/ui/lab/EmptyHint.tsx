import { useLabState } from './lab-context.ts';

/** What to do on a canvas on which there is nothing yet. */
export function EmptyHint() {
  const isEmpty = useLabState(({ scene }) =>
    scene.nodes.every(
      ({ kind, traits }) => kind === 'internet' || kind === 'region' || traits.includes('collapsed'),
    ),
  );
  if (!isEmpty) return null;
  return (
    <div className="pointer-events-none absolute inset-x-0 top-6 flex justify-center">
      <div className="rounded-lg border border-line border-dashed bg-surface/90 px-5 py-3 text-center shadow-sm">
        <p className="font-semibold text-sm">Nothing is here yet</p>
        <p className="mt-0.5 text-muted text-xs">
          Drag a VPC from the palette onto the Region, then a subnet into it. Or press an entry to insert it.
        </p>
      </div>
    </div>
  );
}
