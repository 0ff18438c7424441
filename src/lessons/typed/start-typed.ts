import type { Exercise } from '../content/topic.ts';
import { startOf } from '../exercise/solution-lines.ts';
import { ownKeys } from './own-keys.ts';
import { callAgain } from './typed-session.ts';
import type { TypedState } from './typed-state.ts';

/** Where an exercise in the terminal begins: its cloud, what was done inside its instances, and the laptop. */
export function startTyped(exercise: Exercise): TypedState {
  const { terminal } = exercise;
  const built = startOf(exercise).cloud;
  const keys = ownKeys(built);
  if (terminal === null) return { cloud: built, laptop: keys };
  const made = callAgain(built, terminal.made) ?? built;
  const laptop = terminal.laptop?.map(({ path, mode, text }) => ({
    path,
    mode,
    text: text ?? keys.find((key) => key.path === path)?.text ?? '',
  }));
  return { cloud: { ...made, clock: Math.max(made.clock, terminal.clock) }, laptop: laptop ?? keys };
}
