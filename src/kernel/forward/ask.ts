import type { Graph, HostNode, InterfaceNode, Pairs } from '../graph/graph.ts';
import { err, ok, type Result } from '../lib/result.ts';
import type { Address } from '../net/address.ts';
import { requestHeader } from '../net/header.ts';
import { onePort, type PortRange } from '../net/ports.ts';
import { hasPorts, type Protocol, protocolName } from '../net/protocol.ts';
import { isPublicAddress } from '../net/special.ts';
import { outgoing } from './at-host.ts';
import type { Party, Question } from './question.ts';
import { anybody, describeHolders, type Endpoint, findEndpoint, holdersOf, type Names } from './reference.ts';

/** A flow as people write it: REFs for its ends. Null ports mean "not given". */
export interface Flow {
  readonly from: string;
  readonly to: string;
  readonly protocol: Protocol;
  readonly port: number | null;
  readonly sourcePort: number | null;
}

/** Turns a written flow into a question for the tracer. The error is a sentence for its author. */
export function ask(graph: Graph, names: Names, flow: Flow): Result<Question, string> {
  const problem = portProblem(flow);
  if (problem !== null) return err(problem);
  const from = findEndpoint(graph, names, flow.from);
  if (!from.ok) return from;
  const to = findEndpoint(graph, names, flow.to);
  if (!to.ok) return to;
  return pose(graph, from.value, to.value, flow);
}

/** The same for ends that are found already. */
export function pose(
  graph: Graph,
  from: Endpoint,
  to: Endpoint,
  flow: Pick<Flow, 'protocol' | 'port' | 'sourcePort'>,
): Result<Question, string> {
  const sender = senderOf(graph, from);
  if (!sender.ok) return sender;
  const target = targetOf(graph, to, sender.value);
  if (!target.ok) return target;
  const { destination, holder, outside } = target.value;
  if (sender.value.kind === 'outside' && to.kind === 'outside')
    return err('Both ends are outside this cloud: nothing here would carry the packet.');
  if (destination === undefined) return err(`${to.name} has no IPv4 address.`);
  const party = partyOf(sender.value, destination);
  if (party.kind === 'interface' && party.interface.spec.addresses.length === 0)
    return err(`${from.name} has no IPv4 address.`);
  const source = sourceOf(graph, party, from);
  const probes = [party.kind === 'interface' ? party.interface : null, holder].filter(
    (node): node is InterfaceNode => node?.imagined === true,
  );
  return ok({
    from: party,
    header: requestHeader({
      source,
      destination,
      protocol: flow.protocol,
      port: flow.port,
      sourcePorts: sourcePortsOf(party, flow),
    }),
    goal: { interface: holder, outside, source: null },
    toName: to.name,
    probes,
  });
}

function portProblem(flow: Flow): string | null {
  if (!Number.isInteger(flow.protocol) || flow.protocol < 0 || flow.protocol > 255)
    return `Protocol ${flow.protocol} does not exist: numbers go from 0 to 255.`;
  for (const port of [flow.port, flow.sourcePort]) {
    if (port !== null && (!Number.isInteger(port) || port < 0 || port > 65535))
      return `Port ${port} does not exist: ports go from 0 to 65535.`;
  }
  if (hasPorts(flow.protocol) && flow.port === null)
    return `A ${protocolName(flow.protocol)} flow needs a destination port.`;
  return null;
}

type Sender =
  | { readonly kind: 'interface'; readonly interface: InterfaceNode }
  | { readonly kind: 'host'; readonly host: HostNode }
  | { readonly kind: 'outside'; readonly party: Extract<Party, { kind: 'outside' }> };

