import { applyRequest } from '../kernel/cloud/apply.ts';
import { newCloud } from '../kernel/cloud/new-cloud.ts';
import { settle } from '../kernel/cloud/settle.ts';
import type { JsonObject, JsonValue } from '../kernel/lib/json.ts';
import { type RandomSource, randomSource } from '../kernel/lib/random-source.ts';
import { awsRegistry } from '../resources/registry.ts';
import type { AwsCloud, AwsTables } from '../resources/tables.ts';

type Input = { readonly [field: string]: JsonValue | undefined };
type Maker = (hand: Hand) => Input;

/** Draws inputs from what the cloud holds; most are sensible, some are refused. */
class Hand {
  readonly random: RandomSource;
  readonly cloud: AwsCloud;
  readonly account: string;

  constructor(random: RandomSource, cloud: AwsCloud, account: string) {
    this.random = random;
    this.cloud = cloud;
    this.account = account;
  }

  some<K extends keyof AwsTables>(
    table: K,
    fits: (record: AwsTables[K]) => boolean = () => true,
  ): AwsTables[K] | undefined {
    const records: readonly AwsTables[K][] = Object.values(this.cloud.tables[table]);
    return this.random.pickAny(records.filter((each) => each.account === this.account && fits(each)));
  }

  id<K extends keyof AwsTables>(table: K, fits?: (record: AwsTables[K]) => boolean): string {
    return this.some(table, fits)?.id ?? 'none';
  }

  tags(type: string): Input {
    if (this.random.chance(0.6)) return {};
    const Value = this.random.pick(['a', "it's $HOME", 'b"c, d=[e]', 'line\nbreak', '`id` # x', '']);
    return { TagSpecifications: [{ ResourceType: type, Tags: [{ Key: 'Name', Value }] }] };
  }

  address(subnetId: string): string {
    const block = this.cloud.tables.subnet[subnetId]?.CidrBlock ?? '10.0.0.0/24';
    return block.replace(/\d+\/\d+$/, String(this.random.integer(4, 40)));
  }
}

const BLOCKS: readonly [string, ...string[]] = [
  '0.0.0.0/0',
  '10.0.0.0/16',
  '10.1.0.0/16',
  '10.2.0.0/16',
  '198.51.100.0/24',
  '10.0.1.0/24',
];

function traffic({ random }: Hand): Input {
  const IpProtocol = random.pick(['tcp', 'udp', 'icmp', '-1', '50']);
  if (IpProtocol === '-1' || IpProtocol === '50') return { IpProtocol };
  if (IpProtocol === 'icmp') return { IpProtocol, FromPort: -1, ToPort: -1 };
  const FromPort = random.pick([22, 80, 443]);
  return { IpProtocol, FromPort, ToPort: FromPort + random.pick([0, 0, 10]) };
}

function peer(hand: Hand): Input {
  const words = hand.random.chance(0.3) ? { Description: "who's there" } : {};
  switch (hand.random.pick(['block', 'group', 'list', 'far'])) {
    case 'group':
      return { UserIdGroupPairs: [{ GroupId: hand.id('security-group'), ...words }] };
    case 'far': {
      const groups = Object.values(hand.cloud.tables['security-group']);
      const group = hand.random.pickAny(groups);
      return { UserIdGroupPairs: [{ GroupId: group?.id ?? 'none', UserId: group?.account ?? '', ...words }] };
    }
    case 'list':
      return { PrefixListIds: [{ PrefixListId: hand.id('managed-prefix-list'), ...words }] };
    default:
      return { IpRanges: [{ CidrIp: hand.random.pick(BLOCKS), ...words }] };
  }
}

const rule: Maker = (hand) => ({
  GroupId: hand.id('security-group'),
  IpPermissions: [{ ...traffic(hand), ...peer(hand) } as JsonObject],
  ...hand.tags('security-group-rule'),
});

const entry: Maker = (hand) => ({
  NetworkAclId: hand.id('network-acl'),
  RuleNumber: hand.random.pick([90, 100, 110]),
  Egress: hand.random.chance(0.5),
  Protocol: hand.random.pick(['-1', '6', '17']),
  RuleAction: hand.random.pick(['allow', 'deny']),
  CidrBlock: hand.random.pick(BLOCKS),
  PortRange: { From: 0, To: 1024 },
});

