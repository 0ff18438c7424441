import { invariant } from '../../kernel/lib/invariant.ts';
import { type Address, addressOrNull, addressPlus, formatAddress } from '../../kernel/net/address.ts';
import { type Cidr, cidrHolds, cidrOrNull } from '../../kernel/net/cidr.ts';
import { isPublicAddress } from '../../kernel/net/special.ts';
import type { NetworkInterface } from '../../resources/network-interface/schema.ts';
import type { Subnet } from '../../resources/subnet/schema.ts';
import type { AwsCloud } from '../../resources/tables.ts';
import { addressOf, type World } from './records.ts';

const PROBE = 'probe-of-';

export function probeId(subnetId: string): string {
  return `${PROBE}${subnetId}`;
}

/** Answers speak of a probe by its subnet's id. */
export function placeName(id: string): string {
  return id.startsWith(PROBE) ? id.slice(PROBE.length) : id;
}

/** The world with a probe in each of those subnets. */
export function worldWithProbes(
  cloud: AwsCloud,
  down: readonly string[],
  subnetIds: readonly string[],
): World {
  const records = Object.values(cloud.tables['network-interface']);
  const probes = [...new Set(subnetIds)].flatMap((id, index) => {
    const subnet = cloud.tables.subnet[id];
    return subnet === undefined ? [] : [probeIn(cloud, subnet, index)];
  });
  return { cloud, interfaces: [...records, ...probes], probes: probes.map((probe) => probe.id), down };
}

/** A host that is not there: no groups, the first unused address, public only where launches get one. */
function probeIn(cloud: AwsCloud, subnet: Subnet, index: number): NetworkInterface {
  const address = formatAddress(firstUnusedAddress(cloud, subnet));
  const publicAddress = formatAddress(quietPublicAddress(cloud, index + 1));
  return {
    id: probeId(subnet.id),
    key: probeId(subnet.id),
    account: subnet.account,
    region: subnet.region,
    Tags: [],
    SubnetId: subnet.id,
    Description: '',
    InterfaceType: 'interface',
    Groups: [],
    PrivateIpAddresses: [
      subnet.MapPublicIpOnLaunch
        ? { PrivateIpAddress: address, Association: { PublicIp: publicAddress, IpOwnerId: 'amazon' } }
        : { PrivateIpAddress: address },
    ],
    AssociatePublicIpAddress: subnet.MapPublicIpOnLaunch,
    MacAddress: '02:00:00:00:00:00',
    SourceDestCheck: true,
    RequesterManaged: false,
  };
}

/** NET-2: the first four addresses and the last one are reserved. */
function firstUnusedAddress(cloud: AwsCloud, subnet: Subnet): Address {
  const block = cidrOrNull(subnet.CidrBlock);
  invariant(block !== null, `${subnet.id} has a block`);
  const used = Object.values(cloud.tables['network-interface'])
    .filter((card) => card.SubnetId === subnet.id)
    .flatMap((card) => card.PrivateIpAddresses.map((entry) => addressOf(entry.PrivateIpAddress)));
  let address = addressPlus(block.first, 4);
  while (used.includes(address)) address = addressPlus(address, 1);
  invariant(address < block.last, `${subnet.id} has room for a probe`);
  return address;
}

/** In the order in which they are tried. */
const QUIET_CANDIDATES = Array.from({ length: 9 }, (_, row) => 7 + 31 * row)
  .filter((second) => second < 256)
  .flatMap((second) =>
    Array.from({ length: 215 }, (_, column) => addressOf(`${9 + column}.${second}.100.50`)),
  )
  .filter(isPublicAddress);

/** The nth public address that no rule names more closely than /0 and that the cloud does not own. */
export function quietPublicAddress(cloud: AwsCloud, nth: number): Address {
  const named = namedBlocks(cloud);
  const owned = ownedPublicAddresses(cloud);
  let remaining = nth;
  for (const address of QUIET_CANDIDATES) {
    if (owned.includes(address) || named.some((block) => cidrHolds(block, address))) continue;
    if (remaining === 0) return address;
    remaining -= 1;
  }
  // Rules that name every address leave none that is quiet: any that is not the cloud's own will do.
  return addressOf(`192.0.2.${200 + nth}`);
}

function ownedPublicAddresses(cloud: AwsCloud): readonly (Address | null)[] {
  const elastic = Object.values(cloud.tables['elastic-ip']).map((one) => one.PublicIp);
  const automatic = Object.values(cloud.tables['network-interface']).flatMap((card) =>
    card.PrivateIpAddresses.map((entry) => entry.Association?.PublicIp),
  );
  return [...elastic, ...automatic].map((text) => addressOrNull(text));
}

const namedBlocksOf = new WeakMap<AwsCloud, readonly Cidr[]>();

/** Kept for the next question about the same cloud: this chooses a question's ends and decides no answer. */
function namedBlocks(cloud: AwsCloud): readonly Cidr[] {
  const known = namedBlocksOf.get(cloud) ?? readNamedBlocks(cloud);
  namedBlocksOf.set(cloud, known);
  return known;
}

function readNamedBlocks({ tables }: AwsCloud): readonly Cidr[] {
  const texts = [
    ...Object.values(tables['security-group']).flatMap((group) => group.Rules.map((rule) => rule.CidrIpv4)),
    ...Object.values(tables['network-acl']).flatMap((list) => list.Entries.map((entry) => entry.CidrBlock)),
    ...Object.values(tables['route-table']).flatMap((table) =>
      table.Routes.map((route) => route.DestinationCidrBlock),
    ),
    ...Object.values(tables['managed-prefix-list']).flatMap((list) =>
      list.Versions.flatMap((version) => version.Entries.map((entry) => entry.Cidr)),
    ),
    ...Object.values(tables.vpc).flatMap((vpc) => vpc.CidrBlockAssociationSet.map((one) => one.CidrBlock)),
    ...Object.values(tables.subnet).map((subnet) => subnet.CidrBlock),
  ];
  return [...new Set(texts)].flatMap((text) => cidrOrNull(text) ?? []).filter((block) => block.length > 0);
}
