import type { JsonObject, JsonValue } from '../../kernel/lib/json.ts';
import type { InstanceGuest } from './schema.ts';

const checks: { readonly [fact: string]: (value: JsonValue | undefined) => boolean } = {
  Listeners: (value) => Array.isArray(value) && value.every(isListener),
  UserData: (value) => typeof value === 'string',
  Forwarding: (value) => value === 'route' || value === 'masquerade' || value === 'drop',
  Host: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  Disk: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
};

/**
 * What is known of an instance's inside. Facts that are not as `instanceGuestSchema` wants them count as unknown,
 * all of them. By hand, because drawing and tracing should not need a schema library; a test holds it to the schema.
 */
export function readInstanceGuest(facts: JsonObject | undefined): InstanceGuest {
  const isGood = Object.entries(facts ?? {}).every(
    ([name, value]) => Object.hasOwn(checks, name) && checks[name]?.(value) === true,
  );
  return isGood ? ((facts ?? {}) as InstanceGuest) : {};
}

function isListener(value: JsonValue): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const { Protocol, Port } = value as JsonObject;
  return (
    Object.keys(value).length === 2 &&
    (Protocol === 'tcp' || Protocol === 'udp') &&
    typeof Port === 'number' &&
    Number.isInteger(Port) &&
    Port >= 1 &&
    Port <= 65535
  );
}
