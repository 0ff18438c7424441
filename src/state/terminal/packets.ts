import { findByKey } from '../../editor/session.ts';
import type { AwsCloud } from '../../resources/tables.ts';
import type { PacketEvent } from '../../shell/ports.ts';
import type { Probe } from '../canvas.ts';

/** A packet that a command sent, as a question that can be asked again. */
export interface SentPacket {
  /** The command as it was typed. */
  readonly command: string;
  readonly probe: Probe;
  /** The answer it got when it was sent; an edit since then may have turned it. */
  readonly verdict: PacketEvent['verdict'];
}

/** So many are remembered, the latest first. */
const MOST_PACKETS = 12;

/** What a command sent, its sender by document key where it has one: records keep their keys, not their ids. */
export function sentPacket(cloud: AwsCloud, { command, flow, verdict }: PacketEvent): SentPacket {
  const { to, protocol, port, sourcePort } = flow;
  const from = findByKey(cloud, flow.from)?.record.key ?? flow.from;
  return {
    command,
    probe: { id: `${from}>${to}/${protocol}:${port}`, from, to, protocol, port, sourcePort },
    verdict,
  };
}

/** With one more before the others. The same packet of the same command is remembered once. */
export function withPacket(packets: readonly SentPacket[], next: SentPacket): readonly SentPacket[] {
  const others = packets.filter(
    ({ command, probe }) => command !== next.command || probe.id !== next.probe.id,
  );
  return [next, ...others].slice(0, MOST_PACKETS);
}
