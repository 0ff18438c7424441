import type { AwsCloud } from '../../resources/tables.ts';
import { opening } from '../../text/english/nouns.ts';
import { explainBlocker } from '../../text/explain.ts';
import { namingOf } from '../../text/naming.ts';
import type { Exercise, StatedGoal } from '../content/topic.ts';
import type { GoalVerdict } from '../goals/verdict.ts';

/**
 * What helps with a goal, each rung telling more than the one before: first where the step stands that
 * decides, then what it says, then the author's own hints. The solution comes after the last.
 */
export function hintLadder(
  goal: StatedGoal,
  verdict: GoalVerdict,
  hints: Exercise['hints'],
  cloud: AwsCloud,
): readonly string[] {
  const own = hints.filter(({ for: target }) => target === undefined || target === goal.id);
  return [...derived(verdict, cloud), ...own.map(({ say }) => say)];
}

function derived(verdict: GoalVerdict, cloud: AwsCloud): readonly string[] {
  // Without a deciding step there is only the reason, and that stands beside the goal anyway.
  if (verdict.kind !== 'not-met' || verdict.evidence === null) return [];
  const { trace, blocker: index } = verdict.evidence;
  const blocker = index === null ? undefined : trace.blockers[index];
  if (blocker === undefined) return [];
  const names = namingOf(cloud);
  const way = blocker.direction === 'forward' ? 'on its way there' : 'on its way back';
  const where = blocker.components.map((id) => opening(id, names)).join(', ');
  const { sentence } = explainBlocker(blocker, trace, names);
  return [`Look at what the packet meets ${way}: ${where}.`, sentence];
}
