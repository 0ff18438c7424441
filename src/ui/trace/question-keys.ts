import type { KeyboardEvent } from 'react';
import { moveProbe, removeProbe } from '../../editor/commands/probes.ts';
import type { Lab } from '../../state/lab.ts';
import { isBound, type KeyBinding } from '../components/key-binding.ts';

/** A kept question that has the focus. */
export interface FocusedQuestion {
  readonly lab: Lab;
  readonly id: string;
  /** Its name is to be written in its place. */
  readonly onRename: () => void;
  /** It was forgotten, and the focus with it. */
  readonly onGone: () => void;
}

export const questionKeys: readonly KeyBinding<FocusedQuestion>[] = [
  { title: 'Rename it', shortcuts: ['F2'], run: ({ onRename }) => onRename() },
  { title: 'Forget it', shortcuts: ['Delete'], run: forgetQuestion },
  { title: 'Put it one place nearer to the start', shortcuts: ['Alt+ArrowLeft'], run: (it) => move(it, -1) },
  { title: 'Put it one place nearer to the end', shortcuts: ['Alt+ArrowRight'], run: (it) => move(it, 1) },
];

export const questionKeysForAria = questionKeys.flatMap(({ shortcuts }) => shortcuts).join(' ');

export function onQuestionKey(event: KeyboardEvent, focused: FocusedQuestion): void {
  const binding = questionKeys.find((each) => isBound(event.nativeEvent, each));
  if (binding === undefined) return;
  binding.run(focused);
  event.preventDefault();
  event.stopPropagation();
}

export function forgetQuestion({ lab, id, onGone }: Omit<FocusedQuestion, 'onRename'>): void {
  lab.whenReady(() => {
    if (lab.run(removeProbe, { id }).ok) onGone();
  });
}

function move({ lab, id }: FocusedQuestion, by: -1 | 1): void {
  lab.whenReady(() => {
    if (lab.canRun(moveProbe, { id, by }) === true) lab.run(moveProbe, { id, by });
  });
}
