import { MAX_LINK_CHARS, unpackText } from '../../io/share-link/packing.ts';
import { type Decoded, REFUSED, readCompact, refuse } from '../../io/share-link/read-compact.ts';
import { formatPath } from '../../kernel/cloud/input.ts';
import { findUnsafeJson, parseJsonText } from '../../kernel/lib/json-text.ts';
import { err, ok } from '../../kernel/lib/result.ts';
import type { Exercise } from '../content/topic.ts';
import { startOf } from '../exercise/solution-lines.ts';
import { tellGoal } from '../goals/goals.ts';
import { examineDesign, examineStart, type Finding } from '../proof/examine-task.ts';
import { EXERCISE_FORM } from './encode-exercise.ts';
import { exerciseOf } from './exercise-of.ts';
import { type MadeExercise, sharedExerciseSchema } from './shared-exercise.ts';

/**
 * Reads what encodeExercise made. A link is foreign: it is measured before it is unpacked, unpacked under a
 * limit, its records and texts pass their schemas, and it is refused unless its start fails its goals and its
 * solution meets them. Its commands run in the simulator and nowhere else. Never throws.
 */
export function decodeExercise(packed: string): Decoded<Exercise> {
  const made = readExercise(packed);
  if (!made.ok) return made;
  const exercise = exerciseOf(made.value, packed);
  if (!exercise.ok) return refuse(exercise.error);
  const [fault] = faultsOf(exercise.value);
  if (fault === undefined) return exercise;
  // A command may be of a service that was only not loaded yet.
  return fault.kind === 'refused'
    ? err([{ path: 'link', message: `${REFUSED}${tell(fault)}`, isUnknownTable: true }])
    : refuse(tell(fault));
}

/** The parts of the link, every one checked for itself. */
export function readExercise(packed: string): Decoded<MadeExercise> {
  if (packed.length > MAX_LINK_CHARS)
    return refuse(`it has ${packed.length} characters; no link made here has more than ${MAX_LINK_CHARS}`);
  const [, digits, body] = /^(\d{1,6})\.(.*)$/s.exec(packed.trim()) ?? [];
  if (digits === undefined || body === undefined) return refuse('it holds no exercise');
  const form = Number(digits);
  if (form > EXERCISE_FORM)
    return refuse(
      `it is of form ${form}, newer than form ${EXERCISE_FORM}, the newest that this program knows: open it with a newer program`,
    );
  if (form < 1) return refuse(`there is no form ${form} of exercises`);
  const text = unpackText(body);
  if (!text.ok) return refuse(text.error);
  const end = text.value.indexOf('\n');
  if (end < 0) return refuse('it holds an architecture, but no exercise');
  const read = readCompact(text.value.slice(0, end));
  if (!read.ok) return read;
  const parsed = parseJsonText(text.value.slice(end + 1));
  if (!parsed.ok || findUnsafeJson(parsed.value) !== undefined) return refuse('its exercise is not readable');
  const told = sharedExerciseSchema.safeParse(parsed.value);
  if (!told.success)
    return err(
      told.error.issues.map(({ path, message }) => ({ path: formatPath(['exercise', ...path]), message })),
    );
  return ok({ start: read.value.document, told: told.data });
}

function faultsOf(exercise: Exercise): readonly Finding[] {
  const goals = exercise.steps.flatMap((step) => step.goals);
  const task = { start: startOf(exercise), goals, solution: exercise.solution, answers: {} };
  return [...examineStart(task), ...examineDesign(task)];
}

function tell(finding: Finding): string {
  switch (finding.kind) {
    case 'solved-at-start':
      return 'its goals are met before anything is done';
    case 'refused':
      return `line ${finding.line + 1} of its solution cannot be carried out: ${finding.message}`;
    case 'unmet':
      return `its solution does not meet the goal "${tellGoal(finding.goal)}": ${finding.why}`;
    case 'not-needed':
    case 'unasked':
      return 'its solution holds what its goals do not need';
    default:
      return finding satisfies never;
  }
}
