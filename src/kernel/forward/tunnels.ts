import type { DecapsulateNode, EncapsulateNode, GraphNode } from '../graph/graph.ts';
import { onePort } from '../net/ports.ts';
import { note, stop, type Walk } from './walk.ts';

/** Wraps the packet: from here on the network sees the outer header only. */
export function encapsulate(walk: Walk, node: EncapsulateNode): GraphNode | null {
  const before = walk.header;
  const { outer } = node.spec;
  walk.wrapped.push(before);
  walk.header = {
    family: before.family,
    source: outer.source,
    destination: outer.destination,
    protocol: outer.protocol,
    sourcePorts: outer.port === null ? [] : [onePort(outer.port)],
    destinationPorts: outer.port === null ? [] : [onePort(outer.port)],
    icmp: null,
  };
  note(walk, 'encapsulate', node, before);
  return node.next;
}

/** Unwraps it. A packet that was never wrapped has no business here. */
export function decapsulate(walk: Walk, node: DecapsulateNode): GraphNode | null {
  const before = walk.header;
  const inner = walk.wrapped.pop();
  if (inner === undefined)
    return stop(walk, 'decapsulate', node, { code: node.spec.plainCode }) ? node.next : null;
  walk.header = inner;
  note(walk, 'decapsulate', node, before);
  return node.next;
}
