import type { Tag } from '../../kernel/cloud/record.ts';
import { ownTags } from './comparable.ts';
import { placeOf, type Rebuilder } from './rebuilder.ts';
import { natGatewayOf, rebuilt, type TableName } from './scope.ts';

const TABLES: readonly TableName[] = [
  'vpc',
  'subnet',
  'internet-gateway',
  'route-table',
  'security-group',
  'network-acl',
  'network-interface',
  'vpc-peering-connection',
];

/** Tags of what came along with something else, and could not be given at birth. */
export function rebuildTags(rebuild: Rebuilder): void {
  rebuild.section('Tags of what AWS made along with the rest');
  for (const table of TABLES)
    for (const record of rebuilt(rebuild.source, table)) {
      const wanted = ownTags(record.Tags);
      if (wanted.length === 0 || isManaged(rebuild, record.id)) continue;
      const id = rebuild.id(record.id);
      const made = id === undefined ? undefined : rebuild.cloud.tables[table][id];
      const present = new Set((made?.Tags ?? []).map(tagText));
      const missing = wanted.filter((tag) => !present.has(tagText(tag)));
      if (id !== undefined && missing.length > 0)
        rebuild.call(placeOf(record), 'CreateTags', {
          Resources: [id],
          Tags: missing.map(({ Key, Value }) => ({ Key, Value })),
        });
    }
}

function tagText({ Key, Value }: Tag): string {
  return JSON.stringify([Key, Value]);
}

function isManaged(rebuild: Rebuilder, id: string): boolean {
  const card = rebuild.source.tables['network-interface'][id];
  return card?.RequesterManaged === true && natGatewayOf(rebuild.source, id) === undefined;
}
