import type { Graph } from '../graph/graph.ts';
import type { Leg, Session, Walk } from './walk.ts';

/**
 * What of a flow outlives a change of the rules: its tracked passages (SG-12). Whatever relayed it
 * is left out: the next packet is relayed anew, and taken for an answer it would lose its way.
 */
export function lastingSessions(legs: readonly Leg[]): readonly Session[] {
  return legs
    .flatMap(({ forward, reply }) => (reply ?? forward).sessions)
    .filter((session) => session.kind === 'pass' && session.tracked);
}

/** The same sessions at the interfaces of that name in another version of the network. */
export function rehome(graph: Graph, sessions: readonly Session[]): Session[] {
  return sessions.flatMap((session) => {
    const at = session.kind === 'pass' ? graph.nodes.get(session.at.spec.name) : undefined;
    return session.kind === 'pass' && at?.kind === 'interface' ? [{ ...session, at }] : [];
  });
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
