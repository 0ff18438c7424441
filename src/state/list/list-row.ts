/** A line of the list view's tree. */
export interface ListRow {
  /** Document key or key of the canvas; `group:TABLE` for a heading. */
  readonly key: string;
  readonly parent: string | null;
  /** The record's id, or null. */
  readonly id: string | null;
  /** "EC2 instance" */
  readonly kind: string;
  readonly icon: string;
  readonly title: string;
  /** A block, addresses, or how much is in it. */
  readonly detail: string;
  /** A public address, or whether a subnet is public, private or isolated. */
  readonly exposure: string;
  readonly state: string;
  readonly problems: readonly string[];
  /** A heading above rows of one kind: nothing of the document. */
  readonly isHeading: boolean;
}
