import { capitalsOf } from '../shared/data/ids.ts';

/** Ten small letters and digits, as API Gateway names its things. */
export function shortId(seed: string, length = 10): string {
  return capitalsOf(seed, length).toLowerCase();
}
