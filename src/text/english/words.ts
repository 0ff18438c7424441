import type { ReasonCode } from '../../resources/codes.ts';
import type { Scene } from '../scene.ts';

/** The words for one reason code. */
export interface ReasonWords {
  /** At most five words, for a badge. */
  readonly title: string;
  /** What happens, where and why, for somebody who learns. */
  readonly why: (scene: Scene) => string;
  /** The smallest change that would help, or what to do when there is none. */
  readonly mend: (scene: Scene) => string;
}

export interface StepSentence {
  /** A verb, for a timeline. */
  readonly title: string;
  readonly sentence: string;
}

/** A part of the table of reasons. */
export type SomeReasons = { readonly [C in ReasonCode]?: ReasonWords };
