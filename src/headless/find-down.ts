import { nameTag, type ResourceRecord } from '../kernel/cloud/record.ts';
import { err, ok, type Result } from '../kernel/lib/result.ts';
import { clip } from '../kernel/net/address.ts';
import type { AwsCloud } from '../resources/tables.ts';

/** Configuration is not out of order: a name means what can fail. */
const NEVER_DOWN: ReadonlySet<string> = new Set([
  'elastic-ip',
  'key-pair',
  'security-group',
  'network-acl',
  'route-table',
  'managed-prefix-list',
]);

/** What `--down` names: ids, Name tags and Availability Zones, as the set that a trace takes. */
export function findDown(cloud: AwsCloud, names: readonly string[]): Result<ReadonlySet<string>, string> {
  const down = new Set<string>();
  const records = Object.entries(cloud.tables)
    .filter(([table]) => !NEVER_DOWN.has(table))
    .flatMap(([, table]): readonly ResourceRecord[] => Object.values(table));
  const zones = new Map(
    Object.values(cloud.tables.subnet).flatMap(({ AvailabilityZone, AvailabilityZoneId }) => [
      [AvailabilityZone, AvailabilityZone],
      [AvailabilityZoneId, AvailabilityZone],
    ]),
  );
  for (const name of names) {
    const zone = zones.get(name);
    if (zone !== undefined) down.add(zone);
    else if (records.some(({ id }) => id === name)) down.add(name);
    else {
      const found = records.filter((record) => nameTag(record) === name).map(({ id }) => id);
      const [only] = found;
      if (only === undefined)
        return err(
          `Nothing here that can be down has the id or name "${clip(name)}", and no subnet lies in a zone of that name.`,
        );
      if (found.length > 1)
        return err(
          `"${clip(name)}" is the name of ${found.length} resources: ${found.join(', ')}. Use an id.`,
        );
      down.add(only);
    }
  }
  return ok(down);
}
