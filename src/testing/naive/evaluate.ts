import { type Address, addressPlus } from '../../kernel/net/address.ts';
import { cidrOrNull } from '../../kernel/net/cidr.ts';
import { onePort } from '../../kernel/net/ports.ts';
import { hasPorts, ICMP, protocolName } from '../../kernel/net/protocol.ts';
import { METADATA_ADDRESS, RESOLVER_ADDRESS, TIME_SYNC_ADDRESS } from '../../kernel/net/special.ts';
import type { NetworkInterface } from '../../resources/network-interface/schema.ts';
import type { AwsCloud } from '../../resources/tables.ts';
import { type Receiver, resolveReceiver, resolveSender, type Sender } from './endpoints.ts';
import { placeName, worldWithProbes } from './made-up-hosts.ts';
import {
  attachedGateway,
  guestFacts,
  hasPrivateAddress,
  instanceOf,
  subnetOf,
  type World,
} from './records.ts';
import { hostFault, stepArrive, stepSend } from './step-interface.ts';
import { stepGatewayIn, stepGatewayOut, stepOutside } from './step-internet.ts';
import { stepEnterVpc, stepLeave } from './step-subnet.ts';
import {
  type End,
  type NaiveAnswer,
  type NaiveFlow,
  type NaiveOptions,
  type NaiveVerdict,
  type Packet,
  type Stop,
  stop,
} from './types.ts';
import { type Goal, isMoment, type Loss, type Moment, type Sessions, type Walk } from './walk.ts';

/**
 * Answers one question by walking the records, step by step, as a reader of the rules would with
 * a pencil. Slow on purpose: it exists so that another implementation can be compared with it.
 */
export function naiveEvaluate(cloud: AwsCloud, flow: NaiveFlow, options: NaiveOptions = {}): NaiveAnswer {
  if (hasPorts(flow.protocol) && flow.port === null)
    return { error: `${protocolName(flow.protocol)} needs a port` };
  const world = worldWithProbes(cloud, options.down ?? [], [flow.from, flow.to]);
  const ends = resolveEnds(world, flow);
  if ('error' in ends) return ends;
  const { sender, receiver } = ends;
  if (sender.host !== null && sender.host === receiver.host && !isHairpin(world, receiver))
    return judgeLoopback(newWalk(world, false, NOWHERE, NO_SESSIONS), sender, flow);

  const sessions: Sessions = { allowed: [], translations: [] };
  const goal: Goal = { cards: receiver.cards, outside: receiver.outside, from: null };
  const forward = newWalk(world, false, goal, sessions);
  const end = walkForward(forward, sender, receiver, firstPacket(flow, sender, receiver));
  switch (end.kind) {
    case 'served':
      return answer('reachable', true, true);
    case 'stopped':
      return answer(isUnknown(end.code) ? 'unknown' : 'blocked', false, null, end);
    case 'arrived':
      return judgeReply(world, flow, sender, receiver, sessions, end.place, end.packet);
  }
}

const NO_SESSIONS: Sessions = { allowed: [], translations: [] };
const NOWHERE: Goal = { cards: [], outside: null, from: null };

/** A host talking to itself needs no network, but it must run, and something must listen. */
function judgeLoopback(walk: Walk, sender: Sender, flow: NaiveFlow): NaiveAnswer {
  if (sender.card === null) return answer('reachable', true, true);
  const fault = hostFault(walk, sender.card);
  if (fault !== null) return answer('blocked', false, null, fault);
  if (!listens(walk.world, sender.card, flow)) return answer('refused', true, true);
  return answer('reachable', true, true);
}

function resolveEnds(
  world: World,
  flow: NaiveFlow,
): { readonly sender: Sender; readonly receiver: Receiver } | { readonly error: string } {
  const destinationFrom = (vpcId: string): Address | null => {
    const receiver = resolveReceiver(world, flow.to, vpcId);
    return 'error' in receiver ? null : receiver.address;
  };
  const sender = resolveSender(world, flow.from, destinationFrom);
  if ('error' in sender) return sender;
  const receiver = resolveReceiver(
    world,
    flow.to,
    sender.card === null ? null : subnetOf(world, sender.card).VpcId,
  );
  if ('error' in receiver) return receiver;
  if (sender.card === null && receiver.vpcId === null) return { error: 'both ends lie outside the cloud' };
  return { sender, receiver };
}

/** A host that speaks to its own public address goes by way of the internet gateway. */
function isHairpin(world: World, receiver: Receiver): boolean {
  return !world.interfaces.some(
    (card) => receiver.cards.includes(card.id) && hasPrivateAddress(card, receiver.address),
  );
}

function newWalk(world: World, isReply: boolean, goal: Goal, sessions: Sessions): Walk {
  return { world, isReply, goal, sessions, visited: new Set(), losses: [] };
}

function firstPacket(flow: NaiveFlow, sender: Sender, receiver: Receiver): Packet {
  const withPorts = hasPorts(flow.protocol) && flow.port !== null;
  const ephemeral =
    flow.srcPort === null || flow.srcPort === undefined ? sender.ephemeral : onePort(flow.srcPort);
  return {
    source: sender.address,
    destination: receiver.address,
    protocol: flow.protocol,
    sourcePorts: withPorts ? [ephemeral] : null,
    destinationPorts: withPorts && flow.port !== null ? [onePort(flow.port)] : null,
    icmpType: flow.protocol === ICMP ? 8 : null,
    sender: sender.card?.id ?? null,
  };
}

