import type { Step } from '../../kernel/forward/answer.ts';
import type { Scene } from '../../kernel/repair/scene.ts';
import type { AwsTables } from '../tables.ts';

export type AwsScene = Scene<AwsTables>;

/** Where calls about a record are made. */
export function placeOf(record: { readonly account: string; readonly region: string }) {
  return { account: record.account, region: record.region };
}

/** The subnet whose table is asked: the one the packet left last. */
export function lastSubnet(earlier: readonly Step[]): string | null {
  return earlier.findLast((step) => step.stage === 'leave')?.place ?? null;
}
