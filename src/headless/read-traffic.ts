import type { Graph } from '../kernel/graph/graph.ts';
import { ok } from '../kernel/lib/result.ts';
import { formatPorts, type PortSet } from '../kernel/net/ports.ts';
import { hasPorts, type Protocol, parseProtocol, protocolName } from '../kernel/net/protocol.ts';
import { type PortAtom, trafficAtoms } from '../kernel/reach/atoms.ts';
import { type Arguments, type OptionTable, readPort } from './args.ts';
import { badInput, badUsage, type Outcome } from './fault.ts';

export const TRAFFIC_OPTIONS: OptionTable = {
  port: {
    value: 'N…',
    help: 'destination ports; without it every range that some rule tells apart',
    list: true,
  },
  protocol: { value: 'NAME', help: 'tcp (when ports are given), udp, icmp, or a number from 0 to 255' },
};

/** The documents' paths, without the numbers that belong to `--port 80 443`. */
export function splitPorts(args: Arguments, documents: number): Outcome<readonly string[]> {
  const paths = args.positionals.filter((word, index) => index < documents || !isPortWord(args, word));
  if (paths.length === documents) return ok(paths);
  return badUsage(documents === 1 ? 'name one document' : `name ${documents} documents`);
}

function isPortWord(args: Arguments, word: string): boolean {
  return args.has('port') && /^[\d,]+$/.test(word);
}

/** The kinds of traffic asked for; all that the networks tell apart when none is named. */
export function readTraffic(
  args: Arguments,
  documents: number,
  graphs: readonly Graph[],
): Outcome<readonly PortAtom[]> {
  const given = args.get('protocol');
  const protocol = parseProtocol(given ?? 'tcp');
  if (!protocol.ok) return badInput('--protocol', protocol.error);
  const words = [
    ...args.list('port'),
    ...args.positionals.slice(documents).flatMap((word) => word.split(',')),
  ].filter((word) => word !== '');
  const ports: number[] = [];
  for (const word of words) {
    const port = readPort('--port', word);
    if (!port.ok) return port;
    ports.push(port.value);
  }
  if (!hasPorts(protocol.value)) return ok([{ protocol: protocol.value, from: 0, to: 0 }]);
  if (ports.length > 0)
    return ok([...new Set(ports)].map((port) => ({ protocol: protocol.value, from: port, to: port })));
  const all = trafficAtoms(graphs);
  return ok(given === undefined ? all : all.filter((atom) => atom.protocol === protocol.value));
}

/** The protocol as the JSON answers write it: a name, or a number without one. */
export function protocolWord(protocol: Protocol): string | number {
  const name = protocolName(protocol);
  return name.startsWith('protocol ') ? protocol : name;
}

/** `tcp 80, 443`, `udp`, `icmp` */
export function formatTraffic(protocol: Protocol, ports: PortSet): string {
  const name = protocolName(protocol);
  const [first] = ports;
  const isAll = first === undefined || (first.from === 0 && first.to === 65535);
  return !hasPorts(protocol) || isAll ? name : `${name} ${formatPorts(ports)}`;
}
