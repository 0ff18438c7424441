import type { AwsCloud } from '../resources/tables.ts';
import { recordsOf } from './cloud-view.ts';
import { parseZoneKey } from './layout/names.ts';
import { findByKey, type TableName } from './session.ts';

/** Ids of all records that go, by table. */
export type Doomed = { readonly [K in TableName]?: ReadonlySet<string> };

const LIVING_PEERINGS: ReadonlySet<string> = new Set([
  'initiating-request',
  'pending-acceptance',
  'provisioning',
  'active',
]);

/**
 * What deleting those keys takes along: containers go with their contents. Interfaces of instances
 * and NAT gateways are not listed, they go with their owners. Unknown keys count for nothing.
 */
export function doomedBy(cloud: AwsCloud, keys: readonly string[]): Doomed {
  const doomed: { [table in TableName]?: Set<string> } = {};
  const add = (table: TableName, id: string) => {
    doomed[table] ??= new Set();
    doomed[table].add(id);
  };
  for (const key of keys) {
    const found = findByKey(cloud, key);
    if (found !== undefined) add(found.table, found.record.id);
    const zone = parseZoneKey(key);
    const vpc = zone === undefined ? undefined : findByKey(cloud, zone.vpcKey);
    for (const subnet of zone === undefined ? [] : recordsOf(cloud, 'subnet'))
      if (subnet.VpcId === vpc?.record.id && subnet.AvailabilityZone === zone?.zone) add('subnet', subnet.id);
  }
  addVpcContents(cloud, doomed.vpc ?? new Set(), add);
  addSubnetContents(cloud, doomed.subnet ?? new Set(), add);
  return doomed;
}

type Add = (table: TableName, id: string) => void;

function addVpcContents(cloud: AwsCloud, vpcs: ReadonlySet<string>, add: Add): void {
  for (const { id, VpcId } of recordsOf(cloud, 'subnet')) if (vpcs.has(VpcId)) add('subnet', id);
  for (const { id, VpcId, Associations } of recordsOf(cloud, 'route-table'))
    if (vpcs.has(VpcId) && !Associations.some(({ Main }) => Main)) add('route-table', id);
  for (const { id, VpcId, GroupName } of recordsOf(cloud, 'security-group'))
    if (vpcs.has(VpcId) && GroupName !== 'default') add('security-group', id);
  for (const { id, VpcId, IsDefault } of recordsOf(cloud, 'network-acl'))
    if (vpcs.has(VpcId) && !IsDefault) add('network-acl', id);
  for (const { id, Attachments } of recordsOf(cloud, 'internet-gateway'))
    if (Attachments.some(({ VpcId }) => vpcs.has(VpcId))) add('internet-gateway', id);
  for (const { id, Status, RequesterVpcInfo, AccepterVpcInfo } of recordsOf(cloud, 'vpc-peering-connection'))
    if (
      LIVING_PEERINGS.has(Status.Code) &&
      (vpcs.has(RequesterVpcInfo.VpcId) || vpcs.has(AccepterVpcInfo.VpcId))
    )
      add('vpc-peering-connection', id);
}

function addSubnetContents(cloud: AwsCloud, subnets: ReadonlySet<string>, add: Add): void {
  const owned = new Set<string>();
  for (const { id, SubnetId, State, NetworkInterfaceId } of recordsOf(cloud, 'nat-gateway')) {
    owned.add(NetworkInterfaceId);
    if (subnets.has(SubnetId) && State !== 'deleted' && State !== 'failed') add('nat-gateway', id);
  }
  for (const { id, SubnetId, Attachment } of recordsOf(cloud, 'network-interface')) {
    if (!subnets.has(SubnetId) || owned.has(id)) continue;
    const instance = Attachment === undefined ? undefined : cloud.tables.instance[Attachment.InstanceId];
    if (instance !== undefined && Attachment?.DeviceIndex === 0) add('instance', instance.id);
    else add('network-interface', id);
  }
}

/** How many of what, for the question before a deletion: `[['instance', 6], ['subnet', 2]]`. */
export function countDoomed(doomed: Doomed): readonly (readonly [TableName, number])[] {
  return (Object.keys(doomed) as TableName[]).map((table) => [table, doomed[table]?.size ?? 0] as const);
}
