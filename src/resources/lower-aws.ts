import { type LoweredCloud, lowerCloud } from '../kernel/graph/lower.ts';
import { lowerings } from './lowerings.ts';
import { internetFragment } from './shared/internet.ts';
import type { AwsCloud } from './tables.ts';

/** The cloud's network graph. Give the result for an earlier version of the document to make it cheap. */
export function lowerAws(cloud: AwsCloud, previous?: LoweredCloud): LoweredCloud {
  return lowerCloud(lowerings, cloud, [internetFragment], previous);
}
