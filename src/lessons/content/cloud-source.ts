import type { LabDocument } from '../../editor/document.ts';

/** `aws` lines with the place they stand at: `lessons/vpc/exercises/x.yaml:12`. */
export interface Script {
  readonly text: string;
  readonly at: string;
}

/** What a live cloud is built by: the scripts of lessons/clouds it rests on, then its own. */
export type CloudSource = readonly Script[];

/** A canvas as somebody left it: what an exercise made from one begins with. */
export interface Snapshot {
  readonly document: LabDocument;
}

/** A packet that a diagram sends; its ends are names, addresses or `internet`. */
export interface DiagramFlow {
  readonly from: string;
  readonly to: string;
  readonly protocol: string;
  readonly port?: number | undefined;
  readonly 'source-port'?: number | undefined;
  /** What its button says; else a sentence is made. */
  readonly say?: string | undefined;
}

export interface DiagramSource {
  readonly caption: string;
  readonly cloud: CloudSource;
  readonly flows: readonly DiagramFlow[];
  readonly at: string;
}
