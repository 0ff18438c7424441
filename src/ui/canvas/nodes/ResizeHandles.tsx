import type { PointerEvent } from 'react';
import { type Grip, useResize } from '../use-resize.ts';

const grips: readonly Grip[] = ['right', 'bottom', 'corner'];

/** At the borders of a selected container. */
export function ResizeHandles({ id }: { readonly id: string }) {
  const begin = useResize();
  return grips.map((grip) => (
    <span
      key={grip}
      aria-hidden="true"
      data-tip="Drag to resize"
      onPointerDown={(event: PointerEvent) => begin(id, grip, event)}
      className={`lab-grip lab-grip-${grip} nodrag nopan`}
    />
  ));
}
