import type { Step, Trace } from '../kernel/forward/answer.ts';
import { formatAddress } from '../kernel/net/address.ts';
import type { Header } from '../kernel/net/header.ts';
import type { PortSet } from '../kernel/net/ports.ts';
import { hasPorts } from '../kernel/net/protocol.ts';
import type { NetworkInterface } from './network-interface/schema.ts';
import type { AwsCloud } from './tables.ts';

/** The fields of version 2, the default format, in their order (FL-3). */
export const FLOW_LOG_FIELDS = [
  'version',
  'account-id',
  'interface-id',
  'srcaddr',
  'dstaddr',
  'srcport',
  'dstport',
  'protocol',
  'packets',
  'bytes',
  'start',
  'end',
  'action',
  'log-status',
] as const;

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
  const lines: FlowLogLine[] = [];
  const add = (
    way: FlowLogLine['way'],
    interfaceId: string | undefined,
    seen: Step | undefined,
    isRejected: boolean,
  ) => {
    const card = interfaceId === undefined ? undefined : cloud.tables['network-interface'][interfaceId];
    if (card === undefined || seen === undefined || seen.hypothetical) return;
    const action = isRejected ? 'REJECT' : 'ACCEPT';
    lines.push({
      interfaceId: card.id,
      way,
      leg,
      action,
      text: record(card, way, seen.before, action, cloud),
    });
  };
  steps.forEach((step, index) => {
    if (step.stage === 'start') {
      const until = steps
        .slice(index + 1)
        .findIndex(({ stage }) =>
          ['route', 'switch', 'enter', 'filter-in', 'address-check', 'start'].includes(stage),
        );
      const window = steps.slice(index, until < 0 ? undefined : index + 1 + until);
      // FL-17: what Amazon's own resolver and the metadata service are asked is not logged.
      if (window.some(({ stage }) => stage === 'local-service')) return;
      add('egress', step.path.at(-1), step, window.some(isRejection));
    }
    if (step.stage === 'address-check') {
      const window = steps.slice(arrivalBefore(steps, index), index);
      add('ingress', step.at, window[0] ?? step, window.some(isRejection));
    }
  });
  return lines;
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
