import type { GraphNode, MasqueradeNode, OutsideNode, TranslateNode } from '../graph/graph.ts';
import type { Address } from '../net/address.ts';
import { cidrHolds } from '../net/cidr.ts';
import { answers, type Header, withDestination, withSource } from '../net/header.ts';
import { hasPorts } from '../net/protocol.ts';
import { isPublicAddress } from '../net/special.ts';
import { send } from './at-interface.ts';
import { DOWN_CODE } from './end-state.ts';
import { jumpToGoal } from './goal.ts';
import { trackAlways } from './sessions.ts';
import { isDown, note, type Session, stop, type Walk } from './walk.ts';

/** One-to-one translation between a private address and its public twin (IGW-2). */
export function translate(walk: Walk, node: TranslateNode): GraphNode | null {
  const before = walk.header;
  walk.segment = null;
  walk.via = null;
  walk.particular = true;
  const outward = node.spec.field === 'source';
  const address = outward ? before.source : before.destination;
  const twin = outward ? node.pairs.outside.get(address) : node.pairs.inside.get(address);
  if (twin !== undefined) {
    walk.header = outward ? withSource(before, twin) : withDestination(before, twin);
    // Whoever gets the packet sees the public address only (SG-7).
    hideSender(walk);
    if (outward) walk.gateway = node.origin;
    note(walk, 'translate', node, before);
    return node.next;
  }
  if (imagined(walk, address) !== null) {
    note(walk, 'translate', node, before);
    return node.next;
  }
  if (!stop(walk, 'translate', node, { code: node.spec.missingCode })) return null;
  walk.sessions.push({ kind: 'imagined', address, entry: walk.emitter?.entry ?? null });
  hideSender(walk);
  return node.next;
}

function imagined(walk: Walk, address: Header['source']): Extract<Session, { kind: 'imagined' }> | null {
  for (const session of walk.sessions) {
    if (session.kind === 'imagined' && session.address === address) return session;
  }
  return null;
}

export function hideSender(walk: Walk): void {
  walk.hiddenSender = walk.sender ?? walk.hiddenSender;
  walk.sender = null;
}

/** The network outside: the packet ends here, or enters again by another gateway. */
export function crossOutside(walk: Walk, node: OutsideNode): GraphNode | null {
  const { destination } = walk.header;
  walk.segment = null;
  walk.particular = true;
  const entry = node.entries.get(destination);
  if (entry !== undefined) return entry;
  const imaginedEntry = imagined(walk, destination)?.entry ?? null;
  if (imaginedEntry !== null) return imaginedEntry;
  const goal = walk.goal.interface;
  if (isPublicAddress(destination)) {
    if (isForOutside(walk)) {
      note(walk, 'outside', node, walk.header);
      walk.end = { kind: 'outside', node };
      return null;
    }
  } else if (goal?.spec.addresses.includes(destination) === true) {
    // A host outside sends to a private address: nothing carries it, unless there is a gateway to ask.
    if (goal.entry !== null) return goal.entry;
    if (!stop(walk, 'outside', node, { code: NO_PATH, at: goal.spec.network })) return null;
    return jumpToGoal(walk);
  }
  const owner = walk.graph.publicAddresses.get(destination);
  if (owner !== undefined) {
    // IGW-1: a public address in a network that no gateway joins to the outside.
    if (!stop(walk, 'outside', node, { code: NO_PATH, at: networkOf(walk, owner) ?? node.origin }))
      return null;
    return jumpToGoal(walk);
  }
  const at = walk.gateway ?? node.origin;
  if (!stop(walk, 'outside', node, { code: node.spec.absentCode, at })) return null;
  return jumpToGoal(walk);
}

function networkOf(walk: Walk, owner: { readonly address: Address; readonly pairs: string }): string | null {
  const { holders } = walk.graph;
  const candidates = [...(holders.get(owner.address) ?? []), ...walk.probes];
  return candidates.find((candidate) => candidate.spec.pairs === owner.pairs)?.spec.network ?? null;
}

/** The outside takes what is meant for it, and an answer only from whom it spoke to. */
function isForOutside(walk: Walk): boolean {
  const { outside, source } = walk.goal;
  const { graph } = walk.options;
  const { destination } = walk.header;
  if (!outside || graph.publicAddresses.has(destination) || graph.claimed.has(destination)) return false;
  return source === null || source === walk.header.source || walk.hypothetical;
}

const NO_PATH = 'NO_PATH';

/** Many-to-one translation: a new flow gets the translator's address, a known one its old one back. */
export function masquerade(walk: Walk, node: MasqueradeNode): GraphNode | null {
  const own = node.interface;
  if (own === null) return null;
  if (isDown(walk, node) && !stop(walk, 'masquerade', node, { code: DOWN_CODE })) return null;
  const before = walk.header;
  const session = relayAt(walk, node);
  if (session !== null) {
    walk.header = restore(before, session.inner);
    note(walk, 'masquerade', node, before, {
      session: { kind: 'used', tracked: true, idleTimeoutSeconds: node.spec.idleTimeoutSeconds },
    });
    return sendOn(walk, node);
  }
  const inside = node.spec.sources.some((block) => cidrHolds(block, before.source));
  const { codes } = node.spec;
  if (own.spec.addresses.includes(before.destination)) {
    // NAT-5: it is no host, and nothing was asked for from inside.
    stop(walk, 'masquerade', node, { code: inside ? codes.unsolicited : codes.source });
    return null;
  }
  if (!inside && !stop(walk, 'masquerade', node, { code: codes.source })) return null;
  if (!node.spec.protocols.includes(before.protocol)) {
    if (!stop(walk, 'masquerade', node, { code: codes.protocol })) return null;
  }
  const address = own.spec.addresses[0];
  if (address === undefined) return null;
  walk.header = {
    ...before,
    source: address,
    sourcePorts: hasPorts(before.protocol) ? [node.spec.ports] : before.sourcePorts,
  };
  trackAlways(walk);
  walk.sessions.push({ kind: 'relay', at: node, inner: before, outer: walk.header, from: null });
  note(walk, 'masquerade', node, before, {
    session: { kind: 'made', tracked: true, idleTimeoutSeconds: node.spec.idleTimeoutSeconds },
  });
  return sendOn(walk, node);
}

function sendOn(walk: Walk, node: MasqueradeNode): GraphNode | null {
  hideSender(walk);
  return node.interface === null ? null : send(walk, node.interface);
}

/** The session of a relay whose onward packet the current header answers. */
export function relayAt(
  walk: Walk,
  at: MasqueradeNode | Extract<Session, { kind: 'relay' }>['at'],
): Extract<Session, { kind: 'relay' }> | null {
  for (let index = 0; index < walk.older; index++) {
    const session = walk.sessions[index];
    if (session?.kind === 'relay' && session.at === at && answers(walk.header, session.outer)) return session;
  }
  return null;
}

/** The header of an answer as the inner side of the relay expects it. */
export function restore(header: Header, inner: Header): Header {
  return {
    ...header,
    source: inner.destination,
    sourcePorts: inner.destinationPorts,
    destination: inner.source,
    destinationPorts: inner.sourcePorts,
  };
}
