import { CLOCK_START } from '../../kernel/cloud/cloud.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import type { ElasticIp } from '../../resources/elastic-ip/schema.ts';
import type { Instance } from '../../resources/instance/schema.ts';
import type { InternetGateway } from '../../resources/internet-gateway/schema.ts';
import type { ManagedPrefixList } from '../../resources/managed-prefix-list/schema.ts';
import type { NatGateway } from '../../resources/nat-gateway/schema.ts';
import type { NetworkAcl, NetworkAclEntry } from '../../resources/network-acl/schema.ts';
import type { NetworkInterface } from '../../resources/network-interface/schema.ts';
import type { Route, RouteTable, RouteTargetField } from '../../resources/route-table/schema.ts';
import type { SecurityGroup, SecurityGroupRule } from '../../resources/security-group/schema.ts';
import type { Subnet } from '../../resources/subnet/schema.ts';
import type { AwsCloud, AwsTables } from '../../resources/tables.ts';
import type { Vpc } from '../../resources/vpc/schema.ts';
import type { PeeringSide, VpcPeeringConnection } from '../../resources/vpc-peering-connection/schema.ts';

/**
 * A cloud under construction, as records: no API request stands between, so it can also hold what
 * AWS would refuse or only an import would bring.
 */
export interface DraftCloud {
  readonly tables: { readonly [K in keyof AwsTables]: { [id: string]: AwsTables[K] } };
  readonly guest: { [id: string]: JsonObject };
}

export const REGION = 'us-east-1';
const ACCOUNT = '111122223333';

export function newDraft(): DraftCloud {
  return {
    tables: {
      vpc: {},
      subnet: {},
      'internet-gateway': {},
      'elastic-ip': {},
      'nat-gateway': {},
      'route-table': {},
      'security-group': {},
      'network-acl': {},
      'network-interface': {},
      instance: {},
      'key-pair': {},
      'vpc-peering-connection': {},
      'managed-prefix-list': {},
    },
    guest: {},
  };
}

export function cloudOf(draft: DraftCloud, seed = 'naive'): AwsCloud {
  return {
    format: 'skytrace/cloud',
    versions: {
      vpc: 1,
      subnet: 1,
      'internet-gateway': 1,
      'elastic-ip': 1,
      'nat-gateway': 1,
      'route-table': 1,
      'security-group': 1,
      'network-acl': 1,
      'network-interface': 1,
      instance: 1,
      'key-pair': 1,
      'vpc-peering-connection': 1,
      'managed-prefix-list': 1,
    },
    seed,
    clock: CLOCK_START,
    ordinals: {},
    tables: draft.tables,
    guest: draft.guest,
    scheduled: [],
    kept: [],
  };
}

function record(id: string) {
  return { id, key: id, account: ACCOUNT, region: REGION, Tags: [] };
}

export function addVpc(draft: DraftCloud, id: string, blocks: readonly string[], changes: Partial<Vpc> = {}) {
  draft.tables.vpc[id] = {
    ...record(id),
    CidrBlockAssociationSet: blocks.map((CidrBlock, index) => ({
      AssociationId: `vpc-cidr-assoc-${id.slice(4)}${index}`,
      CidrBlock,
      State: 'associated',
    })),
    State: 'available',
    IsDefault: false,
    InstanceTenancy: 'default',
    DhcpOptionsId: 'dopt-0a1',
    EnableDnsSupport: true,
    EnableDnsHostnames: false,
    ...changes,
  };
}

export function addSubnet(
  draft: DraftCloud,
  id: string,
  VpcId: string,
  CidrBlock: string,
  changes: Partial<Subnet> = {},
) {
  draft.tables.subnet[id] = {
    ...record(id),
    VpcId,
    CidrBlock,
    AvailabilityZone: `${REGION}a`,
    AvailabilityZoneId: 'use1-az1',
    State: 'available',
    MapPublicIpOnLaunch: false,
    DefaultForAz: false,
    ...changes,
  };
}

export function addInternetGateway(
  draft: DraftCloud,
  id: string,
  VpcId: string | null,
  State: InternetGateway['Attachments'][number]['State'] = 'available',
) {
  const Attachments = VpcId === null ? [] : [{ VpcId, State }];
  draft.tables['internet-gateway'][id] = { ...record(id), Attachments };
}

