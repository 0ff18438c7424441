import type { JsonObject, JsonValue } from '../../kernel/lib/json.ts';
import type { AwsContext } from '../tables.ts';

/** Lays facts over what is known of the instance's inside; undefined forgets one. */
export function setGuestFacts(
  context: AwsContext,
  id: string,
  changes: { readonly [fact: string]: JsonValue | undefined },
): void {
  const merged = Object.entries({ ...context.guest(id), ...changes }).filter(
    (entry): entry is [string, JsonValue] => entry[1] !== undefined,
  );
  const facts: JsonObject = Object.fromEntries(merged);
  context.setGuest(id, merged.length === 0 ? undefined : facts);
}
