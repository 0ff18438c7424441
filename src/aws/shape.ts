/** One AWS shape, as the service descriptions name it: types, limits and members, nothing else. */
export type Shape =
  | {
      readonly type: 'structure';
      readonly members: { readonly [member: string]: string };
      readonly required?: readonly string[];
    }
  | { readonly type: 'list'; readonly member: string; readonly min?: number; readonly max?: number }
  | {
      readonly type: 'map';
      readonly key: string;
      readonly value: string;
      readonly min?: number;
      readonly max?: number;
    }
  | ScalarShape;

export interface ScalarShape {
  readonly type: 'string' | 'integer' | 'long' | 'boolean' | 'timestamp' | 'blob' | 'double' | 'float';
  readonly enum?: readonly string[];
  /** Smallest number, or shortest string or list. */
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
}

export type StructureShape = Extract<Shape, { type: 'structure' }>;

export interface OperationModel {
  /** Name of the input shape; absent when the operation takes nothing. */
  readonly input?: string;
  /** Name of the output shape; absent when AWS answers with success only. */
  readonly output?: string;
  /** The member of the answer that the command line writes to a file instead of printing it. */
  readonly outfile?: string;
  /** Set when the command line pages by itself: with a page size ("limit") or without ("token"). */
  readonly pages?: 'limit' | 'token';
}

export interface ServiceModel {
  readonly service: string;
  readonly apiVersion: string;
  readonly operations: { readonly [operation: string]: OperationModel };
  readonly shapes: { readonly [shape: string]: Shape };
}
