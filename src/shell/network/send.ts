import type { Trace } from '../../kernel/forward/answer.ts';
import { hash32 } from '../../kernel/lib/hash.ts';
import { addressOrNull, formatAddress } from '../../kernel/net/address.ts';
import { ICMP, type Protocol, TCP, UDP } from '../../kernel/net/protocol.ts';
import { isPublicAddress } from '../../kernel/net/special.ts';
import { traceFlow } from '../../resources/simulate.ts';
import { interfacesOf, type NetworkPlace, ownAddress, simulationOf } from './place.ts';
import { type WorldHost, worldHostAt } from './world.ts';

/** What became of a packet, as the program that sent it learns. */
export interface Sent {
  readonly outcome: 'answered' | 'refused' | 'timed-out' | 'unreachable';
  /** Who answered: an instance of the cloud, or a host of the world. */
  readonly instance: string | null;
  readonly world: WorldHost | null;
  /** The sender's address as the receiver sees it. */
  readonly seenFrom: string;
  /** Hosts on the way that show themselves, and the answering one. */
  readonly hops: readonly string[];
  /** A line of our own: what is not known about it. */
  readonly note: string | null;
  readonly roundTrip: number;
}

export interface Packet {
  readonly command: string;
  readonly address: string;
  readonly protocol: Protocol;
  readonly port: number | null;
}

const nothing = { instance: null, world: null, hops: [], note: null };

/** Sends one packet by the kernel's trace. Lets no time pass: the sender knows how long it waits. */
export async function send(place: NetworkPlace, packet: Packet): Promise<Sent> {
  const { address } = packet;
  const own = ownAddress(place);
  const unseen = { ...nothing, seenFrom: own, roundTrip: 0 };
  const target = addressOrNull(address);
  if (target === null) return { ...unseen, outcome: 'unreachable' };
  if (address.startsWith('127.') || address === own) return atHome(place, packet, own);
  const holder = holderOf(place, address);
  if (holder !== null) await place.wake(holder);
  if (place.instance === null && !simulationOf(place.session).graph.publicAddresses.has(target)) {
    const { outcome, note, world } = inWorld(packet, address);
    return {
      ...unseen,
      outcome,
      note,
      world,
      hops: world === null ? [] : [address],
      roundTrip: latency(packet, 12),
    };
  }
  return traced(place, packet, own);
}

/** To oneself: no network, no group. */
async function atHome(place: NetworkPlace, packet: Packet, own: string): Promise<Sent> {
  const { instance } = place;
  if (instance !== null) await place.wake(instance);
  const isOpen =
    packet.protocol === ICMP ||
    (place.listensHere === null
      ? instance !== null && listens(place, instance, packet.protocol, packet.port)
      : place.listensHere(packet.protocol === TCP ? 'tcp' : 'udp', packet.port ?? 0, packet.address));
  return {
    ...nothing,
    outcome: isOpen ? 'answered' : 'refused',
    instance,
    seenFrom: packet.address.startsWith('127.') ? '127.0.0.1' : own,
    hops: [packet.address],
    roundTrip: 0.03,
  };
}

export function listens(
  place: NetworkPlace,
  instance: string,
  protocol: Protocol,
  port: number | null,
): boolean {
  const listeners = place.session.cloud.guest[instance]?.Listeners;
  const name = protocol === TCP ? 'tcp' : 'udp';
  return (
    Array.isArray(listeners) &&
    listeners.some((each) => {
      const { Protocol, Port } = each as { readonly Protocol?: unknown; readonly Port?: unknown };
      return Protocol === name && Port === port;
    })
  );
}