function walkForward(walk: Walk, sender: Sender, receiver: Receiver, packet: Packet): End {
  const { world } = walk;
  if (sender.card === null) {
    const vpcId = receiver.vpcId ?? '';
    const gateway = attachedGateway(world, vpcId);
    if (gateway === undefined) return stop('NO_PATH', vpcId);
    return runWalk(walk, { kind: 'gateway-in', gatewayId: gateway.id, vpcId, packet });
  }
  return (
    hostFault(walk, sender.card) ??
    answeredLocally(world, sender.card, packet.destination) ??
    runWalk(walk, { kind: 'send', card: sender.card, packet })
  );
}

/** SG-16, ACL-10: services of the hypervisor. */
function answeredLocally(world: World, card: NetworkInterface, destination: Address): End | null {
  const subnet = subnetOf(world, card);
  const vpc = world.cloud.tables.vpc[subnet.VpcId];
  const primaryBlock = cidrOrNull(vpc?.CidrBlockAssociationSet[0]?.CidrBlock);
  const isResolver =
    destination === RESOLVER_ADDRESS ||
    (primaryBlock !== null && destination === addressPlus(primaryBlock.first, 2));
  if (isResolver && vpc?.EnableDnsSupport === true) return { kind: 'served' };
  if (destination === METADATA_ADDRESS || destination === TIME_SYNC_ADDRESS) return { kind: 'served' };
  return null;
}

function runWalk(walk: Walk, start: Moment): End {
  let now: Moment | End = start;
  while (isMoment(now)) now = step(walk, now);
  return now;
}

function step(walk: Walk, now: Moment): Moment | End {
  switch (now.kind) {
    case 'send':
      return stepSend(walk, now.card, now.packet);
    case 'leave':
      return stepLeave(walk, now.card, now.packet);
    case 'enter-vpc':
      return stepEnterVpc(walk, now.vpcId, now.left, now.packet);
    case 'arrive':
      return stepArrive(walk, now.card, now.left, now.packet);
    case 'gateway-out':
      return stepGatewayOut(walk, now.gatewayId, now.vpcId, now.packet);
    case 'outside':
      return stepOutside(walk, now.leftBy, now.packet);
    case 'gateway-in':
      return stepGatewayIn(walk, now.gatewayId, now.vpcId, now.packet);
  }
}

/** Whichever of its interfaces the answer comes in by, the host knows its own addresses. */
function cardsOfHost(world: World, card: NetworkInterface): readonly string[] {
  const host = card.Attachment?.InstanceId;
  if (host === undefined) return [card.id];
  return world.interfaces.filter((other) => other.Attachment?.InstanceId === host).map((other) => other.id);
}

/** XK-2: the answer goes back on its own, by its own routes and lists. */
function judgeReply(
  world: World,
  flow: NaiveFlow,
  sender: Sender,
  receiver: Receiver,
  sessions: Sessions,
  place: string,
  delivered: Packet,
): NaiveAnswer {
  const goal: Goal = {
    cards: sender.card === null ? [] : cardsOfHost(world, sender.card),
    outside: sender.card === null ? sender.address : null,
    from: receiver.address,
  };
  const walk = newWalk(world, true, goal, sessions);
  const responder = world.interfaces.find((card) => card.id === place);
  const packet: Packet = {
    ...delivered,
    source: delivered.destination,
    destination: delivered.source,
    sourcePorts: delivered.destinationPorts,
    destinationPorts: delivered.sourcePorts,
    icmpType: delivered.protocol === ICMP ? 0 : null,
    sender: responder?.id ?? null,
  };
  const end = runWalk(
    walk,
    responder === undefined
      ? { kind: 'outside', leftBy: place, packet }
      : { kind: 'send', card: responder, packet },
  );
  const first: Stop | Loss | undefined = walk.losses[0] ?? (end.kind === 'stopped' ? end : undefined);
  const replied = end.kind === 'stopped' ? false : walk.losses.length > 0 ? 'some' : true;
  const deciding = end.kind === 'stopped' && isUnknown(end.code) ? end : first;
  const verdict = verdictOf(deciding, replied, responder !== undefined && !listens(world, responder, flow));
  return answer(verdict, true, replied, first, walk.losses[0]);
}

function verdictOf(
  first: Stop | Loss | undefined,
  replied: true | false | 'some',
  isRefused: boolean,
): NaiveVerdict {
  if (first !== undefined && isUnknown(first.code)) return 'unknown';
  if (isRefused) return 'refused';
  if (replied === false) return 'reply-lost';
  return replied === 'some' ? 'partly' : 'reachable';
}

/** Known listeners decide; unknown software is taken to answer. ICMP and the rest are answered by the host. */
function listens(world: World, card: NetworkInterface, flow: NaiveFlow): boolean {
  const instance = instanceOf(world, card);
  if (instance === undefined || !hasPorts(flow.protocol)) return true;
  const listeners = guestFacts(world, instance.id).Listeners;
  if (!Array.isArray(listeners)) return true;
  return listeners.some(
    (one: { readonly Protocol?: unknown; readonly Port?: unknown }) =>
      one.Protocol === protocolName(flow.protocol) && one.Port === flow.port,
  );
}

function isUnknown(code: string): boolean {
  return ['UNKNOWN_RESOURCE', 'UNSUPPORTED_COMPONENT', 'UNKNOWN_DESTINATION'].includes(code);
}

function answer(
  verdict: NaiveVerdict,
  delivered: boolean,
  replied: true | false | 'some' | null,
  first?: Stop | Loss,
  loss?: Loss,
): NaiveAnswer {
  const base = {
    verdict,
    delivered,
    replied,
    code: first?.code ?? null,
    at: first === undefined ? null : placeName(first.at),
  };
  return loss === undefined ? base : { ...base, lostPorts: loss.ports };
}
