import { useReactFlow } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { FIT } from '../canvas/view.ts';
import { useLab } from '../lab/lab-context.ts';
import { useLibraryState } from './library-context.ts';

/** Brings the whole drawing into view when another architecture comes on the canvas. */
export function FitWhenOpened() {
  const flow = useReactFlow();
  const lab = useLab();
  const opened = useLibraryState((state) => state.opened);
  const shown = useRef(opened);
  useEffect(() => {
    if (shown.current === opened) return undefined;
    shown.current = opened;
    let frame = requestAnimationFrame(() => {
      // A frame later the canvas has measured what it drew. An open trace brings itself into view.
      frame = requestAnimationFrame(() => {
        if (lab.store.getState().open === null) void flow.fitView(FIT);
      });
    });
    return () => cancelAnimationFrame(frame);
  }, [flow, lab, opened]);
  return null;
}
