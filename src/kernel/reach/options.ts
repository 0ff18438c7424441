import type { TraceOptions } from '../forward/trace.ts';
import type { Protocol } from '../net/protocol.ts';

/** Why a cell is not plainly reachable. */
export interface Reason {
  readonly code: string;
  readonly at: string;
}

export interface ReachOptions extends TraceOptions {
  readonly protocol: Protocol;
  readonly port: number | null;
  /** Leave the internet's row and column out. */
  readonly withoutInternet?: boolean;
}
