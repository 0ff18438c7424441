import { nameTag, type ResourceRecord } from '../kernel/cloud/record.ts';
import { readInstanceGuest } from '../resources/instance/read-guest.ts';
import type { AwsCloud } from '../resources/tables.ts';
import { recordsOf } from './cloud-view.ts';
import type { InstanceFacts, MemberFacts, SubnetFacts } from './facts-schema.ts';
import type { CloudIndex } from './layout/index-cloud.ts';

export function memberFacts(index: CloudIndex, id: string): MemberFacts | undefined {
  const { view } = index;
  const instance = view.get('instance', id);
  if (instance !== undefined) return instanceFacts(index, id);
  const gateway = view.get('nat-gateway', id);
  if (gateway !== undefined)
    return { kind: 'nat-gateway', ...identity(gateway), ConnectivityType: gateway.ConnectivityType };
  const networkInterface = view.get('network-interface', id);
  if (networkInterface === undefined) return undefined;
  return {
    kind: 'network-interface',
    ...identity(networkInterface),
    groups: groupsOf(index.cloud, networkInterface.Groups),
    Description: networkInterface.Description,
    SourceDestCheck: networkInterface.SourceDestCheck,
  };
}

function instanceFacts(index: CloudIndex, id: string): InstanceFacts | undefined {
  const instance = index.view.get('instance', id);
  if (instance === undefined || instance.State === 'terminated') return undefined;
  const [primary] = index.interfacesOf(id);
  const { KeyName, IamInstanceProfileArn } = instance;
  return {
    kind: 'instance',
    ...identity(instance),
    groups: groupsOf(index.cloud, primary?.Groups ?? []),
    ImageId: instance.ImageId,
    InstanceType: instance.InstanceType,
    ...(KeyName === undefined ? {} : { KeyName }),
    isStopped: instance.State === 'stopped' || instance.State === 'stopping',
    SourceDestCheck: primary?.SourceDestCheck ?? true,
    Monitoring: instance.Monitoring === 'enabled',
    DisableApiTermination: instance.DisableApiTermination,
    ...(IamInstanceProfileArn === undefined ? {} : { IamInstanceProfileArn }),
    guest: readInstanceGuest(index.view.guest(id)),
  };
}

function identity({ key, Tags }: ResourceRecord) {
  return { key, Tags: Tags.map(({ Key, Value }) => ({ Key, Value })) };
}

function groupsOf(cloud: AwsCloud, ids: readonly string[]) {
  return ids.map((id) => ({ id, GroupName: cloud.tables['security-group'][id]?.GroupName ?? id }));
}

/** Ids of what stands in the subnet and can be made again: NAT gateways, instances, lone interfaces. */
export function membersOf(index: CloudIndex, subnetId: string): readonly string[] {
  const { cloud } = index;
  const nats = recordsOf(cloud, 'nat-gateway').filter(
    ({ SubnetId, State }) => SubnetId === subnetId && (State === 'available' || State === 'pending'),
  );
  const instances = recordsOf(cloud, 'instance').filter(
    ({ id, State }) => State !== 'terminated' && index.interfacesOf(id)[0]?.SubnetId === subnetId,
  );
  const interfaces = recordsOf(cloud, 'network-interface').filter(
    ({ SubnetId, Attachment, RequesterManaged }) =>
      SubnetId === subnetId && Attachment === undefined && !RequesterManaged,
  );
  return [...nats, ...instances, ...interfaces].map((record) => record.id);
}

export function subnetFacts(index: CloudIndex, id: string): SubnetFacts | undefined {
  const subnet = index.view.get('subnet', id);
  if (subnet === undefined) return undefined;
  const table = index.hasOwnRouteTable(id) ? index.routeTableOf(subnet) : undefined;
  const acl = index.aclOf(id);
  return {
    kind: 'subnet',
    ...identity(subnet),
    prefixLength: Number(subnet.CidrBlock.split('/')[1]),
    AvailabilityZone: subnet.AvailabilityZone,
    MapPublicIpOnLaunch: subnet.MapPublicIpOnLaunch,
    ...(table === undefined ? {} : { RouteTableId: table.id }),
    ...(acl === undefined || acl.IsDefault ? {} : { NetworkAclId: acl.id }),
    members: membersOf(index, id).flatMap((member) => memberFacts(index, member) ?? []),
  };
}

/** `web-2` → `web`: what a copy's name counts on. */
export function nameStem(facts: { readonly Tags: ResourceRecord['Tags'] }, fallback: string): string {
  const name = nameTag({ id: '', key: '', account: '', region: '', Tags: facts.Tags });
  return name?.replace(/-\d+$/, '') || fallback;
}