export function addElasticIp(
  draft: DraftCloud,
  id: string,
  PublicIp: string,
  NetworkInterfaceId: string,
  PrivateIpAddress: string,
) {
  const Association: ElasticIp['Association'] = {
    AssociationId: `eipassoc-${id.slice(9)}`,
    NetworkInterfaceId,
    PrivateIpAddress,
  };
  draft.tables['elastic-ip'][id] = {
    ...record(id),
    PublicIp,
    PublicIpv4Pool: 'amazon',
    NetworkBorderGroup: REGION,
    Association,
  };
}

export function staticRoute(destination: string, Field: RouteTargetField, Id: string): Route {
  const target = { Target: { Field, Id }, Origin: 'CreateRoute' as const };
  return destination.startsWith('pl-')
    ? { DestinationPrefixListId: destination, ...target }
    : { DestinationCidrBlock: destination, ...target };
}

/** `associations` names subnets and gateways, or is `main`. */
export function addRouteTable(
  draft: DraftCloud,
  id: string,
  VpcId: string,
  associations: 'main' | readonly string[],
  Routes: readonly Route[],
) {
  const isMain = associations === 'main';
  const named = isMain ? [] : associations;
  draft.tables['route-table'][id] = {
    ...record(id),
    VpcId,
    Routes: [...Routes],
    Associations: isMain
      ? [{ RouteTableAssociationId: `rtbassoc-${id.slice(4)}m`, Main: true }]
      : named.map((to, index) => ({
          RouteTableAssociationId: `rtbassoc-${id.slice(4)}${index}`,
          Main: false,
          ...(to.startsWith('subnet-') ? { SubnetId: to } : { GatewayId: to }),
        })),
    PropagatingVgws: [],
  } satisfies RouteTable;
}

export type Peer = Pick<SecurityGroupRule, 'CidrIpv4' | 'CidrIpv6' | 'PrefixListId' | 'ReferencedGroupInfo'>;

/** A block, a prefix list or a group. */
export function peerOf(text: string): Peer {
  if (text.startsWith('sg-')) return { ReferencedGroupInfo: { GroupId: text } };
  if (text.startsWith('pl-')) return { PrefixListId: text };
  return text.includes(':') ? { CidrIpv6: text } : { CidrIpv4: text };
}

/** `in tcp 22-22 10.0.0.0/8`, `out -1 all 0.0.0.0/0`, `in icmp 8/* sg-a`. */
export function groupRule(id: string, text: string): SecurityGroupRule {
  const [direction = '', IpProtocol = '', ports = '', peer = ''] = text.split(' ');
  const [from, to] = ports === 'all' ? [-1, -1] : ports.split(/[-/]/).map(readAny);
  return {
    SecurityGroupRuleId: id,
    IsEgress: direction === 'out',
    IpProtocol,
    FromPort: from ?? -1,
    ToPort: to ?? from ?? -1,
    ...peerOf(peer),
    Tags: [],
  };
}

export function addGroup(draft: DraftCloud, id: string, VpcId: string, rules: readonly string[]) {
  draft.tables['security-group'][id] = {
    ...record(id),
    VpcId,
    GroupName: id.slice(3),
    Description: id,
    Rules: rules.map((text, index) => groupRule(`sgr-${id.slice(3)}${index}`, text)),
  } satisfies SecurityGroup;
}

/** `in 100 allow 6 443-443 0.0.0.0/0`; for ICMP `8/0` is type and code, `all` leaves the field out. */
export function aclEntry(text: string): NetworkAclEntry {
  const [direction, number, action, Protocol = '', ports = 'all', CidrBlock = ''] = text.split(' ');
  const [from = -1, to = from] = ports === 'all' ? [] : ports.split(/[-/]/).map(readAny);
  const isIcmp = Protocol === '1';
  return {
    RuleNumber: Number(number),
    Egress: direction === 'out',
    Protocol,
    RuleAction: action === 'deny' ? 'deny' : 'allow',
    CidrBlock,
    ...(ports !== 'all' && isIcmp && { IcmpTypeCode: { Type: from, Code: to } }),
    ...(ports !== 'all' && !isIcmp && { PortRange: { From: from, To: to } }),
  };
}

/** `*` is any. */
function readAny(text: string): number {
  return text === '*' ? -1 : Number(text);
}

