import type { GraphNode, HostNode, InterfaceNode } from '../graph/graph.ts';
import type { Address } from '../net/address.ts';
import { cidrHolds } from '../net/cidr.ts';
import { hasPorts } from '../net/protocol.ts';
import { isPublicAddress } from '../net/special.ts';
import { hasAddress, send } from './at-interface.ts';
import { endFault } from './end-state.ts';
import { hideSender, relayAt, restore } from './gateways.ts';
import { assume, note, stop, type Walk } from './walk.ts';

/** The packet is inside a host: its own, or to be passed on. */
export function takeAtHost(walk: Walk, node: HostNode): GraphNode | null {
  const arrival = walk.emitter;
  if (arrival !== null && !works(walk, arrival)) return null;
  const { destination } = walk.header;
  const own = ownInterface(node, destination);
  const relay = relayAt(walk, node);
  if (own !== null && relay === null) return deliver(walk, node, arrival ?? own);
  if (own === null && relay === null && node.spec.forwarding === 'drop') {
    stop(walk, 'forward', node, { code: node.spec.dropCode });
    return null;
  }
  return passOn(walk, node, arrival, relay);
}

/** The host's interface with that address. */
export function ownInterface(host: HostNode, address: Address): InterfaceNode | null {
  for (const candidate of host.interfaces) if (hasAddress(candidate, address)) return candidate;
  return null;
}

/** A host that is not running, or that an outage names, handles nothing. False ends the walk. */
export function works(walk: Walk, node: InterfaceNode): boolean {
  if (walk.options.bare?.includes(node) === true) return true;
  const fault = endFault(node, walk.options.down);
  return fault === null || stop(walk, 'deliver', node, fault);
}

function deliver(walk: Walk, node: HostNode, arrival: InterfaceNode): null {
  const { interface: wanted, source } = walk.goal;
  const isWanted = wanted === null || node.interfaces.includes(wanted);
  if (!isWanted || (source !== null && source !== walk.header.source)) {
    stop(walk, 'deliver', node, { code: node.spec.dropCode, at: arrival.origin });
    return null;
  }
  note(walk, 'deliver', node, walk.header);
  walk.end = { kind: 'host', host: node, interface: arrival };
  return null;
}

function passOn(
  walk: Walk,
  node: HostNode,
  arrival: InterfaceNode | null,
  relay: ReturnType<typeof relayAt>,
): GraphNode | null {
  const before = walk.header;
  if (relay !== null) {
    walk.header = restore(before, relay.inner);
    // RT-22: the flow comes back through the same appliance, by the side it came from.
    const out = relay.from ?? outgoing(node, walk.header.destination);
    note(walk, 'forward', node, before);
    hideSender(walk);
    return out === null ? null : send(walk, out);
  }
  const out = outgoing(node, before.destination);
  if (out === null) return null;
  const { forwarding } = node.spec;
  if (forwarding === null) assume(walk, 'FORWARDING_ASSUMED', node.origin);
  const translates =
    forwarding === 'masquerade' || (forwarding === null && isPublicAddress(before.destination));
  const address = out.spec.addresses[0];
  if (translates && address !== undefined)
    walk.header = {
      ...before,
      source: address,
      sourcePorts: hasPorts(before.protocol) ? [node.spec.ports] : before.sourcePorts,
    };
  walk.sessions.push({ kind: 'relay', at: node, inner: before, outer: walk.header, from: arrival });
  note(walk, 'forward', node, before);
  hideSender(walk);
  return send(walk, out);
}

/** The interface whose segment holds the destination, else the first one: a host's default route. */
export function outgoing(node: HostNode, destination: Address): InterfaceNode | null {
  for (const candidate of node.interfaces) {
    const { out } = candidate;
    if (out?.kind === 'lan-out' && cidrHolds(out.spec.block, destination)) return candidate;
  }
  return node.interfaces[0] ?? null;
}
