import type { GraphNode } from '../graph/graph.ts';
import type { Walk } from './walk.ts';

/** Straight to where the goal's own router would hand the packet over; null when that is unknown. */
export function jumpToGoal(walk: Walk): GraphNode | null {
  const goal = walk.goal.interface;
  if (goal === null || goal.enter === null) return null;
  walk.via = goal;
  walk.segment = null;
  return goal.enter;
}
