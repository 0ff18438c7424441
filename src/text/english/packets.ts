import { formatAddress } from '../../kernel/net/address.ts';
import type { Header } from '../../kernel/net/header.ts';
import { formatPorts, type PortSet } from '../../kernel/net/ports.ts';
import { hasPorts, ICMP, protocolName } from '../../kernel/net/protocol.ts';

/** `tcp 10.0.1.4:32768-60999 → 203.0.113.7:443`; without ports `icmp echo request 10.0.1.4 → 10.0.1.5`. */
export function describeHeader(header: Header): string {
  const from = endpoint(header.source, header.sourcePorts);
  const to = endpoint(header.destination, header.destinationPorts);
  return `${kindOf(header)} ${from} → ${to}`;
}

export function endpoint(address: Header['source'], ports: PortSet): string {
  if (ports.length === 0) return formatAddress(address);
  const text = formatPorts(ports);
  return `${formatAddress(address)}:${ports.length > 1 ? `(${text})` : text}`;
}

function kindOf(header: Header): string {
  const { protocol, icmp } = header;
  if (icmp === null) return protocolName(protocol);
  return `${protocolName(protocol)} ${icmpName(icmp)}`;
}

/** The names people know ping by; everything else by its numbers. */
export function icmpName(icmp: { readonly type: number; readonly code: number }): string {
  if (icmp.type === 8 && icmp.code === 0) return 'echo request';
  if (icmp.type === 0 && icmp.code === 0) return 'echo reply';
  return `type ${icmp.type} code ${icmp.code}`;
}

/** What a rule would have to let pass: `tcp 443`, `tcp 32768-60999`, `icmp echo request`. */
export function traffic(header: Header, ports: PortSet = header.destinationPorts): string {
  if (header.protocol === ICMP || !hasPorts(header.protocol) || ports.length === 0) return kindOf(header);
  return `${protocolName(header.protocol)} ${formatPorts(ports)}`;
}

/** `port 443`, `ports 1024-32767`. */
export function portWords(ports: PortSet): string {
  const only = ports.length === 1 ? ports[0] : undefined;
  return `${only !== undefined && only.from === only.to ? 'port' : 'ports'} ${formatPorts(ports)}`;
}
