import { unreachable } from '../lib/invariant.ts';
import type { Address } from '../net/address.ts';
import type { ElementSpec } from './fragment.ts';
import type { GraphNode } from './graph.ts';

const NO_NEIGHBOURS = new Map<Address, never>();
const NO_PAIRS = { outside: NO_NEIGHBOURS, inside: NO_NEIGHBOURS };

/** An element's node before its references are resolved; a negative index makes an imagined interface. */
export function makeNode(spec: ElementSpec, interfaceIndex: number): GraphNode {
  const origin = spec.origin;
  const path = spec.path ?? [origin];
  const place = spec.place ?? origin;
  switch (spec.kind) {
    case 'filter':
      return { kind: 'filter', spec, origin, place, path, tables: [], next: null };
    case 'lan-out':
      return { kind: 'lan-out', spec, origin, place, path, neighbours: NO_NEIGHBOURS, next: null };
    case 'lan-in':
      return { kind: 'lan-in', spec, origin, place, path, neighbours: NO_NEIGHBOURS };
    case 'route':
      return { kind: 'route', spec, origin, place, path, entries: [], texts: [], exits: [] };
    case 'switch':
      return { kind: 'switch', spec, origin, place, path, segments: [] };
    case 'translate':
      return { kind: 'translate', spec, origin, place, path, pairs: NO_PAIRS, next: null };
    case 'masquerade':
      return { kind: 'masquerade', spec, origin, place, path, interface: null };
    case 'interface':
      return {
        kind: 'interface',
        spec,
        origin,
        place,
        path,
        egress: [],
        ingress: [],
        egressRules: 0,
        ingressRules: 0,
        egressOpen: [],
        ingressOpen: [],
        up: null,
        out: null,
        entry: null,
        enter: null,
        imagined: interfaceIndex < 0,
        index: interfaceIndex,
      };
    case 'host':
      return { kind: 'host', spec, origin, place, path, interfaces: [] };
    case 'outside':
      return { kind: 'outside', spec, origin, place, path, entries: NO_NEIGHBOURS };
    case 'choose':
      return { kind: 'choose', spec, origin, place, path, candidates: [], back: null };
    case 'terminate':
      return { kind: 'terminate', spec, origin, place, path, interface: null, chooseFor: [] };
    case 'encapsulate':
      return { kind: 'encapsulate', spec, origin, place, path, next: null };
    case 'decapsulate':
      return { kind: 'decapsulate', spec, origin, place, path, next: null };
    case 'sink':
      return { kind: 'sink', spec, origin, place, path };
    default:
      return unreachable(spec);
  }
}
