import { hashHex } from '../../kernel/lib/hash.ts';
import { err, ok, type Result } from '../../kernel/lib/result.ts';
import type { Exercise, StatedGoal } from '../content/topic.ts';
import { goalOfProbe } from './goal-of-probe.ts';
import { readTold } from './read-told.ts';
import type { MadeExercise } from './shared-exercise.ts';

/** No topic of the lessons has that name: what is kept of such an exercise never meets theirs. */
export const SHARED_TOPIC = 'shared';

/** The exercise as it is done. The error is a sentence. */
export function exerciseOf({ start, told }: MadeExercise, text: string): Result<Exercise, string> {
  const goals: StatedGoal[] = [];
  for (const [index, { probe: id, wanted }] of told.goals.entries()) {
    const probe = start.probes.find((one) => one.id === id);
    if (probe === undefined)
      return err(`Goal ${index + 1} asks a question that the architecture does not have.`);
    goals.push(goalOfProbe(start, probe, wanted, `goal-${index + 1}`));
  }
  if (told.mostEdits !== null) goals.push({ kind: 'edits', id: 'edits', 'at-most': told.mostEdits });
  return ok({
    id: hashHex(text).slice(0, 16),
    topic: SHARED_TOPIC,
    title: told.title,
    card: '',
    minutes: 5,
    level: 2,
    task: readTold(told.task).blocks,
    start: { document: start },
    terminal: null,
    steps: [{ title: '', task: [], goals }],
    hints: told.hints.map((say) => ({ say })),
    solution: { text: told.solution, at: 'solution:1' },
    answers: {},
    alternatives: [],
    redundant: [],
    debrief: readTold(told.debrief).blocks,
    break: null,
  });
}
