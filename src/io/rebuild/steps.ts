import type { CloudRequest } from '../../kernel/cloud/request.ts';

/** Whose request it is and where it goes. */
export interface Place {
  readonly account: string;
  readonly region: string;
}

/** Steps from an answer to a text in it: a field, a position, or the item whose field has that value. */
export type AnswerPath = readonly (string | number | { readonly field: string; readonly is: string })[];

/** An id of the answer that later requests use. */
export interface Capture {
  /** `VPC_1` */
  readonly variable: string;
  readonly path: AnswerPath;
  /** The id that the rehearsal got. */
  readonly value: string;
  /** The id of the record of the source that it stands for. */
  readonly makes?: string;
}

export type RebuildStep =
  | { readonly kind: 'section'; readonly title: string }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'request'; readonly request: CloudRequest; readonly capture?: Capture }
  /** An `aws ec2 wait` line: AWS is not ready at once. */
  | {
      readonly kind: 'wait';
      readonly place: Place;
      readonly waiter: string;
      readonly option: string;
      readonly ids: readonly string[];
    };