function target(hand: Hand, VpcId: string): Input {
  const inside = new Set(
    Object.values(hand.cloud.tables.subnet)
      .filter((subnet) => subnet.VpcId === VpcId)
      .map(({ id }) => id),
  );
  switch (hand.random.pick(['igw', 'nat', 'eni', 'pcx', 'tgw'])) {
    case 'igw':
      return { GatewayId: hand.id('internet-gateway') };
    case 'nat':
      return { NatGatewayId: hand.id('nat-gateway', (nat) => nat.VpcId === VpcId) };
    case 'eni':
      return { NetworkInterfaceId: hand.id('network-interface', (eni) => inside.has(eni.SubnetId)) };
    case 'pcx': {
      const peerings = Object.values(hand.cloud.tables['vpc-peering-connection']);
      return { VpcPeeringConnectionId: hand.random.pickAny(peerings)?.id ?? 'none' };
    }
    default:
      return { TransitGatewayId: 'tgw-0123456789abcdef0' };
  }
}

const route: Maker = (hand) => {
  const table = hand.some('route-table');
  const list = hand.id('managed-prefix-list');
  return {
    RouteTableId: table?.id ?? 'none',
    ...(hand.random.chance(0.1) && list !== 'none'
      ? { DestinationPrefixListId: list }
      : { DestinationCidrBlock: hand.random.pick(BLOCKS) }),
    ...target(hand, table?.VpcId ?? ''),
  };
};

const launch: Maker = (hand) => {
  const SubnetId = hand.id('subnet');
  const subnet = hand.cloud.tables.subnet[SubnetId];
  const group = hand.id('security-group', ({ VpcId }) => VpcId === subnet?.VpcId);
  const KeyName = hand.some('key-pair')?.KeyName;
  const isPublic = hand.random.pick([undefined, true, false]);
  return {
    ImageId: 'ami-0123456789abcdef0',
    InstanceType: hand.random.pick(['t3.micro', 'c5.large']),
    MinCount: 1,
    MaxCount: hand.random.pick([1, 1, 2]),
    ...(KeyName === undefined || hand.random.chance(0.5) ? {} : { KeyName }),
    ...(isPublic === undefined
      ? { SubnetId, SecurityGroupIds: [group] }
      : {
          NetworkInterfaces: [
            { DeviceIndex: 0, SubnetId, Groups: [group], AssociatePublicIpAddress: isPublic },
          ],
        }),
    ...(hand.random.chance(0.2) ? { UserData: 'IyEvYmluL3No' } : {}),
    ...hand.tags('instance'),
  };
};

