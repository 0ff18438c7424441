import { type KeyboardEvent, useCallback } from 'react';
import type { Lab, OpenTrace } from '../../state/lab.ts';
import { isBound, type KeyBinding } from '../components/key-binding.ts';
import { useLab } from '../lab/lab-context.ts';
import { SPEEDS } from './speeds.ts';

interface Player {
  readonly lab: Lab;
  readonly open: OpenTrace;
}

/** Keys of the player while it has the focus; fields keep theirs. */
export function useTraceKeys(): (event: KeyboardEvent<HTMLElement>) => void {
  const lab = useLab();
  return useCallback(
    (event) => {
      const { open } = lab.store.getState();
      const target = event.target as HTMLElement;
      if (open === null || target.matches('select, input:not([type="range"]), textarea')) return;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      // Space on a button presses that button.
      if (event.key === ' ' && target.matches('button, a')) return;
      const binding = playerKeys.find((each) => isBound(event.nativeEvent, each));
      if (binding === undefined) return;
      binding.run({ lab, open });
      event.preventDefault();
      event.stopPropagation();
    },
    [lab],
  );
}

export const playerKeys: readonly KeyBinding<Player>[] = [
  { title: 'One step on', shortcuts: ['ArrowRight'], run: ({ lab, open }) => lab.seek(open.cursor + 1) },
  { title: 'One step back', shortcuts: ['ArrowLeft'], run: ({ lab, open }) => lab.seek(open.cursor - 1) },
  { title: 'To the next hop', shortcuts: ['Shift+ArrowRight'], run: ({ lab }) => lab.seekHop(1) },
  { title: 'To the hop before', shortcuts: ['Shift+ArrowLeft'], run: ({ lab }) => lab.seekHop(-1) },
  { title: 'To the start', shortcuts: ['Home'], run: ({ lab }) => lab.seek(0) },
  { title: 'To the end', shortcuts: ['End'], run: ({ lab, open }) => lab.seek(open.ticks.length - 1) },
  { title: 'Play or pause', shortcuts: [' '], run: ({ lab, open }) => lab.setPlaying(!open.isPlaying) },
  { title: 'Slower', shortcuts: ['['], run: ({ lab, open }) => lab.setSpeed(neighbour(open.speed, -1)) },
  { title: 'Faster', shortcuts: [']'], run: ({ lab, open }) => lab.setSpeed(neighbour(open.speed, 1)) },
  { title: 'Close the trace', shortcuts: ['Escape'], run: ({ lab }) => lab.close() },
];

function neighbour(speed: number, direction: 1 | -1): number {
  const index = SPEEDS.indexOf(speed) + direction;
  return SPEEDS[Math.max(0, Math.min(SPEEDS.length - 1, index))] ?? speed;
}
