import { invariant } from '../lib/invariant.ts';
import { type Address, addressPlus, parseAddress } from '../net/address.ts';
import type { EndpointSpec, ProbeEndpoint } from './fragment.ts';
import type { InterfaceNode } from './graph.ts';
import type { Linker } from './linker.ts';
import { makeNode } from './make-node.ts';

/** RFC 2544 benchmarking range: public in form, and nobody's rules name it. */
const PROBE_PUBLIC_BASE = '198.18.0.1';

/** Makes the imagined host of every segment that offers one; a full segment has none. */
export function imagineProbes(
  endpoints: ReadonlyMap<string, EndpointSpec>,
  linker: Linker,
): Map<string, InterfaceNode> {
  const base = parseAddress(PROBE_PUBLIC_BASE);
  invariant(base.ok, "the probes' public base parses");
  const probes = new Map<string, InterfaceNode>();
  for (const [id, endpoint] of endpoints) {
    if (endpoint.kind !== 'probe') continue;
    const address = freeAddress(endpoint, linker);
    if (address === null) continue;
    const node = makeNode({ ...endpoint.interface, addresses: [address] }, -1);
    invariant(node.kind === 'interface', 'an interface element makes an interface node');
    const host = makeNode(endpoint.host, -1);
    linker.nodes.set(endpoint.interface.name, node);
    linker.nodes.set(endpoint.host.name, host);
    linker.hosts.set(endpoint.host.name, [{ index: 0, interface: node }]);
    linker.neighbours.get(endpoint.interface.segment)?.set(address, node) ??
      linker.neighbours.set(endpoint.interface.segment, new Map([[address, node]]));
    if (endpoint.pairs !== null) {
      const outside = addressPlus(base.value, probes.size);
      linker.addPair(endpoint.pairs, address, outside);
    }
    probes.set(id, node);
  }
  return probes;
}

function freeAddress(endpoint: ProbeEndpoint, linker: Linker): Address | null {
  const taken = linker.neighbours.get(endpoint.interface.segment);
  const { first, last } = endpoint.usable;
  for (let address = first; address <= last; address = addressPlus(address, 1)) {
    if (taken === undefined || !taken.has(address)) return address;
  }
  return null;
}
