import type { Graph, GraphNode } from '../graph/graph.ts';
import type { Leg, Session, Walk } from './walk.ts';

/** The sessions of legs that outlive a change of the rules: an untracked flow has none (SG-12). */
export function lastingSessions(legs: readonly Leg[]): readonly Session[] {
  return legs
    .flatMap(({ forward }) => forward.sessions)
    .filter((session) => session.kind !== 'imagined' && (session.kind !== 'pass' || session.tracked));
}

/** The same sessions at the elements of that name in another version of the network. */
export function rehome(graph: Graph, sessions: readonly Session[]): Session[] {
  const moved: Session[] = [];
  for (const session of sessions) {
    if (session.kind === 'moved' || session.kind === 'imagined') {
      moved.push(session);
      continue;
    }
    const at = sameElement(graph, session.at);
    if (at === null) continue;
    if (session.kind === 'pass') moved.push({ ...session, at: at as typeof session.at });
    else {
      const from = session.from === null ? null : sameElement(graph, session.from);
      moved.push({ ...session, at: at as typeof session.at, from: from as typeof session.from });
    }
  }
  return moved;
}

function sameElement<T extends GraphNode>(graph: Graph, node: T): GraphNode | null {
  const found = graph.nodes.get(node.spec.name);
  return found?.kind === node.kind ? found : null;
}

/** SG-13: a flow that goes through a translator of ports is tracked whatever the rules. */
export function trackAlways(walk: Walk): void {
  walk.sessions = walk.sessions.map((session) =>
    session.kind === 'pass' && !session.tracked ? { ...session, tracked: true } : session,
  );
  if (walk.steps === null) return;
  walk.steps = walk.steps.map((step) =>
    step.session?.kind === 'made' ? { ...step, session: { ...step.session, tracked: true } } : step,
  );
}
