import type { Flow } from '../kernel/forward/ask.ts';
import { err, ok, type Result } from '../kernel/lib/result.ts';
import { hasPorts, parseProtocol, TCP } from '../kernel/net/protocol.ts';

/** A flow as people write it: on the command line or in a file. Null or absent: not given. */
export interface WrittenFlow {
  readonly from?: unknown;
  readonly to?: unknown;
  /** Name or number; TCP when not given. */
  readonly protocol?: unknown;
  readonly port?: unknown;
  readonly srcPort?: unknown;
}

/** The flow for the tracer, or a sentence that names the field at fault. */
export function readFlow(written: WrittenFlow): Result<Flow, string> {
  const ends: string[] = [];
  for (const name of ['from', 'to'] as const) {
    const value = written[name];
    if (typeof value !== 'string' || value === '')
      return err(`"${name}" is missing: an id, Name tag, address or "internet".`);
    ends.push(value);
  }
  const [from = '', to = ''] = ends;
  const protocol = readProtocol(written.protocol);
  if (!protocol.ok) return protocol;
  // ICMP and the rest have no ports: whatever is written there means nothing.
  if (!hasPorts(protocol.value))
    return ok({ from, to, protocol: protocol.value, port: null, sourcePort: null });
  const port = readPortField('port', written.port);
  if (!port.ok) return port;
  const sourcePort = readPortField('srcPort', written.srcPort);
  if (!sourcePort.ok) return sourcePort;
  return ok({ from, to, protocol: protocol.value, port: port.value, sourcePort: sourcePort.value });
}

function readProtocol(value: unknown): Result<number, string> {
  if (value === undefined || value === null) return ok(TCP);
  if (typeof value !== 'string' && typeof value !== 'number')
    return err('"protocol" is neither a name nor a number.');
  return parseProtocol(String(value));
}

function readPortField(name: string, value: unknown): Result<number | null, string> {
  if (value === undefined || value === null) return ok(null);
  const number = typeof value === 'string' && /^\d{1,5}$/.test(value) ? Number(value) : value;
  if (typeof number === 'number' && Number.isInteger(number) && number >= 0 && number <= 65535)
    return ok(number);
  return err(`"${name}" is not a port: ports are whole numbers from 0 to 65535.`);
}
