import type { Tag } from '../../kernel/cloud/record.ts';
import type { JsonValue } from '../../kernel/lib/json.ts';
import type { AwsCloud, AwsTables } from '../../resources/tables.ts';
import { rebuilt, type TableName } from './scope.ts';

/** One record reduced to what a rebuilt cloud must have in common with its model. */
export interface Comparable {
  readonly table: TableName;
  readonly id: string;
  /** Lists whose order means nothing are `Unordered`. Ids of other records stand as they are. */
  readonly facts: Facts;
}

export type Facts = JsonValue | Unordered | { readonly [field: string]: Facts } | readonly Facts[];

export class Unordered {
  readonly items: readonly Facts[];

  constructor(items: readonly Facts[]) {
    this.items = items;
  }
}

/** Tags are a set. */
function tagFacts(tags: readonly Tag[]): Unordered {
  return new Unordered(ownTags(tags).map(({ Key, Value }) => [Key, Value]));
}

/** Those that are not reserved to AWS itself: no request can set the others. */
export function ownTags(tags: readonly Tag[]): readonly Tag[] {
  return tags.filter(({ Key }) => !Key.toLowerCase().startsWith('aws:'));
}

type Comparisons = { readonly [K in TableName]: (record: AwsTables[K], cloud: AwsCloud) => Facts };

/**
 * Everything but what AWS chooses (ids, public and MAC addresses, times, zone ids, fingerprints,
 * which launch an instance belongs to), states on their way to another, and what is not modelled.
 */
