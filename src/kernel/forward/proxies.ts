import type { Candidate } from '../graph/fragment.ts';
import type { ChooseNode, GraphNode, TerminateNode } from '../graph/graph.ts';
import { hash32 } from '../lib/hash.ts';
import { invariant } from '../lib/invariant.ts';
import { answers, type Header } from '../net/header.ts';
import { onePort } from '../net/ports.ts';
import type { Row } from './answer.ts';
import { restore } from './gateways.ts';
import { note, stop, type Walk } from './walk.ts';

/** One of several ways on. The same flow always takes the same one; an answer finds its way back. */
export function choose(walk: Walk, node: ChooseNode): GraphNode | null {
  const before = walk.header;
  walk.particular = true;
  for (let index = 0; index < walk.older; index++) {
    const session = walk.sessions[index];
    if (session?.kind !== 'moved' || !answers(before, session.outer)) continue;
    walk.header = restore(before, session.inner);
    note(walk, 'choose', node, before);
    return node.back;
  }
  const winner = pick(walk, node);
  if (winner === null) {
    stop(walk, 'choose', node, { code: node.spec.noneCode, rows: rowsOf(node, null) });
    return null;
  }
  const { spec, next } = winner;
  walk.header = moved(before, spec);
  if (walk.header !== before) walk.sessions.push({ kind: 'moved', inner: before, outer: walk.header });
  const rows = walk.steps === null ? [] : rowsOf(node, spec);
  note(walk, 'choose', node, before, { rows, rule: rows.find((row) => row.reason === 'chosen') ?? null });
  return next;
}

function moved(header: Header, candidate: Candidate): Header {
  if (candidate.address === undefined) return header;
  return {
    ...header,
    destination: candidate.address,
    destinationPorts: candidate.port === undefined ? header.destinationPorts : [onePort(candidate.port)],
  };
}

/** Weighted by hash of the flow, so replays agree (no chance in the kernel). */
function pick(walk: Walk, node: ChooseNode): ChooseNode['candidates'][number] | null {
  const eligible = node.candidates.filter(
    (candidate) => candidate.spec.ineligible === null && candidate.spec.weight > 0,
  );
  const total = eligible.reduce((sum, candidate) => sum + candidate.spec.weight, 0);
  if (total <= 0) return null;
  const { source, destination, protocol, sourcePorts, destinationPorts } = walk.header;
  const flow = [walk.options.seed, node.spec.name, source, destination, protocol];
  let ticket = hash32([...flow, sourcePorts[0]?.from, destinationPorts[0]?.from].join('/')) % total;
  for (const candidate of eligible) {
    if (ticket < candidate.spec.weight) return candidate;
    ticket -= candidate.spec.weight;
  }
  invariant(false, 'a ticket below the sum of weights falls to a candidate');
}

function rowsOf(node: ChooseNode, winner: Candidate | null): readonly Row[] {
  return node.spec.candidates.map((candidate) => ({
    owner: node.origin,
    id: candidate.id,
    text: candidate.ineligible ?? candidate.id,
    reason: candidate === winner ? 'chosen' : candidate.ineligible === null ? 'not-chosen' : 'ineligible',
    subject: null,
  }));
}

/** A proxy ends the connection here and picks where its own connection goes. */
export function terminate(walk: Walk, node: TerminateNode): null {
  const own = node.interface;
  if (own === null) return null;
  const { protocol, destinationPorts } = walk.header;
  const port = destinationPorts[0]?.from ?? null;
  if (walk.direction === 'reply') {
    note(walk, 'terminate', node, walk.header);
    walk.end = { kind: 'proxy', node, interface: own, next: null };
    return null;
  }
  const index = node.spec.listeners.findIndex(
    (listener) => listener.protocol === protocol && listener.port === port,
  );
  if (index < 0) {
    stop(walk, 'terminate', node, { code: node.spec.noListenerCode });
    return null;
  }
  note(walk, 'terminate', node, walk.header);
  const chooser = node.chooseFor[index];
  const onward = chooser?.kind === 'choose' ? pickTarget(walk, chooser, port ?? 0) : null;
  if (onward === null) return null;
  walk.end = { kind: 'proxy', node, interface: own, next: onward };
  return null;
}

function pickTarget(
  walk: Walk,
  node: ChooseNode,
  port: number,
): { readonly destination: Header['destination']; readonly port: number; readonly id: string } | null {
  const winner = pick(walk, node);
  const address = winner?.spec.address;
  if (winner === null || address === undefined) {
    stop(walk, 'choose', node, { code: node.spec.noneCode, rows: rowsOf(node, null) });
    return null;
  }
  const rows = walk.steps === null ? [] : rowsOf(node, winner.spec);
  note(walk, 'choose', node, walk.header, {
    rows,
    rule: rows.find((row) => row.reason === 'chosen') ?? null,
  });
  return { destination: address, port: winner.spec.port ?? port, id: winner.spec.id };
}