/** Operation, how often it is drawn, and its input. */
const makers: readonly (readonly [string, number, Maker])[] = [
  [
    'CreateVpc',
    3,
    (hand) => ({
      CidrBlock: hand.random.pick(['10.0.0.0/16', '10.1.0.0/16', '10.2.0.0/16']),
      ...hand.tags('vpc'),
    }),
  ],
  ['CreateDefaultVpc', 0.2, () => ({})],
  [
    'AssociateVpcCidrBlock',
    1,
    (hand) => ({ VpcId: hand.id('vpc'), CidrBlock: hand.random.pick(['10.0.0.0/16', '10.9.0.0/24']) }),
  ],
  [
    'ModifyVpcAttribute',
    1,
    (hand) => ({
      VpcId: hand.id('vpc'),
      [hand.random.pick(['EnableDnsSupport', 'EnableDnsHostnames'])]: { Value: hand.random.chance(0.5) },
    }),
  ],
  [
    'CreateSubnet',
    8,
    (hand) => {
      const vpc = hand.some('vpc');
      const prefix = (vpc?.CidrBlockAssociationSet[0]?.CidrBlock ?? '10.0.0.0/16')
        .split('.')
        .slice(0, 2)
        .join('.');
      return {
        VpcId: vpc?.id ?? 'none',
        CidrBlock: `${prefix}.${hand.random.integer(0, 4)}.0/24`,
        AvailabilityZone: `${vpc?.region ?? 'us-east-1'}${hand.random.pick(['a', 'a', 'b'])}`,
        ...hand.tags('subnet'),
      };
    },
  ],
  [
    'ModifySubnetAttribute',
    2,
    (hand) => ({ SubnetId: hand.id('subnet'), MapPublicIpOnLaunch: { Value: hand.random.chance(0.7) } }),
  ],
  ['DeleteSubnet', 1, (hand) => ({ SubnetId: hand.id('subnet') })],
  ['CreateInternetGateway', 2, (hand) => hand.tags('internet-gateway')],
  [
    'AttachInternetGateway',
    3,
    (hand) => ({ InternetGatewayId: hand.id('internet-gateway'), VpcId: hand.id('vpc') }),
  ],
  [
    'DetachInternetGateway',
    1,
    (hand) => ({ InternetGatewayId: hand.id('internet-gateway'), VpcId: hand.id('vpc') }),
  ],
  ['DeleteInternetGateway', 1, (hand) => ({ InternetGatewayId: hand.id('internet-gateway') })],
  ['AllocateAddress', 3, (hand) => ({ Domain: 'vpc', ...hand.tags('elastic-ip') })],
  [
    'AssociateAddress',
    3,
    (hand) => ({ AllocationId: hand.id('elastic-ip'), NetworkInterfaceId: hand.id('network-interface') }),
  ],
  [
    'CreateNatGateway',
    3,
    (hand) => ({
      SubnetId: hand.id('subnet'),
      ...(hand.random.chance(0.4)
        ? { ConnectivityType: 'private', SecondaryPrivateIpAddressCount: 1 }
        : { AllocationId: hand.id('elastic-ip', ({ Association }) => Association === undefined) }),
      ...hand.tags('natgateway'),
    }),
  ],
  ['DeleteNatGateway', 1, (hand) => ({ NatGatewayId: hand.id('nat-gateway') })],
  ['CreateRouteTable', 3, (hand) => ({ VpcId: hand.id('vpc'), ...hand.tags('route-table') })],
  [
    'AssociateRouteTable',
    4,
    (hand) => {
      const table = hand.some('route-table');
      const inVpc = ({ VpcId }: { readonly VpcId: string }) => VpcId === table?.VpcId;
      return {
        RouteTableId: table?.id ?? 'none',
        ...(hand.random.chance(0.15)
          ? { GatewayId: hand.id('internet-gateway') }
          : { SubnetId: hand.id('subnet', inVpc) }),
      };
    },
  ],
  [
    'ReplaceRouteTableAssociation',
    1,
    (hand) => ({
      AssociationId: hand.some('route-table')?.Associations[0]?.RouteTableAssociationId ?? 'none',
      RouteTableId: hand.id('route-table'),
    }),
  ],
  ['CreateRoute', 8, route],
  ['ReplaceRoute', 2, route],
  [
    'CreateSecurityGroup',
    4,
    (hand) => ({
      GroupName: hand.random.pick(['web', 'app', 'data']),
      Description: 'd',
      VpcId: hand.id('vpc'),
      ...hand.tags('security-group'),
    }),
  ],
  ['AuthorizeSecurityGroupIngress', 8, rule],
  ['AuthorizeSecurityGroupEgress', 3, rule],
  [
    'RevokeSecurityGroupEgress',
    2,
    (hand) => ({
      GroupId: hand.id('security-group'),
      IpPermissions: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
    }),
  ],
  ['DeleteSecurityGroup', 1, (hand) => ({ GroupId: hand.id('security-group') })],
  ['CreateNetworkAcl', 1, (hand) => ({ VpcId: hand.id('vpc'), ...hand.tags('network-acl') })],
  ['CreateNetworkAclEntry', 3, entry],
  ['ReplaceNetworkAclEntry', 1, entry],
  [
    'DeleteNetworkAclEntry',
    1,
    (hand) => ({ NetworkAclId: hand.id('network-acl'), RuleNumber: 100, Egress: hand.random.chance(0.5) }),
  ],
  [
    'ReplaceNetworkAclAssociation',
    2,
    (hand) => ({
      AssociationId: hand.some('network-acl')?.Associations[0]?.NetworkAclAssociationId ?? 'none',
      NetworkAclId: hand.id('network-acl'),
    }),
  ],
  [
    'CreateNetworkInterface',
    3,
    (hand) => {
      const SubnetId = hand.id('subnet');
      return {
        SubnetId,
        PrivateIpAddress: hand.address(SubnetId),
        SecondaryPrivateIpAddressCount: hand.random.pick([0, 1]),
        ...hand.tags('network-interface'),
      };
    },
  ],
  [
    'ModifyNetworkInterfaceAttribute',
    2,
    (hand) => ({ NetworkInterfaceId: hand.id('network-interface'), SourceDestCheck: { Value: false } }),
  ],
  [
    'AssignPrivateIpAddresses',
    1,
    (hand) => ({ NetworkInterfaceId: hand.id('network-interface'), SecondaryPrivateIpAddressCount: 1 }),
  ],
  [
    'AttachNetworkInterface',
    3,
    (hand) => ({
      NetworkInterfaceId: hand.id('network-interface', ({ Attachment }) => Attachment === undefined),
      InstanceId: hand.id('instance'),
      DeviceIndex: hand.random.pick([1, 2]),
    }),
  ],
  ['DeleteNetworkInterface', 1, (hand) => ({ NetworkInterfaceId: hand.id('network-interface') })],
  ['RunInstances', 7, launch],
  ['StopInstances', 1, (hand) => ({ InstanceIds: [hand.id('instance')] })],
  ['StartInstances', 0.5, (hand) => ({ InstanceIds: [hand.id('instance')] })],
  ['TerminateInstances', 1, (hand) => ({ InstanceIds: [hand.id('instance')] })],
  [
    'guest:SetListeners',
    1,
    (hand) => ({ InstanceId: hand.id('instance'), Listeners: [{ Protocol: 'tcp', Port: 443 }] }),
  ],
  ['guest:SetForwarding', 1, (hand) => ({ InstanceId: hand.id('instance'), Forwarding: 'masquerade' })],
  ['CreateKeyPair', 1, (hand) => ({ KeyName: hand.random.pick(['k1', "k'2"]), KeyType: 'ed25519' })],
  ['DeleteKeyPair', 0.5, () => ({ KeyName: 'k1' })],
  [
    'CreateVpcPeeringConnection',
    3,
    (hand) => {
      const far = hand.random.pickAny(Object.values(hand.cloud.tables.vpc));
      return {
        VpcId: hand.id('vpc'),
        PeerVpcId: far?.id ?? 'none',
        PeerOwnerId: far?.account ?? '',
        PeerRegion: far?.region ?? '',
        ...hand.tags('vpc-peering-connection'),
      };
    },
  ],
  [
    'AcceptVpcPeeringConnection',
    3,
    (hand) => {
      const peerings = Object.values(hand.cloud.tables['vpc-peering-connection']);
      return { VpcPeeringConnectionId: hand.random.pickAny(peerings)?.id ?? 'none' };
    },
  ],
  [
    'DeleteVpcPeeringConnection',
    1,
    (hand) => ({ VpcPeeringConnectionId: hand.id('vpc-peering-connection') }),
  ],
  [
    'ModifyVpcPeeringConnectionOptions',
    1,
    (hand) => ({
      VpcPeeringConnectionId: hand.id('vpc-peering-connection'),
      RequesterPeeringConnectionOptions: { AllowDnsResolutionFromRemoteVpc: true },
    }),
  ],
  [
    'CreateManagedPrefixList',
    1,
    (hand) => ({
      PrefixListName: 'offices',
      AddressFamily: 'IPv4',
      MaxEntries: 3,
      Entries: [{ Cidr: '198.51.100.0/24', Description: "head 'office'" }],
      ...hand.tags('prefix-list'),
    }),
  ],
  ['DeleteVpc', 0.3, (hand) => ({ VpcId: hand.id('vpc') })],
];

