import type { Probe } from '../../editor/document.ts';
import { nameTag } from '../../kernel/cloud/record.ts';
import { ICMP, TCP, UDP } from '../../kernel/net/protocol.ts';
import type { AwsCloud } from '../../resources/tables.ts';
import type { GalleryQuestion } from './gallery.ts';

const PROTOCOLS = { tcp: TCP, udp: UDP, icmp: ICMP } as const;

/** A ready architecture's question as the document keeps it. */
export function probeOf(cloud: AwsCloud, { from, to, protocol, port }: GalleryQuestion): Probe {
  const ends = { from: keyOf(cloud, from), to: keyOf(cloud, to) };
  const number = PROTOCOLS[protocol];
  return {
    id: `${ends.from}>${ends.to}/${number}:${port}`,
    ...ends,
    protocol: number,
    port,
    sourcePort: null,
  };
}

/** Questions name instances; what no instance is called is the outside. */
function keyOf(cloud: AwsCloud, name: string): string {
  const instances = Object.values(cloud.tables.instance);
  return instances.find((instance) => nameTag(instance) === name)?.key ?? name;
}
