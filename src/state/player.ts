import type { AwsCloud } from '../resources/tables.ts';
import { namingOf } from '../text/naming.ts';
import { tellTrace } from '../text/story.ts';
import { type Answer, answerOf, type Direction, type StepAnswer } from './answer.ts';
import type { OpenTrace } from './lab.ts';
import { type RulePlace, rulePlace } from './rule-place.ts';
import { shortNames } from './short-names.ts';
import { timelineOf } from './timeline.ts';

/** One tick of the scrubber in words. */
export interface PlayerStep extends StepAnswer {
  readonly direction: Direction;
  /** The place's name, as the hop's heading. */
  readonly hop: string;
  readonly place: string;
  readonly opensHop: boolean;
  /** Where the rule that decided, or a missing one, is written. */
  readonly edit: RulePlace | null;
}

/** The open trace as the player shows it; `steps` run parallel to the trace's ticks. */
export interface PlayerView {
  readonly answer: Answer;
  readonly steps: readonly PlayerStep[];
  /** The whole story as text to copy. */
  readonly story: string;
}

export function playerView({ trace }: Pick<OpenTrace, 'trace'>, cloud: AwsCloud): PlayerView {
  const answer = answerOf(trace, shortNames(cloud));
  const ticks = timelineOf(trace);
  const steps = answer.legs
    .flatMap((leg) =>
      leg.hops.flatMap((hop) =>
        hop.steps.map((step, index) => ({
          ...step,
          direction: leg.direction,
          hop: hop.title,
          place: hop.place,
          opensHop: index === 0,
        })),
      ),
    )
    .map((step, index): PlayerStep => {
      const tick = ticks[index];
      return { ...step, edit: tick === undefined ? null : rulePlace(tick.step, cloud) };
    });
  return { answer, steps, story: tellTrace(trace, namingOf(cloud)) };
}
