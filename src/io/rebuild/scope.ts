import type { ResourceRecord } from '../../kernel/cloud/record.ts';
import { AWS_OWNER } from '../../resources/managed-prefix-list/find-list.ts';
import type { AwsCloud, AwsTables } from '../../resources/tables.ts';

export type TableName = keyof AwsTables & string;

/** States from which nothing comes back: AWS shows such records for a while and then forgets them. */
const OVER: ReadonlySet<string> = new Set([
  'terminated',
  'shutting-down',
  'deleted',
  'deleting',
  'failed',
  'rejected',
  'expired',
]);

/**
 * Whether requests can make the record again. What is over cannot, nor what AWS keeps itself: its
 * prefix lists, and the interfaces of services that are not modelled.
 */
export function isRebuilt(cloud: AwsCloud, table: TableName, record: ResourceRecord): boolean {
  switch (table) {
    case 'instance':
      return !OVER.has(cloud.tables.instance[record.id]?.State ?? '');
    case 'nat-gateway':
      return !OVER.has(cloud.tables['nat-gateway'][record.id]?.State ?? '');
    case 'vpc-peering-connection':
      return !OVER.has(cloud.tables['vpc-peering-connection'][record.id]?.Status.Code ?? '');
    case 'managed-prefix-list':
      return record.account !== AWS_OWNER;
    case 'network-interface': {
      const managed = cloud.tables['network-interface'][record.id]?.RequesterManaged === true;
      return !managed || natGatewayOf(cloud, record.id) !== undefined;
    }
    default:
      return true;
  }
}

/** The live NAT gateway whose interface that is. */
export function natGatewayOf(cloud: AwsCloud, interfaceId: string) {
  return Object.values(cloud.tables['nat-gateway']).find(
    (gateway) => gateway.NetworkInterfaceId === interfaceId && !OVER.has(gateway.State),
  );
}

const lists = new WeakMap<AwsCloud, Map<TableName, readonly ResourceRecord[]>>();

/** The records of a table that are rebuilt, in the document's order. */
export function rebuilt<K extends TableName>(cloud: AwsCloud, table: K): readonly AwsTables[K][] {
  const known = lists.get(cloud) ?? new Map<TableName, readonly ResourceRecord[]>();
  lists.set(cloud, known);
  let list = known.get(table);
  if (list === undefined) {
    const records: readonly ResourceRecord[] = Object.values(cloud.tables[table]);
    list = records.filter((record) => isRebuilt(cloud, table, record));
    known.set(table, list);
  }
  return list as readonly AwsTables[K][];
}
