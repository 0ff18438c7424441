import type { Assumption, Blocker, Row, Step, Trace } from '../kernel/forward/answer.ts';
import { wordsFor } from './english/reasons.ts';
import { type Change, changesBetween } from './english/rewrites.ts';
import { rows } from './english/rows.ts';
import { stages } from './english/stages.ts';
import { IF_MENDED } from './english/story-words.ts';
import type { StepSentence } from './english/words.ts';
import type { Naming } from './naming.ts';
import { type Scene, sceneInTrace, sceneOf, stepsOf } from './scene.ts';

export { describeHeader } from './english/packets.ts';

export interface StepWords {
  /** A verb, or the reason's badge where the packet ends. */
  readonly title: string;
  readonly sentence: string;
  /** Every evaluated row with why it won or lost, in the table's order. */
  readonly rows: readonly RowWords[];
  /** The parts of the header that the step changed. */
  readonly changes: readonly Change[];
}

export interface RowWords {
  readonly row: Row;
  readonly words: string;
}

export interface BlockerWords {
  readonly title: string;
  readonly sentence: string;
  /** The smallest change that would help. */
  readonly mend: string;
}

/** A step in words. `direction` makes replies read as replies. */
export function explainStep(step: Step, names: Naming, direction?: Blocker['direction']): StepWords {
  const { title, sentence } = tellScene(sceneOf(step, names, direction ?? null), step.code);
  return {
    title,
    sentence: step.hypothetical ? `${IF_MENDED}: ${sentence}` : sentence,
    rows: explainRows(step, names),
    changes: changesBetween(step.before, step.after),
  };
}

/** The bare sentence of a scene: of its reason where there is one. */
export function tellScene(scene: Scene, code: string | null): StepSentence {
  if (code === null) return stages[scene.stage](scene);
  const words = wordsFor(code);
  return { title: words.title, sentence: words.why(scene) };
}

export function explainRows(step: Step, names: Naming): readonly RowWords[] {
  const decider = step.rule ?? step.rows.find((row) => row.reason === 'decides') ?? null;
  return step.rows.map((row) => ({
    row,
    words: rows[row.reason]({ row, header: step.before, decider, names }),
  }));
}

/** A blocker in words, with its mend. */
export function explainBlocker(blocker: Blocker, trace: Trace, names: Naming): BlockerWords {
  const words = wordsFor(blocker.code);
  const scene = sceneOfBlocker(blocker, trace, names);
  if (scene === null) return { title: words.title, sentence: words.title, mend: '' };
  return { title: words.title, sentence: words.why(scene), mend: words.mend(scene) };
}

function sceneOfBlocker(blocker: Blocker, trace: Trace, names: Naming): Scene | null {
  const connection = trace.connections[blocker.connection];
  if (connection === undefined) return null;
  const scene = sceneInTrace(trace, connection, blocker.direction, blocker.step, names);
  return scene === null ? null : { ...scene, at: blocker.at, components: blocker.components };
}

/** What was taken for granted: a clause without its full stop, such as "something listens on tcp 443 at web-1". */
export function explainAssumption(assumption: Assumption, trace: Trace, names: Naming): string {
  const last = trace.connections.at(-1);
  const step = last === undefined ? undefined : stepsOf(last, 'forward').at(-1);
  const words = wordsFor(assumption.code);
  if (step === undefined) return words.title;
  return words.why({ ...sceneOf(step, names, 'forward'), at: assumption.at, header: step.after });
}
