import type { CloudRequest } from '../../kernel/cloud/request.ts';
import type { Trace } from '../../kernel/forward/answer.ts';
import type { Flow } from '../../kernel/forward/ask.ts';
import type { Simulation } from '../../resources/simulate.ts';
import type { AwsCloud } from '../../resources/tables.ts';
import type { LaptopFile } from '../../shell/laptop.ts';

/** A line that was typed in the terminal and ran. */
export interface TypedCommand {
  readonly text: string;
  /** The instance one was logged in to; null: the laptop. */
  readonly where: string | null;
  readonly exitCode: number;
}

/** What a goal is judged by: the learner's cloud, and what the learner did. */
export interface GoalContext {
  readonly cloud: AwsCloud;
  readonly simulation: Simulation;
  /** Changes made so far, in order. */
  readonly edits: readonly CloudRequest[];
  /** Everything that was asked of AWS, looking included. */
  readonly commands: readonly CloudRequest[];
  /** Answers given, by goal id. */
  readonly answers: { readonly [goal: string]: string };
  /** What was typed in the terminal. */
  readonly typed: readonly TypedCommand[];
  /** Files in the home where the terminal stands; null: it was not opened yet. */
  readonly laptop: readonly LaptopFile[] | null;
}

/** A trace that shows why, with the step that decides. */
export interface Evidence {
  readonly flow: Flow;
  readonly trace: Trace;
  /** Out of order while it was asked. */
  readonly down: readonly string[];
  /** Index of the blocker that decides; null when nothing blocks (it got through, or took another way). */
  readonly blocker: number | null;
}

export type GoalVerdict =
  | { readonly kind: 'met' }
  /** `why` is a sentence. */
  | { readonly kind: 'not-met'; readonly why: string; readonly evidence: Evidence | null }
  /** Cannot be judged yet; `why` says what is missing. */
  | { readonly kind: 'open'; readonly why: string };

export const MET: GoalVerdict = { kind: 'met' };

export function notMet(why: string, evidence: Evidence | null = null): GoalVerdict {
  return { kind: 'not-met', why, evidence };
}

export function open(why: string): GoalVerdict {
  return { kind: 'open', why };
}
