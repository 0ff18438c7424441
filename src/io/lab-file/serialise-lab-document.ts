import type { LabDocument } from '../../editor/document.ts';
import { serialiseDocument } from '../../kernel/cloud/serialise-document.ts';

/** The document as a file: the same content gives the same text. parseLabDocument reads it back. */
export function serialiseLabDocument(document: LabDocument): string {
  const { id, name, cloud, place, layout, probes } = document;
  const around = {
    format: document.format,
    version: document.version,
    id,
    name,
    place: { account: place.account, region: place.region },
    layout: {
      positions: sorted(layout.positions, ({ x, y }) => ({ x, y })),
      sizes: sorted(layout.sizes, ({ width, height }) => ({ width, height })),
    },
    probes: probes.map((probe) => ({
      id: probe.id,
      from: probe.from,
      to: probe.to,
      protocol: probe.protocol,
      port: probe.port,
      sourcePort: probe.sourcePort,
      ...(probe.name === undefined ? {} : { name: probe.name }),
    })),
  };
  const head = JSON.stringify(around, null, 1).slice(0, -2);
  return `${head},\n "cloud": ${serialiseDocument(cloud).trimEnd()}\n}\n`;
}

function sorted<T>(
  map: { readonly [key: string]: T },
  print: (value: T) => T,
): { readonly [key: string]: T } {
  const entries = Object.entries(map).sort(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(entries.map(([key, value]) => [key, print(value)]));
}