const NOTHING = { operation: 'DescribeVpcs', make: () => ({}) };

const PLACES = [
  { account: '111122223333', region: 'us-east-1' },
  { account: '111122223333', region: 'us-east-1' },
  { account: '444455556666', region: 'us-east-1' },
  { account: '111122223333', region: 'eu-west-1' },
] as const;

/**
 * A cloud that many random requests made, with all the traces of change: blackholes, stale rules,
 * leftovers, edited defaults. The same seed gives the same cloud.
 */
export function requestedCloud(seed: number, requests = 300): AwsCloud {
  const random = randomSource(seed);
  const drawn = makers.flatMap(([operation, weight, make]) =>
    Array.from({ length: Math.ceil(weight * 5) }, () => ({ operation, make })),
  );
  let cloud: AwsCloud = newCloud(awsRegistry, `random-${seed}`);
  for (let count = 0; count < requests; count++) {
    const place = random.pick(PLACES);
    const { operation, make } = random.pickAny(drawn) ?? NOTHING;
    const [service, name] = operation.includes(':') ? operation.split(':') : ['ec2', operation];
    const input = Object.fromEntries(
      Object.entries(make(new Hand(random, cloud, place.account))).filter(([, value]) => value !== undefined),
    ) as JsonObject;
    const outcome = applyRequest(awsRegistry, cloud, {
      service: service ?? 'ec2',
      operation: name ?? operation,
      input,
      at: cloud.clock,
      ...place,
    });
    if (outcome.ok) cloud = settle(awsRegistry, outcome.cloud);
  }
  return cloud;
}
