import type { Exit, GraphNode, RouteNode } from '../graph/graph.ts';
import { jumpToGoal } from './goal.ts';
import { note, trialOf, type Walk } from './walk.ts';

/**
 * Past a route that does not lead on: which of the ways out that a person could add a route to
 * would bring the packet to its goal with the fewest further blockers? The walk goes on there,
 * so the rest of the analysis tells what else would have to change.
 */
export function detour(walk: Walk, node: RouteNode): GraphNode | null {
  if (walk.trial) return jumpToGoal(walk);
  let best: { readonly exit: Exit; readonly cost: number } | null = null;
  for (const exit of node.exits) {
    const trial = trialOf(walk);
    trial.via = exit.via;
    trial.run(trial, exit.next);
    if (trial.end.kind === 'lost') continue;
    const cost = trial.obstacles.length;
    if (best === null || cost < best.cost) best = { exit, cost };
  }
  if (best === null) return jumpToGoal(walk);
  walk.via = best.exit.via;
  note(walk, 'route', node, walk.header, {
    action: 'skip',
    note: best.exit.via?.origin ?? best.exit.next.origin,
    path: [],
  });
  return best.exit.next;
}
