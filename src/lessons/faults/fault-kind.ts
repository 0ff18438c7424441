import type { AwsCloud } from '../../resources/tables.ts';

/** What a puzzle may be about. */
export type FaultArea = 'routing' | 'firewalls' | 'servers';

/** One place of a healthy cloud where a fault can be put, with what puts it there and what takes it away. */
export interface FaultSite {
  /** Ids of what it changes: two faults of one puzzle never share one. */
  readonly on: readonly string[];
  /** Commands that break it. */
  readonly commands: string;
  /** Commands that mend it: as few as are known. */
  readonly repair: string;
  /** What is wrong, as a sentence for who has found it. `code` stands between backticks. */
  readonly tell: string;
}

/** One kind of fault. Its commands are ordinary ones: nothing is broken that a person could not break. */
export interface FaultKind {
  readonly id: string;
  readonly area: FaultArea;
  readonly title: string;
  /** How it shows, as a sentence. */
  readonly symptom: string;
  /** The author's hint, as a sentence that does not give it away. */
  readonly hint: string;
  /** The card that explains it: `topic/card`. */
  readonly card: string;
  /** Where it applies in that healthy cloud. */
  sites(cloud: AwsCloud): readonly FaultSite[];
}
