import type { JsonValue } from '../../kernel/lib/json.ts';
import type { AwsCloud } from '../../resources/tables.ts';

/** The same document under other ids, and the names by which to ask about it. */
export interface Renamed {
  readonly cloud: AwsCloud;
  /** The new id; anything that is no id stays. */
  readonly nameOf: (text: string) => string;
}

/**
 * Gives every record another id and key, wherever the document names it. The prefix stays (routes
 * tell gateways apart by it), the order of the ids is turned round.
 */
export function renamed(cloud: AwsCloud): Renamed {
  const ids = Object.values(cloud.tables).flatMap((table) => Object.keys(table));
  const names = new Map(
    ids.map((id, index): [string, string] => {
      const prefix = id.slice(0, id.lastIndexOf('-'));
      return [id, `${prefix}-${(0xfffffff - index * 7).toString(16)}`];
    }),
  );
  const nameOf = (text: string): string => names.get(text) ?? text;
  const walk = (value: JsonValue): JsonValue => {
    if (typeof value === 'string') return nameOf(value);
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(walk);
    return Object.fromEntries(Object.entries(value).map(([key, child]) => [nameOf(key), walk(child)]));
  };
  return { cloud: walk(cloud as unknown as JsonValue) as unknown as AwsCloud, nameOf };
}
