import type { CloudRequest } from '../../kernel/cloud/request.ts';
import type { LoweredCloud } from '../../kernel/graph/lower.ts';
import { lowerAws } from '../../resources/lower-aws.ts';
import { simulate } from '../../resources/simulate.ts';
import type { AwsCloud } from '../../resources/tables.ts';
import type { LaptopFile } from '../../shell/laptop.ts';
import type { StatedGoal } from '../content/topic.ts';
import { judgeGoal } from '../goals/goals.ts';
import type { GoalVerdict, TypedCommand } from '../goals/verdict.ts';

/** What a learner has done so far. */
export interface Attempt {
  readonly cloud: AwsCloud;
  readonly edits: readonly CloudRequest[];
  readonly commands: readonly CloudRequest[];
  readonly answers: { readonly [goal: string]: string };
  /** Where a terminal belongs to the exercise: what was typed there, and what lies in its home. */
  readonly typed?: readonly TypedCommand[];
  readonly laptop?: readonly LaptopFile[] | null;
}

export interface JudgedGoal {
  readonly goal: StatedGoal;
  readonly verdict: GoalVerdict;
}

/** Judges goals after an edit: what the last cloud was lowered to makes the next one cheap. */
export class Judge {
  #lowered: LoweredCloud | undefined;

  judge(goals: readonly StatedGoal[], attempt: Attempt): readonly JudgedGoal[] {
    this.#lowered = lowerAws(attempt.cloud, this.#lowered);
    const simulation = simulate(attempt.cloud, this.#lowered.graph);
    const { typed = [], laptop = null } = attempt;
    const context = { ...attempt, typed, laptop, simulation };
    return goals.map((goal) => ({ goal, verdict: judgeGoal(goal, context) }));
  }

  allMet(goals: readonly StatedGoal[], attempt: Attempt): boolean {
    return this.judge(goals, attempt).every(({ verdict }) => verdict.kind === 'met');
  }
}
