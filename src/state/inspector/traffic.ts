import { protocolName } from '../../kernel/net/protocol.ts';

/** What a rule speaks of, as a form edits it: a kind of traffic, and ports where that kind has any. */
export interface TrafficChoice {
  readonly id: string;
  readonly label: string;
  readonly protocol: string;
  /** Fixed ports; null: written by hand; absent: the kind has none. */
  readonly ports?: readonly [from: number, to: number] | null;
}

/** Security groups name their protocols, network ACLs number them. */
export type ProtocolStyle = 'names' | 'numbers';

const KINDS: readonly (Omit<TrafficChoice, 'protocol'> & { readonly protocol: number })[] = [
  { id: 'https', label: 'HTTPS', protocol: 6, ports: [443, 443] },
  { id: 'http', label: 'HTTP', protocol: 6, ports: [80, 80] },
  { id: 'ssh', label: 'SSH', protocol: 6, ports: [22, 22] },
  { id: 'mysql', label: 'MySQL', protocol: 6, ports: [3306, 3306] },
  { id: 'postgres', label: 'PostgreSQL', protocol: 6, ports: [5432, 5432] },
  { id: 'dns', label: 'DNS', protocol: 17, ports: [53, 53] },
  // ACL-7: where replies go.
  { id: 'ephemeral', label: 'Ephemeral ports', protocol: 6, ports: [1024, 65535] },
  { id: 'ping', label: 'Ping', protocol: 1, ports: [8, -1] },
  { id: 'icmp', label: 'All ICMP', protocol: 1, ports: [-1, -1] },
  { id: 'tcp', label: 'Custom TCP', protocol: 6, ports: null },
  { id: 'udp', label: 'Custom UDP', protocol: 17, ports: null },
  { id: 'all', label: 'All traffic', protocol: -1 },
];

export function trafficChoices(style: ProtocolStyle): readonly TrafficChoice[] {
  return KINDS.map((kind) => ({ ...kind, protocol: written(kind.protocol, style) }));
}

function written(protocol: number, style: ProtocolStyle): string {
  return style === 'numbers' || protocol < 0 ? String(protocol) : protocolName(protocol);
}

/** The choice that says exactly this; one written by hand for other TCP and UDP; else undefined. */
export function choiceFor(
  protocol: string,
  from: number | null,
  to: number | null,
  style: ProtocolStyle,
): TrafficChoice | undefined {
  const alike = trafficChoices(style).filter((choice) => choice.protocol === protocol);
  return (
    alike.find(({ ports }) => (ports === undefined ? true : ports?.[0] === from && ports[1] === to)) ??
    alike.find(({ ports }) => ports === null)
  );
}

/** `443`, `8000-8080`; empty: both null. What cannot be read is null too, and AWS asks for it. */
export function readPorts(text: string): { readonly from: number | null; readonly to: number | null } {
  const match = /^\s*(\d{1,6})\s*(?:[-–:]\s*(\d{1,6}))?\s*$/.exec(text);
  if (match === null) return { from: null, to: null };
  const from = Number(match[1]);
  return { from, to: match[2] === undefined ? from : Number(match[2]) };
}

export function writePorts(from: number | null, to: number | null): string {
  if (from === null || to === null || from < 0) return '';
  return from === to ? String(from) : `${from}-${to}`;
}

/** "HTTPS" and "tcp 443": what a table shows for a rule's traffic. */
export function trafficText(
  protocol: string,
  from: number | null,
  to: number | null,
  style: ProtocolStyle,
): { readonly title: string; readonly detail: string } {
  const choice = choiceFor(protocol, from, to, style);
  const name = /^\d+$/.test(protocol) ? protocolName(Number(protocol)) : protocol;
  if (protocol === '-1') return { title: 'All traffic', detail: 'every protocol' };
  const ports = writePorts(from, to);
  if (name === 'icmp' || name === 'icmpv6') {
    const type = from === null || from < 0 ? 'every type' : `type ${from}`;
    return { title: choice?.label ?? name.toUpperCase(), detail: `${name}, ${type}` };
  }
  const title = choice?.ports == null ? name.toUpperCase() : choice.label;
  return { title, detail: ports === '' ? name : `${name} ${ports}` };
}
