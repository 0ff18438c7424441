import { err, ok, type Result } from '../lib/result.ts';
import { clip } from './address.ts';

/** An IANA protocol number, 0 to 255. */
export type Protocol = number;

export const ICMP: Protocol = 1;
export const TCP: Protocol = 6;
export const UDP: Protocol = 17;
export const ICMPV6: Protocol = 58;

const NAMES: ReadonlyMap<string, Protocol> = new Map([
  ['icmp', ICMP],
  ['tcp', TCP],
  ['udp', UDP],
  ['icmpv6', ICMPV6],
  ['gre', 47],
  ['esp', 50],
  ['ah', 51],
  ['sctp', 132],
]);

/** Reads a protocol name or number (0 to 255). */
export function parseProtocol(text: string): Result<Protocol, string> {
  const named = NAMES.get(text.toLowerCase());
  if (named !== undefined) return ok(named);
  if (/^\d{1,3}$/.test(text) && Number(text) <= 255) return ok(Number(text));
  return err(`"${clip(text)}" is not a protocol: write tcp, udp, icmp or a number from 0 to 255`);
}

export function protocolName(protocol: Protocol): string {
  for (const [name, number] of NAMES) if (number === protocol) return name;
  return `protocol ${protocol}`;
}

/** TCP and UDP carry ports; for everything else a port condition says nothing (SG-18). */
export function hasPorts(protocol: Protocol): boolean {
  return protocol === TCP || protocol === UDP;
}
