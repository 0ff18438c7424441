import { recordsOf } from '../../editor/cloud-view.ts';
import { freeAddresses } from '../../editor/commands/containers.ts';
import { indexCloud } from '../../editor/layout/index-cloud.ts';
import type { TableName } from '../../editor/session.ts';
import type { AwsCloud } from '../../resources/tables.ts';
import { type Reference, referenceTo } from './names.ts';

/** Something that has to do with the inspected resource. */
export interface Connected extends Reference {
  readonly detail: string;
}

export interface ConnectionList {
  readonly title: string;
  readonly items: readonly Connected[];
}

/** What a change here also concerns: by kind, the kinds without any left out. */
export function connectionsOf(cloud: AwsCloud, table: TableName, id: string): readonly ConnectionList[] {
  return (listers[table]?.(cloud, id) ?? []).filter(({ items }) => items.length > 0);
}

type Lister = (cloud: AwsCloud, id: string) => readonly ConnectionList[];

function list(
  cloud: AwsCloud,
  title: string,
  ids: readonly string[],
  detail: (id: string) => string = () => '',
): ConnectionList {
  const items = [...new Set(ids)].map((id) => ({ ...referenceTo(cloud, id), detail: detail(id) }));
  return { title, items };
}

/** Interfaces are shown as those whose they are. */
function ownersOf(cloud: AwsCloud, wanted: (groups: readonly string[]) => boolean): readonly string[] {
  return recordsOf(cloud, 'network-interface')
    .filter(({ Groups }) => wanted(Groups))
    .map(({ id, Attachment }) => Attachment?.InstanceId ?? id);
}

function privateAddress(cloud: AwsCloud, id: string): string {
  const { interfacesOf, view } = indexCloud(cloud);
  const own = interfacesOf(id)[0] ?? view.get('network-interface', id);
  return own?.PrivateIpAddresses[0]?.PrivateIpAddress ?? '';
}

function routesTo(cloud: AwsCloud, ids: readonly string[]): ConnectionList {
  const tables = recordsOf(cloud, 'route-table').filter(({ Routes }) =>
    Routes.some(({ Target }) => ids.includes(Target.Id)),
  );
  return list(
    cloud,
    'Routes lead to it in',
    tables.map((each) => each.id),
  );
}

function idsWhere<K extends TableName>(
  cloud: AwsCloud,
  table: K,
  wanted: (record: ReturnType<typeof recordsOf<K>>[number]) => boolean,
): readonly string[] {
  return recordsOf(cloud, table)
    .filter(wanted)
    .map((record) => record.id);
}

const listers: { readonly [K in TableName]?: Lister } = {
  'security-group': (cloud, id) => [
    list(
      cloud,
      'Protects',
      ownersOf(cloud, (groups) => groups.includes(id)),
      (owner) => privateAddress(cloud, owner),
    ),
    list(
      cloud,
      'Rules of other groups name it in',
      idsWhere(
        cloud,
        'security-group',
        (group) => group.id !== id && group.Rules.some((rule) => rule.ReferencedGroupInfo?.GroupId === id),
      ),
    ),
  ],
  'network-acl': (cloud, id) => [
    list(
      cloud,
      'Guards',
      cloud.tables['network-acl'][id]?.Associations.map(({ SubnetId }) => SubnetId) ?? [],
      (subnet) => cloud.tables.subnet[subnet]?.CidrBlock ?? '',
    ),
  ],
  vpc: (cloud, id) => [
    list(
      cloud,
      'Subnets',
      idsWhere(cloud, 'subnet', ({ VpcId }) => VpcId === id),
      (subnetId) => {
        const subnet = cloud.tables.subnet[subnetId];
        return subnet === undefined ? '' : `${subnet.CidrBlock}, ${freeAddresses(cloud, subnet)} free`;
      },
    ),
    list(
      cloud,
      'Route tables',
      idsWhere(cloud, 'route-table', ({ VpcId }) => VpcId === id),
    ),
    list(
      cloud,
      'Network ACLs',
      idsWhere(cloud, 'network-acl', ({ VpcId }) => VpcId === id),
    ),
    list(
      cloud,
      'Security groups',
      idsWhere(cloud, 'security-group', ({ VpcId }) => VpcId === id),
    ),
    list(cloud, 'Gateways and peerings', [
      ...idsWhere(cloud, 'internet-gateway', ({ Attachments }) =>
        Attachments.some(({ VpcId }) => VpcId === id),
      ),
      ...idsWhere(cloud, 'vpc-peering-connection', ({ RequesterVpcInfo, AccepterVpcInfo }) =>
        [RequesterVpcInfo.VpcId, AccepterVpcInfo.VpcId].includes(id),
      ),
    ]),
  ],
  subnet: (cloud, id) => {
    const { interfacesOf } = indexCloud(cloud);
    const instances = idsWhere(
      cloud,
      'instance',
      (each) => each.State !== 'terminated' && interfacesOf(each.id).some(({ SubnetId }) => SubnetId === id),
    );
    const gateways = idsWhere(
      cloud,
      'nat-gateway',
      ({ SubnetId, State }) => SubnetId === id && State !== 'deleted',
    );
    return [list(cloud, 'In it', [...instances, ...gateways], (each) => privateAddress(cloud, each))];
  },
  instance: (cloud, id) => {
    const interfaces = indexCloud(cloud)
      .interfacesOf(id)
      .map((each) => each.id);
    const addresses = idsWhere(cloud, 'elastic-ip', ({ Association }) =>
      interfaces.includes(Association?.NetworkInterfaceId ?? ''),
    );
    return [
      list(cloud, 'Network interfaces', interfaces, (each) => privateAddress(cloud, each)),
      list(cloud, 'Elastic IP addresses', addresses),
      routesTo(cloud, [id, ...interfaces]),
    ];
  },
  'network-interface': (cloud, id) => [
    list(
      cloud,
      'Elastic IP addresses',
      idsWhere(cloud, 'elastic-ip', ({ Association }) => Association?.NetworkInterfaceId === id),
    ),
    routesTo(cloud, [id]),
  ],
  'nat-gateway': (cloud, id) => {
    const own = cloud.tables['nat-gateway'][id]?.NetworkInterfaceId ?? '';
    return [
      list(
        cloud,
        'Elastic IP addresses',
        idsWhere(cloud, 'elastic-ip', ({ Association }) => Association?.NetworkInterfaceId === own),
      ),
      routesTo(cloud, [id, own]),
    ];
  },
  'internet-gateway': (cloud, id) => [routesTo(cloud, [id])],
  'vpc-peering-connection': (cloud, id) => [routesTo(cloud, [id])],
  'managed-prefix-list': (cloud, id) => [
    list(
      cloud,
      'Rules name it in',
      idsWhere(cloud, 'security-group', ({ Rules }) => Rules.some(({ PrefixListId }) => PrefixListId === id)),
    ),
    list(
      cloud,
      'Routes name it in',
      idsWhere(cloud, 'route-table', ({ Routes }) =>
        Routes.some(({ DestinationPrefixListId }) => DestinationPrefixListId === id),
      ),
    ),
  ],
  'key-pair': (cloud, id) => [
    list(
      cloud,
      'Instances launched with it',
      idsWhere(
        cloud,
        'instance',
        ({ KeyName, State }) => State !== 'terminated' && KeyName === cloud.tables['key-pair'][id]?.KeyName,
      ),
    ),
  ],
};
