import { sameAnswer } from '../../lessons/content/same-answer.ts';
import type { Question } from '../../lessons/content/topic.ts';

export type OrderQuestion = Extract<Question, { kind: 'order' }>;
export type FillQuestion = Extract<Question, { kind: 'fill' }>;
export type ChoiceQuestion = Exclude<Question, OrderQuestion | FillQuestion>;

/** The right ones, and no others. */
export function isChoiceRight({ options }: ChoiceQuestion, chosen: ReadonlySet<number>): boolean {
  return options.every(({ right }, index) => right === chosen.has(index));
}

/** Indices of the items as they are shown at first: never in the right order. */
export function shuffledItems({ id, items }: OrderQuestion): readonly number[] {
  const order = shuffled(id, items.length);
  return isOrderRight(order) ? [...order.slice(1), order[0] ?? 0] : order;
}

/** Indices of the options as they are shown: authors write the right one first. The rows of a real table keep their order. */
export function shownOptions({ id, options, table }: ChoiceQuestion): readonly number[] {
  return table === null ? shuffled(id, options.length) : options.map((_option, index) => index);
}

/** The indices below the count in an order that the seed decides, the same for everybody. */
function shuffled(seedText: string, count: number): number[] {
  let seed = [...seedText].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % 2_147_483_647, 7);
  const order = Array.from({ length: count }, (_item, index) => index);
  for (let index = order.length - 1; index > 0; index--) {
    seed = (seed * 48_271) % 2_147_483_647;
    const other = seed % (index + 1);
    [order[index], order[other]] = [order[other] ?? 0, order[index] ?? 0];
  }
  return order;
}

export function isOrderRight(order: readonly number[]): boolean {
  return order.every((item, index) => item === index);
}

export interface FillVerdict {
  readonly isRight: boolean;
  readonly why: string;
}

export function judgeFill({ answer, also, why, wrong }: FillQuestion, given: string): FillVerdict {
  if ([answer, ...also].some((right) => sameAnswer(right, given))) return { isRight: true, why };
  const known = wrong.find((entry) => sameAnswer(entry.answer, given));
  return { isRight: false, why: known?.why ?? `The answer is ${answer}. ${why}` };
}
