import { type RefObject, useEffect } from 'react';
import { connectQuestion } from '../canvas/late-parts.ts';
import { searchDialog } from '../command-palette/late-parts.ts';
import { selectedPart } from '../inspector/late-parts.ts';
import { useLab } from './lab-context.ts';
import { doneToast } from './late-parts.ts';

/** Signs that somebody is here and about to do something. */
const SIGNS = ['pointermove', 'pointerdown', 'keydown', 'focusin', 'dragenter'] as const;

/** Fetches what editing takes at the first sign of a person, so that no gesture has to wait for it. */
export function usePrepare(root: RefObject<HTMLElement | null>): void {
  const lab = useLab();
  useEffect(() => {
    const element = root.current;
    const stop = new AbortController();
    const prepare = () => {
      stop.abort();
      void lab.prepare();
      for (const part of [selectedPart, doneToast, searchDialog, connectQuestion]) part.prefetch();
    };
    for (const sign of SIGNS)
      element?.addEventListener(sign, prepare, { signal: stop.signal, capture: true, passive: true });
    return () => stop.abort();
  }, [lab, root]);
}
