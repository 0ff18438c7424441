import type { Step, Trace } from '../kernel/forward/answer.ts';
import { formatAddress } from '../kernel/net/address.ts';
import { type Header, withDestinationPorts } from '../kernel/net/header.ts';
import type { PortSet } from '../kernel/net/ports.ts';
import { hasPorts } from '../kernel/net/protocol.ts';
import type { NetworkInterface } from './network-interface/schema.ts';
import type { AwsCloud } from './tables.ts';

/** One record: one direction of a flow at one network interface (FL-7). */
export interface FlowLogLine {
  readonly interfaceId: string;
  /** Seen from the interface. */
  readonly way: 'ingress' | 'egress';
  readonly leg: 'request' | 'reply';
  readonly action: 'ACCEPT' | 'REJECT';
  /** The record as it stands in the log. */
  readonly text: string;
}

/** Nitro instances aggregate for a minute at most (FL-2), in seconds. */
const INTERVAL = 60;
/** The sizes of one packet on the wire in bytes, its IP header included: a SYN, an echo of ping, a datagram. */
const PACKET_BYTES: { readonly [protocol: number]: number } = { 6: 60, 1: 84, 17: 56 };
/** Where a client takes its source port from, when the trace leaves it open. */
const A_CLIENT_PORT = 49_152;

/**
 * What VPC Flow Logs would record of the traced packet and its reply: a line for each time a network interface
 * sent or received it. A line says ACCEPT when the groups and the network ACL let it through and REJECT when one
 * of them did not (FL-8); what is lost later, as on a route, was accepted where it was seen.
 * Only what the trace says happens is logged; nothing of what would follow if a blocker were mended.
 *
 * @param cloud the document that was traced; its clock (milliseconds) is when the packet was sent
 */
export function flowLogLines(trace: Trace, cloud: AwsCloud): readonly FlowLogLine[] {
  const requests = trace.connections.flatMap(({ forward }) =>
    linesOf(
      forward.flatMap(({ steps }) => steps),
      'request',
      cloud,
    ),
  );
  const replies = [...trace.connections].reverse().flatMap(({ reply }) =>
    linesOf(
      (reply ?? []).flatMap(({ steps }) => steps),
      'reply',
      cloud,
    ),
  );
  return [...requests, ...replies];
}

function linesOf(steps: readonly Step[], leg: FlowLogLine['leg'], cloud: AwsCloud): readonly FlowLogLine[] {
  return steps.flatMap((step, index) => {
    if (step.stage === 'start') {
      const end = steps.findIndex(({ stage }, at) => at > index && BEHIND_THE_DOOR.includes(stage));
      const window = steps.slice(index, end < 0 ? undefined : end);
      // FL-17: what Amazon's own resolver and the metadata service are asked is not logged.
      if (window.some(({ stage }) => stage === 'local-service')) return [];
      return linesAt(step.path.at(-1), 'egress', window, steps[end]?.before ?? step.before, leg, cloud);
    }
    if (step.stage !== 'address-check') return [];
    const window = steps.slice(arrivalBefore(steps, index), index);
    return linesAt(step.at, 'ingress', window.length === 0 ? [step] : window, step.before, leg, cloud);
  });
}

/** What follows when a packet has left its interface by way of the groups and the network ACL. */
const BEHIND_THE_DOOR: readonly Step['stage'][] = [
  'route',
  'switch',
  'enter',
  'filter-in',
  'address-check',
  'start',
];

/** What one interface logs of steps that judge the packet; `passed` is what goes on behind them. */
function linesAt(
  interfaceId: string | undefined,
  way: FlowLogLine['way'],
  window: readonly Step[],
  passed: Header,
  leg: FlowLogLine['leg'],
  cloud: AwsCloud,
): readonly FlowLogLine[] {
  const card = interfaceId === undefined ? undefined : cloud.tables['network-interface'][interfaceId];
  const [first] = window;
  if (card === undefined || first === undefined || first.hypothetical) return [];
  const line = (action: FlowLogLine['action'], header: Header): FlowLogLine => ({
    interfaceId: card.id,
    way,
    leg,
    action,
    text: record(card, way, header, action, cloud),
  });
  if (window.some(isRejection)) return [line('REJECT', first.before)];
  // ACL-7: of a client's possible ports some may be let back in and others not: each has a record of its own.
  const lost = window.flatMap((step) =>
    step.lost === null ? [] : [withDestinationPorts(step.before, step.lost)],
  );
  return [line('ACCEPT', passed), ...lost.map((header) => line('REJECT', header))];
}

/** A group or a network ACL that says no; the source/destination check and routes leave no REJECT. */
function isRejection({ stage, action, hypothetical }: Step): boolean {
  return !hypothetical && action === 'drop' && ['filter-out', 'leave', 'enter', 'filter-in'].includes(stage);
}

/** Where the packet came to the interface whose check stands at the index. */
function arrivalBefore(steps: readonly Step[], index: number): number {
  let at = index;
  while (at > 0 && ['enter', 'arrive', 'filter-in'].includes(steps[at - 1]?.stage ?? '')) at--;
  return at;
}

function record(
  card: NetworkInterface,
  way: FlowLogLine['way'],
  { source, destination, protocol, sourcePorts, destinationPorts }: Header,
  action: FlowLogLine['action'],
  cloud: AwsCloud,
): string {
  // FL-11: an interface's own side is its primary private address, whatever the packet carries.
  const own = card.PrivateIpAddresses[0]?.PrivateIpAddress ?? '-';
  const isNumbered = hasPorts(protocol);
  const start = Math.floor(cloud.clock / 1000);
  return [
    2,
    card.account,
    card.id,
    way === 'egress' ? own : formatAddress(source),
    way === 'egress' ? formatAddress(destination) : own,
    isNumbered ? portOf(sourcePorts) : 0,
    isNumbered ? portOf(destinationPorts) : 0,
    protocol,
    1,
    PACKET_BYTES[protocol] ?? 60,
    start,
    start + INTERVAL,
    action,
    'OK',
  ].join(' ');
}

/** One port for a set of which any may be it. */
function portOf(ports: PortSet): number {
  const [first] = ports;
  if (first === undefined) return 0;
  return ports.some(({ from, to }) => from <= A_CLIENT_PORT && A_CLIENT_PORT <= to)
    ? A_CLIENT_PORT
    : first.from;
}