const comparisons: Comparisons = {
  vpc: ({ CidrBlockAssociationSet, InstanceTenancy, IsDefault, EnableDnsHostnames, EnableDnsSupport }) => ({
    blocks: CidrBlockAssociationSet.filter(({ State }) => State.startsWith('associat')).map(
      ({ CidrBlock }) => CidrBlock,
    ),
    InstanceTenancy,
    IsDefault,
    EnableDnsHostnames,
    EnableDnsSupport,
  }),
  subnet: ({ VpcId, CidrBlock, AvailabilityZone, MapPublicIpOnLaunch, DefaultForAz }) => ({
    VpcId,
    CidrBlock,
    AvailabilityZone,
    MapPublicIpOnLaunch,
    DefaultForAz,
  }),
  'internet-gateway': ({ Attachments }) => Attachments.map(({ VpcId }) => VpcId),
  'elastic-ip': ({ PublicIpv4Pool, NetworkBorderGroup, Association }, cloud) => {
    const card = cloud.tables['network-interface'][Association?.NetworkInterfaceId ?? ''];
    const isOn = card !== undefined && rebuilt(cloud, 'network-interface').includes(card);
    return {
      PublicIpv4Pool,
      NetworkBorderGroup,
      on:
        Association === undefined || !isOn
          ? null
          : [Association.NetworkInterfaceId, Association.PrivateIpAddress],
    };
  },
  'nat-gateway': ({ SubnetId, ConnectivityType, NetworkInterfaceId }) => ({
    SubnetId,
    ConnectivityType,
    NetworkInterfaceId,
  }),
  'route-table': ({ VpcId, Routes, Associations, PropagatingVgws }) => ({
    VpcId,
    Routes: new Unordered(Routes.map(({ StateAtImport: _state, ...route }) => route)),
    Associations: new Unordered(
      Associations.map(({ RouteTableAssociationId: _id, ...association }) => association),
    ),
    PropagatingVgws,
  }),
  'security-group': ({ VpcId, GroupName, Description, Rules }) => ({
    VpcId,
    GroupName,
    Description,
    Rules: new Unordered(
      Rules.map(({ SecurityGroupRuleId: _id, Tags, ReferencedGroupInfo: peer, ...rule }) => ({
        ...rule,
        ...(peer === undefined
          ? {}
          : peer.VpcId === undefined || peer.VpcId === VpcId
            ? { peer: [peer.GroupId] }
            : { peer: [peer.GroupId, peer.VpcId, peer.VpcPeeringConnectionId ?? null] }),
        Tags: tagFacts(Tags),
      })),
    ),
  }),
  'network-acl': ({ VpcId, IsDefault, Entries, Associations }) => ({
    VpcId,
    IsDefault,
    Entries: new Unordered([...Entries]),
    Associations: new Unordered(Associations.map(({ SubnetId }) => SubnetId)),
  }),
  'network-interface': (record) => ({
    SubnetId: record.SubnetId,
    // A gateway's interface names its gateway's id in words; the gateway names it as well.
    Description: record.RequesterManaged ? null : record.Description,
    InterfaceType: record.InterfaceType,
    Groups: new Unordered(record.Groups),
    PrivateIpAddresses: record.PrivateIpAddresses.map(({ PrivateIpAddress, Association }) => [
      PrivateIpAddress,
      Association?.IpOwnerId === 'amazon',
    ]),
    AssociatePublicIpAddress: record.RequesterManaged ? null : record.AssociatePublicIpAddress,
    SourceDestCheck: record.SourceDestCheck,
    Attachment:
      record.Attachment === undefined
        ? null
        : [
            record.Attachment.InstanceId,
            record.Attachment.DeviceIndex,
            record.Attachment.DeleteOnTermination,
          ],
  }),
  instance: (record, cloud) => ({
    ImageId: record.ImageId,
    InstanceType: record.InstanceType,
    KeyName: record.KeyName ?? null,
    isRunning: record.State === 'running' || record.State === 'pending',
    Platform: record.Platform ?? null,
    Tenancy: record.Tenancy,
    Monitoring: record.Monitoring,
    DisableApiTermination: record.DisableApiTermination,
    IamInstanceProfileArn: record.IamInstanceProfileArn ?? null,
    guest: cloud.guest[record.id] ?? {},
  }),
  'key-pair': ({ KeyName, KeyType }) => ({ KeyName, KeyType }),
  'vpc-peering-connection': ({ Status, RequesterVpcInfo, AccepterVpcInfo }) => ({
    isActive: Status.Code === 'active' || Status.Code === 'provisioning',
    sides: [RequesterVpcInfo, AccepterVpcInfo].map((side) => [
      side.VpcId,
      side.OwnerId,
      side.Region,
      side.AllowDnsResolutionFromRemoteVpc,
    ]),
  }),
  'managed-prefix-list': ({ PrefixListName, AddressFamily, MaxEntries, Versions }) => ({
    PrefixListName,
    AddressFamily,
    MaxEntries: MaxEntries ?? null,
    Entries: new Unordered([...(Versions.at(-1)?.Entries ?? [])]),
  }),
};

/** Every record that is rebuilt, reduced to what must agree. */
export function comparables(cloud: AwsCloud): readonly Comparable[] {
  return (Object.keys(comparisons) as TableName[]).flatMap((table) => ofTable(cloud, table));
}

function ofTable<K extends TableName>(cloud: AwsCloud, table: K): readonly Comparable[] {
  return rebuilt(cloud, table).map((record) => ({
    table,
    id: record.id,
    facts: {
      table,
      account: record.account,
      region: record.region,
      Tags: tagFacts(record.Tags),
      facts: comparisons[table](record, cloud),
    },
  }));
}

/** The facts as text in a canonical order, every id of the document put through `rename`. */
export function factsText(facts: Facts, rename: (id: string) => string): string {
  if (facts instanceof Unordered)
    return `{${facts.items
      .map((item) => factsText(item, rename))
      .sort()
      .join(',')}}`;
  if (typeof facts === 'string') return JSON.stringify(rename(facts));
  if (typeof facts !== 'object' || facts === null) return JSON.stringify(facts);
  if (Array.isArray(facts)) return `[${facts.map((item: Facts) => factsText(item, rename)).join(',')}]`;
  const entries = Object.entries(facts as { readonly [field: string]: Facts }).filter(
    ([, value]) => value !== undefined,
  );
  entries.sort(([left], [right]) => (left < right ? -1 : 1));
  return `(${entries.map(([name, value]) => `${name}=${factsText(value, rename)}`).join(';')})`;
}
