/** A file or directory that an image or a package puts there. */
export interface BaseFile {
  readonly path: string;
  /** Absent: a directory. */
  readonly text?: string;
  readonly mode: number;
  readonly owner: string;
  /** Absent: the owner's own. */
  readonly group?: string;
  /** Never kept: the machine makes it anew. */
  readonly isPassing?: boolean;
}
