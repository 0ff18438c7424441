import { useEffect, useState } from 'react';
import type { OpenTrace } from '../../state/lab.ts';
import type { RepairChoices } from '../../state/repairs.ts';
import { useLab, useLabState } from '../lab/lab-context.ts';

/** Up to so many boxes on the canvas fixes are found in a blink; beyond, they are looked for when asked. */
const SMALL = 120;

/** It tries edits on copies, which takes every AWS operation: it comes when something is blocked. */
const fetchSearch = () => import('../../state/repairs.ts');

export interface Fixes {
  /** Null while nobody has looked. */
  readonly found: RepairChoices | null;
  readonly search: 'idle' | 'under way' | 'failed';
  find(): void;
}

/** The fixes for the open question. A fix is for the very cloud it was tried on: an edit asks for new ones. */
export function useFixes({ probe, trace }: OpenTrace): Fixes {
  const lab = useLab();
  const isSmall = useLabState((state) => state.scene.nodes.length <= SMALL);
  const [kept, setKept] = useState<{ readonly for: unknown; readonly found: RepairChoices } | null>(null);
  const [asked, setAsked] = useState<unknown>(null);
  const [failed, setFailed] = useState<unknown>(null);
  const found = kept?.for === trace ? kept.found : null;
  const isWanted =
    trace.verdict !== 'reachable' && found === null && failed !== trace && (isSmall || asked === trace);
  useEffect(() => {
    if (!isWanted) return undefined;
    let isCurrent = true;
    // The answer comes on the screen first.
    const timer = setTimeout(() => {
      fetchSearch().then(
        ({ repairChoices }) => {
          if (!isCurrent) return;
          setKept({ for: trace, found: repairChoices(lab.store.getState().document, probe) });
        },
        () => {
          if (isCurrent) setFailed(trace);
        },
      );
    }, 60);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [lab, isWanted, trace, probe]);
  return {
    found,
    search: isWanted ? 'under way' : failed === trace ? 'failed' : 'idle',
    find: () => {
      setFailed(null);
      setAsked(trace);
    },
  };
}
