import type { ReasonCode } from '../../resources/codes.ts';
import { reasons } from '../../text/english/reasons.ts';

/** The badge of a reason code; empty when it has none. */
export function reasonTitle(code: string): string {
  return Object.hasOwn(reasons, code) ? reasons[code as ReasonCode].title : '';
}