export function addAcl(
  draft: DraftCloud,
  id: string,
  VpcId: string,
  subnets: readonly string[],
  entries: readonly string[],
) {
  draft.tables['network-acl'][id] = {
    ...record(id),
    VpcId,
    IsDefault: false,
    Entries: entries.map(aclEntry),
    Associations: subnets.map((SubnetId, index) => ({
      NetworkAclAssociationId: `aclassoc-${id.slice(4)}${index}`,
      SubnetId,
    })),
  } satisfies NetworkAcl;
}

export function addInterface(
  draft: DraftCloud,
  id: string,
  SubnetId: string,
  addresses: readonly string[],
  Groups: readonly string[],
  changes: Partial<NetworkInterface> = {},
) {
  draft.tables['network-interface'][id] = {
    ...record(id),
    SubnetId,
    Description: '',
    InterfaceType: 'interface',
    Groups: [...Groups],
    PrivateIpAddresses: addresses.map((PrivateIpAddress) => ({ PrivateIpAddress })),
    AssociatePublicIpAddress: false,
    MacAddress: '0a:00:00:00:00:01',
    SourceDestCheck: true,
    RequesterManaged: false,
    ...changes,
  };
}

export function attachment(
  InstanceId: string,
  DeviceIndex: number,
): NonNullable<NetworkInterface['Attachment']> {
  return {
    AttachmentId: `eni-attach-${InstanceId.slice(2)}${DeviceIndex}`,
    InstanceId,
    DeviceIndex,
    DeleteOnTermination: true,
    AttachTime: CLOCK_START,
    Status: 'attached',
  };
}

export function addInstance(
  draft: DraftCloud,
  id: string,
  changes: Partial<Instance> = {},
  guest?: JsonObject,
) {
  draft.tables.instance[id] = {
    ...record(id),
    ImageId: 'ami-0abcdef1234567890',
    InstanceType: 't3.micro',
    State: 'running',
    StateTransitionReason: '',
    LaunchTime: CLOCK_START,
    AmiLaunchIndex: 0,
    ReservationId: `r-${id.slice(2)}`,
    Tenancy: 'default',
    Monitoring: 'disabled',
    DisableApiTermination: false,
    ...changes,
  };
  if (guest !== undefined) draft.guest[id] = guest;
}

/** The gateway and its own interface; `publicAddress` null for a private one. */
export function addNat(
  draft: DraftCloud,
  id: string,
  SubnetId: string,
  privateAddress: string,
  publicAddress: string | null,
  State: NatGateway['State'] = 'available',
) {
  const cardId = `eni-${id.slice(4)}nat`;
  const VpcId = draft.tables.subnet[SubnetId]?.VpcId ?? '';
  draft.tables['nat-gateway'][id] = {
    ...record(id),
    VpcId,
    SubnetId,
    ConnectivityType: publicAddress === null ? 'private' : 'public',
    State,
    CreateTime: CLOCK_START,
    NetworkInterfaceId: cardId,
  };
  if (State === 'deleted' || State === 'failed') return;
  addInterface(draft, cardId, SubnetId, [privateAddress], [], {
    InterfaceType: 'nat_gateway',
    SourceDestCheck: false,
    RequesterManaged: true,
  });
  if (publicAddress !== null)
    addElasticIp(draft, `eipalloc-${id.slice(4)}`, publicAddress, cardId, privateAddress);
}

export function addPeering(
  draft: DraftCloud,
  id: string,
  requester: string,
  accepter: string,
  Code: VpcPeeringConnection['Status']['Code'] = 'active',
) {
  const side = (VpcId: string): PeeringSide => ({
    VpcId,
    OwnerId: ACCOUNT,
    Region: REGION,
    AllowDnsResolutionFromRemoteVpc: false,
  });
  draft.tables['vpc-peering-connection'][id] = {
    ...record(id),
    Status: { Code, Message: Code },
    RequesterVpcInfo: side(requester),
    AccepterVpcInfo: side(accepter),
  };
}

export function addPrefixList(draft: DraftCloud, id: string, blocks: readonly string[]) {
  draft.tables['managed-prefix-list'][id] = {
    ...record(id),
    PrefixListName: id.slice(3),
    AddressFamily: 'IPv4',
    MaxEntries: 10,
    State: 'create-complete',
    Versions: [{ Version: 1, Entries: blocks.map((Cidr) => ({ Cidr })) }],
  } satisfies ManagedPrefixList;
}