function traced(place: NetworkPlace, packet: Packet, own: string): Sent {
  const flow = {
    from: place.instance ?? `internet:${place.address}`,
    to: packet.address,
    protocol: packet.protocol,
    port: packet.port,
    sourcePort: null,
  };
  const unseen = { ...nothing, seenFrom: own, roundTrip: 0 };
  const answer = traceFlow(simulationOf(place.session), flow);
  if (!answer.ok) return { ...unseen, outcome: 'unreachable', note: answer.error };
  const trace = answer.value;
  place.report({ command: packet.command, flow, verdict: trace.verdict });
  const hops = visibleHops(place, trace);
  const from = trace.connections.at(-1)?.forward.at(-1)?.steps.at(-1)?.after.source;
  const seen = { ...unseen, hops, seenFrom: from === undefined ? own : formatAddress(from) };
  switch (trace.symptom) {
    case 'refused':
      return {
        ...seen,
        outcome: 'refused',
        hops: [...hops, packet.address],
        roundTrip: latency(packet, 0.4),
      };
    case 'host-unreachable':
      return { ...seen, outcome: 'unreachable' };
    case 'time-out':
      return { ...seen, outcome: 'timed-out' };
    case 'unknown':
      return {
        ...seen,
        outcome: 'timed-out',
        note: 'not simulated: the path enters something that is not known here.',
      };
    case 'answered':
    case 'intermittent':
      return { ...seen, ...arrived(place, packet, trace), hops: [...hops, packet.address] };
    default:
      return trace.symptom satisfies never;
  }
}

function arrived(place: NetworkPlace, packet: Packet, trace: Trace) {
  const server = trace.connections.at(-1)?.server ?? '';
  const { cloud } = place.session;
  const note =
    trace.symptom === 'intermittent'
      ? 'some of the replies are lost: only some of the client’s ports are let back in.'
      : null;
  if (cloud.tables.instance[server] !== undefined)
    return { outcome: 'answered' as const, instance: server, note, roundTrip: latency(packet, 0.4) };
  if (server !== 'internet')
    return { outcome: 'answered' as const, instance: null, note, roundTrip: latency(packet, 0.2) };
  const world = inWorld(packet, packet.address);
  return { ...world, note: world.note ?? note, roundTrip: latency(packet, 8) };
}

/** What a host outside does with a packet that has reached it. */
function inWorld({ protocol, port }: Packet, address: string) {
  const world = worldHostAt(address) ?? null;
  const answers =
    world !== null &&
    (protocol === ICMP
      ? world.answersPing
      : protocol === UDP
        ? world.resolves && port === 53
        : world.ports.includes(port ?? 0));
  const target = addressOrNull(address);
  const isUnknown = world === null && target !== null && isPublicAddress(target);
  return {
    outcome: answers ? ('answered' as const) : ('timed-out' as const),
    world,
    note: isUnknown
      ? `not simulated: who has ${address} on the internet, and what would answer there.`
      : null,
  };
}

/** Gateways and hosts that pass packets on show their addresses; Amazon's own routers do not. */
function visibleHops(place: NetworkPlace, trace: Trace): readonly string[] {
  const { cloud } = place.session;
  const addresses: string[] = [];
  const steps = trace.connections[0]?.forward.flatMap((hop) => hop.steps) ?? [];
  for (const step of steps) {
    if (step.hypothetical || step.action === 'drop') break;
    if (step.stage !== 'forward' && step.stage !== 'masquerade') continue;
    const nat = cloud.tables['nat-gateway'][step.at];
    const card =
      nat === undefined
        ? interfacesOf(cloud, step.at)[0]
        : cloud.tables['network-interface'][nat.NetworkInterfaceId];
    const address = card?.PrivateIpAddresses[0]?.PrivateIpAddress;
    if (address !== undefined) addresses.push(address);
  }
  return addresses;
}

/** The instance behind an address, private or public, as the sender means it. */
export function holderOf(place: NetworkPlace, text: string): string | null {
  const { graph } = simulationOf(place.session);
  const address = addressOrNull(text);
  if (address === null) return null;
  const inside = graph.publicAddresses.get(address);
  const { cloud } = place.session;
  const network =
    place.instance === null
      ? undefined
      : cloud.tables.subnet[interfacesOf(cloud, place.instance)[0]?.SubnetId ?? '']?.VpcId;
  const nodes = graph.holders.get(inside?.address ?? address) ?? [];
  const node =
    inside === undefined
      ? (nodes.find(({ spec }) => spec.network === network) ?? nodes[0])
      : nodes.find(({ spec }) => spec.pairs === inside.pairs);
  const id = node?.up?.origin;
  return id !== undefined && cloud.tables.instance[id] !== undefined ? id : null;
}

/** Milliseconds, about the base, the same in every replay. */
function latency({ address, port }: Packet, base: number): number {
  return Math.round(base * (0.8 + (hash32(`${address}/${port}`) % 400) / 1000) * 1000) / 1000;
}
