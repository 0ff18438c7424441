import type { ElasticIp } from '../../resources/elastic-ip/schema.ts';
import type { NetworkAcl } from '../../resources/network-acl/schema.ts';
import type { NetworkInterface } from '../../resources/network-interface/schema.ts';
import type { RouteTable } from '../../resources/route-table/schema.ts';
import type { Subnet } from '../../resources/subnet/schema.ts';
import type { AwsCloud, AwsView } from '../../resources/tables.ts';
import { recordsOf, viewOf } from '../cloud-view.ts';

/** What belongs to what, looked up once per drawing. */
export interface CloudIndex {
  readonly cloud: AwsCloud;
  readonly view: AwsView;
  /** An instance's interfaces in order of their device index. */
  interfacesOf(instanceId: string): readonly NetworkInterface[];
  /** Public addresses of an interface, in order of its private ones. */
  publicAddresses(networkInterface: NetworkInterface): readonly string[];
  /** The subnet's own table, else its VPC's main one. */
  routeTableOf(subnet: Subnet): RouteTable | undefined;
  hasOwnRouteTable(subnetId: string): boolean;
  aclOf(subnetId: string): NetworkAcl | undefined;
}

const known = new WeakMap<AwsCloud, CloudIndex>();

/** The index of a cloud; made once, for clouds do not change. */
export function indexCloud(cloud: AwsCloud): CloudIndex {
  let index = known.get(cloud);
  if (index === undefined) {
    index = makeIndex(cloud);
    known.set(cloud, index);
  }
  return index;
}

function makeIndex(cloud: AwsCloud): CloudIndex {
  const attached = new Map<string, NetworkInterface[]>();
  for (const networkInterface of recordsOf(cloud, 'network-interface')) {
    const { Attachment } = networkInterface;
    if (Attachment !== undefined) push(attached, Attachment.InstanceId, networkInterface);
  }
  for (const list of attached.values())
    list.sort((left, right) => (left.Attachment?.DeviceIndex ?? 0) - (right.Attachment?.DeviceIndex ?? 0));
  const elastic = new Map<string, ElasticIp>();
  for (const address of recordsOf(cloud, 'elastic-ip')) {
    const { Association } = address;
    if (Association !== undefined)
      elastic.set(`${Association.NetworkInterfaceId} ${Association.PrivateIpAddress}`, address);
  }
  const { own, main } = indexRouteTables(cloud);
  const acls = new Map<string, NetworkAcl>();
  for (const acl of recordsOf(cloud, 'network-acl'))
    for (const { SubnetId } of acl.Associations) acls.set(SubnetId, acl);
  return {
    cloud,
    view: viewOf(cloud),
    interfacesOf: (instanceId) => attached.get(instanceId) ?? [],
    publicAddresses: ({ id, PrivateIpAddresses }) =>
      PrivateIpAddresses.flatMap(({ PrivateIpAddress, Association }) => {
        const address = elastic.get(`${id} ${PrivateIpAddress}`)?.PublicIp ?? Association?.PublicIp;
        return address === undefined ? [] : [address];
      }),
    routeTableOf: (subnet) => own.get(subnet.id) ?? main.get(subnet.VpcId),
    hasOwnRouteTable: (subnetId) => own.has(subnetId),
    aclOf: (subnetId) => acls.get(subnetId),
  };
}

function indexRouteTables(cloud: AwsCloud) {
  const own = new Map<string, RouteTable>();
  const main = new Map<string, RouteTable>();
  for (const table of recordsOf(cloud, 'route-table')) {
    for (const { Main, SubnetId } of table.Associations) {
      if (Main) main.set(table.VpcId, table);
      if (SubnetId !== undefined) own.set(SubnetId, table);
    }
  }
  return { own, main };
}

function push<V>(lists: Map<string, V[]>, key: string, item: V): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}
