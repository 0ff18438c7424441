import type { JsonObject } from '../lib/json.ts';

/** An API call still to be made: a request without its time. */
export interface Call {
  /** Default: `ec2`. */
  readonly service?: string;
  readonly operation: string;
  readonly input: JsonObject;
  readonly account: string;
  readonly region: string;
}

/** Makes one call, lets what is pending finish and answers the call's output. A refusal ends the edit. */
export type Run = (call: Call) => JsonObject;

/** A change of one thing, in as few calls as it takes. */
export interface Edit {
  /** Edits of the same name do the same. */
  readonly name: string;
  /** How many calls it makes. */
  readonly calls: number;
  /**
   * Between edits of as many calls the smaller goes first: 0 speaks of exactly what the flow needs (its
   * sender's group, its address), more of ever larger blocks around that.
   */
  readonly breadth: number;
  /** Of several mended clouds whose edits are of the same kinds only the first found is told. */
  readonly kind: string;
  /** The slot it writes, where one edit must not write what another one of the same set wrote. */
  readonly slot?: string;
  readonly make: (run: Run) => void;
}

/** The edit that makes these calls, none of which needs another's output. */
export function editOf(kind: string, breadth: number, ...calls: readonly Call[]): Edit {
  return {
    kind,
    name: calls.map((call) => `${call.operation} ${JSON.stringify(call.input)}`).join('; '),
    calls: calls.length,
    breadth,
    make: (run) => {
      for (const call of calls) run(call);
    },
  };
}
