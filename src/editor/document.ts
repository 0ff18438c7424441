import type { AwsCloud } from '../resources/tables.ts';

/** A point or an extent on the canvas, in its own pixels; relative to the container's top left corner. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Where things stand on the canvas, by document key. What is missing is laid out automatically. */
export interface Layout {
  readonly positions: { readonly [key: string]: Point };
  readonly sizes: { readonly [key: string]: Size };
}

/** A saved question. Its ends are document keys, `internet`, `internet:ADDRESS` or an address. */
export interface Probe {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** IANA number. */
  readonly protocol: number;
  /** Null for protocols without ports. */
  readonly port: number | null;
  readonly sourcePort: number | null;
  /** What a person calls it; absent: it is called by its ends. */
  readonly name?: string;
}

/** Whose calls the editor makes. */
export interface Place {
  readonly account: string;
  readonly region: string;
}

/** Everything that is saved, shared and undone: the cloud, and what a person drew and asked around it. */
export interface LabDocument {
  readonly format: 'skytrace/lab';
  readonly version: 1;
  /** Distinguishes documents in storage; not part of a link. */
  readonly id: string;
  readonly name: string;
  readonly cloud: AwsCloud;
  readonly place: Place;
  readonly layout: Layout;
  readonly probes: readonly Probe[];
}

export const EMPTY_LAYOUT: Layout = { positions: {}, sizes: {} };

export function newDocument(id: string, name: string, cloud: AwsCloud, place: Place): LabDocument {
  return { format: 'skytrace/lab', version: 1, id, name, cloud, place, layout: EMPTY_LAYOUT, probes: [] };
}
