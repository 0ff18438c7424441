import type { ReasonCode } from '../../resources/codes.ts';
import { filterReasons } from './filter-reasons.ts';
import { gatewayReasons } from './gateway-reasons.ts';
import { placeReasons } from './place-reasons.ts';
import { routeReasons } from './route-reasons.ts';
import type { ReasonWords } from './words.ts';

/** Words for every code: a code without its sentence does not compile. */
export const reasons: Record<ReasonCode, ReasonWords> = {
  ...filterReasons,
  ...gatewayReasons,
  ...placeReasons,
  ...routeReasons,
};

/** The words for a code that came as data; one that has none (of an older or newer document) speaks for itself. */
export function wordsFor(code: string): ReasonWords {
  if (Object.hasOwn(reasons, code)) return reasons[code as ReasonCode];
  return { title: code, why: () => `The reason is ${code}.`, mend: () => 'Look the code up in the manual.' };
}
