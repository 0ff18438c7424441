import { threeTier } from '../io/gallery/three-tier.ts';
import type { AwsCloud } from '../resources/tables.ts';

/** The three-tier sample of the gallery, for tests of rooms that know nothing of the gallery. */
export function threeTierCloud(): AwsCloud {
  return threeTier();
}
