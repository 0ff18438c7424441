import { type LabDocument, newDocument, type Probe } from '../editor/document.ts';
import { DEFAULT_PLACE } from '../io/gallery/builder.ts';
import { type GalleryEntry, type GalleryQuestion, gallery } from '../io/gallery/gallery.ts';
import { newCloud } from '../kernel/cloud/new-cloud.ts';
import { nameTag } from '../kernel/cloud/record.ts';
import { invariant } from '../kernel/lib/invariant.ts';
import { ICMP, TCP, UDP } from '../kernel/net/protocol.ts';
import { awsRegistry } from '../resources/registry.ts';
import type { AwsCloud } from '../resources/tables.ts';

/** The ready architecture that a first visitor finds. */
export const SAMPLE_ID = 'three-tier';

const PROTOCOLS = { tcp: TCP, udp: UDP, icmp: ICMP } as const;

/** Three tiers over two zones, as a first visitor finds them. */
export function sampleDocument(id: string): LabDocument {
  const entry = gallery.find((candidate) => candidate.id === SAMPLE_ID);
  invariant(entry !== undefined, 'the gallery has the sample');
  return readyDocument(entry, id);
}

/** A ready architecture with its questions kept. */
export function readyDocument(entry: GalleryEntry, id: string): LabDocument {
  const cloud = entry.build();
  const document = newDocument(id, entry.title, cloud, DEFAULT_PLACE);
  return { ...document, probes: entry.questions.map((question) => probeOf(cloud, question)) };
}

/** An account in which nobody has done anything yet. */
export function blankDocument(id: string): LabDocument {
  return newDocument(id, 'Blank canvas', newCloud(awsRegistry, id), DEFAULT_PLACE);
}

function probeOf(cloud: AwsCloud, { from, to, protocol, port }: GalleryQuestion): Probe {
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
