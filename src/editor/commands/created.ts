import type { AwsCloud } from '../../resources/tables.ts';
import { recordsOf } from '../cloud-view.ts';
import type { Performed, TableName } from '../session.ts';

/** What a person drew comes before what came along with it. */
const ORDER: readonly TableName[] = [
  'vpc',
  'subnet',
  'instance',
  'nat-gateway',
  'internet-gateway',
  'vpc-peering-connection',
  'network-interface',
  'security-group',
  'route-table',
  'network-acl',
  'elastic-ip',
  'key-pair',
  'managed-prefix-list',
];

/**
 * Document keys of the records an intent made, the main one first. Left out is what AWS makes along
 * with another resource: a VPC's main table, default group and list, interfaces of instances and gateways.
 */
export function createdKeys(performed: Performed): readonly string[] {
  const { before, after } = performed;
  return ORDER.flatMap((table) => {
    const old = new Set(recordsOf(before.cloud, table).map((record) => record.key));
    const made = recordsOf(after.cloud, table).filter((record) => !old.has(record.key));
    return made.filter(({ id }) => !isCompanion(after.cloud, table, id)).map((record) => record.key);
  });
}

function isCompanion(cloud: AwsCloud, table: TableName, id: string): boolean {
  switch (table) {
    case 'instance':
      return cloud.tables.instance[id]?.State === 'terminated';
    case 'nat-gateway':
      return cloud.tables['nat-gateway'][id]?.State === 'deleted';
    case 'network-interface': {
      const record = cloud.tables['network-interface'][id];
      return record?.Attachment !== undefined || record?.RequesterManaged === true;
    }
    case 'route-table':
      return cloud.tables['route-table'][id]?.Associations.some(({ Main }) => Main) === true;
    case 'security-group':
      return cloud.tables['security-group'][id]?.GroupName === 'default';
    case 'network-acl':
      return cloud.tables['network-acl'][id]?.IsDefault === true;
    default:
      return false;
  }
}
