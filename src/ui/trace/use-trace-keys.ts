import { type KeyboardEvent, useCallback } from 'react';
import type { Lab, OpenTrace } from '../../state/lab.ts';
import { useLab } from '../lab/lab-context.ts';
import { SPEEDS } from './speeds.ts';

/** Keys of the player while it has the focus; fields keep theirs. */
export function useTraceKeys(): (event: KeyboardEvent<HTMLElement>) => void {
  const lab = useLab();
  return useCallback(
    (event) => {
      const { open } = lab.store.getState();
      const target = event.target as HTMLElement;
      if (open === null || target.matches('select, input, textarea')) return;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      // Space on a button presses that button.
      if (event.key === ' ' && target.matches('button, a')) return;
      if (!act(lab, open, event.key, event.shiftKey)) return;
      event.preventDefault();
      event.stopPropagation();
    },
    [lab],
  );
}

/** False for keys that are not the player's. */
function act(lab: Lab, open: OpenTrace, key: string, isShifted: boolean): boolean {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowLeft': {
      const direction = key === 'ArrowRight' ? 1 : -1;
      if (isShifted) lab.seekHop(direction);
      else lab.seek(open.cursor + direction);
      return true;
    }
    case 'Home':
      lab.seek(0);
      return true;
    case 'End':
      lab.seek(open.ticks.length - 1);
      return true;
    case ' ':
      lab.setPlaying(!open.isPlaying);
      return true;
    case '[':
    case ']':
      lab.setSpeed(neighbour(open.speed, key === ']' ? 1 : -1));
      return true;
    case 'Escape':
      lab.close();
      return true;
    default:
      return false;
  }
}

function neighbour(speed: number, direction: 1 | -1): number {
  const index = SPEEDS.indexOf(speed) + direction;
  return SPEEDS[Math.max(0, Math.min(SPEEDS.length - 1, index))] ?? speed;
}