function senderOf(graph: Graph, from: Endpoint): Result<Sender, string> {
  switch (from.kind) {
    case 'host':
      return ok({ kind: 'host', host: from.host });
    case 'interface':
      return ok({ kind: 'interface', interface: from.interface });
    case 'outside':
      return ok({ kind: 'outside', party: { kind: 'outside', node: from.node, entry: from.entry } });
    case 'address': {
      const holders = ownersOf(graph, from.address, null);
      const only = holders[0];
      if (holders.length > 1) return err(describeHolders(holders, from.address));
      if (only !== undefined) return ok({ kind: 'interface', interface: only });
      const outside = findEndpoint(graph, () => [], `internet:${from.name}`);
      if (isPublicAddress(from.address) && outside.ok && outside.value.kind === 'outside')
        return ok({ kind: 'outside', party: { kind: 'outside', node: outside.value.node, entry: null } });
      return err(`Nothing here has the address ${from.name}, so nothing can send from it.`);
    }
    default:
      return from satisfies never;
  }
}

/** Whose address it is, private or public. */
function ownersOf(graph: Graph, address: Address, network: string | null): readonly InterfaceNode[] {
  const inside = graph.publicAddresses.get(address);
  if (inside === undefined) return holdersOf(graph, address, network);
  return holdersOf(graph, inside.address, null).filter((node) => node.spec.pairs === inside.pairs);
}

interface Target {
  /** Absent: the end has no address at all. */
  readonly destination: Address | undefined;
  readonly holder: InterfaceNode | null;
  readonly outside: boolean;
}

function targetOf(graph: Graph, to: Endpoint, sender: Sender): Result<Target, string> {
  const network = networkOf(sender);
  switch (to.kind) {
    case 'outside':
      return ok({ destination: to.address ?? anybody(graph), holder: null, outside: true });
    case 'interface':
      return ok(interfaceTarget(graph, [to.interface], sender));
    case 'host':
      return ok(interfaceTarget(graph, to.host.interfaces, sender));
    case 'address': {
      if (isPublicAddress(to.address)) return ok({ destination: to.address, holder: null, outside: true });
      const holders = holdersOf(graph, to.address, network);
      if (holders.length > 1) return err(describeHolders(holders, to.address));
      return ok({ destination: to.address, holder: holders[0] ?? null, outside: false });
    }
    default:
      return to satisfies never;
  }
}

function networkOf(sender: Sender): string | null {
  if (sender.kind === 'outside') return null;
  const node = sender.kind === 'host' ? sender.host.interfaces[0] : sender.interface;
  return node?.spec.network ?? null;
}

/** From outside the first public address there is; else the first private one. */
function interfaceTarget(graph: Graph, interfaces: readonly InterfaceNode[], sender: Sender): Target {
  const first = interfaces[0] as InterfaceNode;
  if (sender.kind === 'outside') {
    for (const node of interfaces) {
      for (const address of node.spec.addresses) {
        const twin = pairsAt(graph, node)?.outside.get(address);
        if (twin !== undefined) return { destination: twin, holder: node, outside: false };
      }
    }
  }
  return { destination: first.spec.addresses[0], holder: first, outside: false };
}

function pairsAt(graph: Graph, node: InterfaceNode): Pairs | undefined {
  return graph.pairs.get(node.spec.pairs);
}

function partyOf(sender: Sender, destination: Address): Party {
  if (sender.kind === 'outside') return sender.party;
  const node =
    sender.kind === 'host'
      ? (outgoing(sender.host, destination) ?? sender.host.interfaces[0])
      : sender.interface;
  return { kind: 'interface', interface: node as InterfaceNode };
}

function sourceOf(graph: Graph, party: Party, from: Endpoint): Address {
  if (party.kind === 'outside')
    return from.kind === 'outside'
      ? (from.address ?? anybody(graph))
      : from.kind === 'address'
        ? from.address
        : anybody(graph);
  const { addresses } = party.interface.spec;
  if (from.kind === 'address' && addresses.includes(from.address)) return from.address;
  return addresses[0] as Address;
}

function sourcePortsOf(party: Party, flow: Pick<Flow, 'sourcePort'>): PortRange {
  if (flow.sourcePort !== null) return onePort(flow.sourcePort);
  return party.kind === 'outside' ? party.node.spec.ports : party.interface.spec.ephemeral;
}
