import { type Prediction, predictionOf } from '../../lessons/predict/prediction.ts';
import type { AwsCloud } from '../../resources/tables.ts';
import { shortNames } from '../short-names.ts';
import type { Tick } from '../timeline.ts';

export type { Prediction };

/** What can be predicted of a trace, one for each of its ticks; null where nothing is decided. */
export function predictionsOf(ticks: readonly Tick[], cloud: AwsCloud): readonly (Prediction | null)[] {
  const names = shortNames(cloud);
  return ticks.map(({ step, direction }) => predictionOf(step, direction, names));
}

/** Answers by tick: the option that was chosen, or that it was passed over. */
export type Predicted = ReadonlyMap<number, number | 'passed'>;

export function isRight(prediction: Prediction, chosen: number): boolean {
  return prediction.options[chosen]?.right === true;
}

/** How many were answered so far, and how many of those rightly. */
export function scoreOf(
  predictions: readonly (Prediction | null)[],
  predicted: Predicted,
): { readonly answered: number; readonly right: number } {
  const answers = [...predicted].flatMap(([tick, chosen]) => {
    const prediction = predictions[tick];
    return prediction == null || chosen === 'passed' ? [] : [isRight(prediction, chosen)];
  });
  return { answered: answers.length, right: answers.filter(Boolean).length };
}
