import type { JsonObject } from '../lib/json.ts';
import type { AwsError } from './aws-error.ts';
import type { Cloud } from './cloud.ts';
import type { TableTypes } from './record.ts';

/** One API call: the only way to change a cloud. */
export interface CloudRequest {
  /** `ec2`, …, or `guest` for what happens inside an instance. */
  readonly service: string;
  /** AWS's operation name: `CreateVpc`. */
  readonly operation: string;
  readonly input: JsonObject;
  readonly account: string;
  readonly region: string;
  /** Document time of the call, milliseconds. Earlier than the cloud's clock counts as "now". */
  readonly at: number;
}

export type Outcome<T extends TableTypes> =
  | { readonly ok: true; readonly cloud: Cloud<T>; readonly output: JsonObject }
  | { readonly ok: false; readonly error: AwsError };
