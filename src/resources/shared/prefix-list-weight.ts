import type { ManagedPrefixList } from '../managed-prefix-list/schema.ts';

/** Weights of the lists that AWS owns, by the end of their names (NET-14). */
const AWS_WEIGHTS: readonly (readonly [ending: string, weight: number])[] = [
  ['.cloudfront.origin-facing', 55],
  ['.vpc-lattice', 10],
  ['.groundstation', 5],
];

/** How many rules or routes one reference to the list counts as (NET-14, SG-19). */
export function prefixListWeight(list: ManagedPrefixList): number {
  if (list.account !== 'AWS') return list.MaxEntries ?? 1;
  return AWS_WEIGHTS.find(([ending]) => list.PrefixListName.endsWith(ending))?.[1] ?? 1;
}
