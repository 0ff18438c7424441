import { hostNameSource, type NamedHost } from '../../kernel/dns/host-names.ts';
import type { DnsRecord, NameSource } from '../../kernel/dns/resolve.ts';
import type { Described } from '../../resources/shared/data/described-record.ts';
import { privateDnsName, publicDnsName } from '../../resources/shared/dns-names.ts';
import type { AwsCloud } from '../../resources/tables.ts';

const PUBLIC_HOST = /^ec2-\d+-\d+-\d+-\d+\.(?:compute-1|[a-z0-9-]+\.compute)\.amazonaws\.com$/;

/** Names of the cloud's hosts: R53-25..27. */
export function cloudNames(cloud: AwsCloud): NameSource {
  const peered = new Set(
    Object.values(cloud.tables['vpc-peering-connection']).flatMap((peering) => {
      const { RequesterVpcInfo: from, AccepterVpcInfo: to, Status } = peering;
      if (Status.Code !== 'active') return [];
      return [
        ...(to.AllowDnsResolutionFromRemoteVpc ? [`${to.VpcId} ${from.VpcId}`] : []),
        ...(from.AllowDnsResolutionFromRemoteVpc ? [`${from.VpcId} ${to.VpcId}`] : []),
      ];
    }),
  );
  const suffixes = Object.values(cloud.tables.vpc).map(({ region }) =>
    privateDnsName(region, '').replace(/^ip-\./, ''),
  );
  const hosts = hostNameSource({
    hosts: namedHosts(cloud),
    privateSuffixes: [...new Set(suffixes)],
    isPublicHostName: (name) => PUBLIC_HOST.test(name),
    arePeers: (owner, asker) => peered.has(`${owner} ${asker}`),
  });
  const endpoints = endpointNames(cloud);
  return { find: (name, client) => endpoints.find(name, client) ?? hosts.find(name, client) };
}

/** What leads to a VPC endpoint: its own name everywhere, its service's inside a VPC with private names for it. */
function endpointNames(cloud: AwsCloud): NameSource {
  const tables = cloud.tables as unknown as {
    readonly [table: string]: { readonly [id: string]: Described };
  };
  const endpoints = Object.values(tables['vpc-endpoint'] ?? {});
  return {
    find: (name, { network }) => {
      for (const { Detail } of endpoints) {
        const entries = (Detail.DnsEntries ?? []) as readonly { readonly DnsName: string }[];
        const isMeant = entries.some(
          ({ DnsName }) =>
            matchesName(DnsName, name) &&
            (DnsName.endsWith('.vpce.amazonaws.com') || Detail.VpcId === network),
        );
        if (!isMeant) continue;
        const cards = ((Detail.NetworkInterfaceIds ?? []) as readonly string[]).flatMap((id) => {
          const card = cloud.tables['network-interface'][id];
          const zone = cloud.tables.subnet[card?.SubnetId ?? '']?.AvailabilityZone;
          return card === undefined ? [] : [{ address: card.PrivateIpAddresses[0]?.PrivateIpAddress, zone }];
        });
        // An endpoint's name in one zone leads to its interface there, the others to all of them.
        const zonal = /^vpce-[0-9a-f]+-[0-9a-z]+-([a-z0-9-]+)\..*\.vpce\.amazonaws\.com$/.exec(name)?.[1];
        const records = cards
          .filter(({ zone }) => zonal === undefined || zone === zonal)
          .flatMap(({ address: data }): DnsRecord[] =>
            data === undefined ? [] : [{ name, type: 'A', ttl: 60, data }],
          );
        const data = 'ns0.amazonaws.com. hostmaster.amazonaws.com. 1 3600 900 604800 60';
        return { exists: true, records, authority: { name, type: 'SOA', ttl: 60, data } };
      }
      return undefined;
    },
  };
}

/** A star stands for one label or more. */
function matchesName(pattern: string, name: string): boolean {
  if (!pattern.startsWith('*.')) return pattern === name;
  return name.endsWith(pattern.slice(1)) || name === pattern.slice(2);
}

/** Public address of a private one: an Elastic IP, else an auto-assigned one. */
export function publicAddressOf(cloud: AwsCloud, interfaceId: string, address: string): string | null {
  for (const { Association, PublicIp } of Object.values(cloud.tables['elastic-ip']))
    if (Association?.NetworkInterfaceId === interfaceId && Association.PrivateIpAddress === address)
      return PublicIp;
  const entry = cloud.tables['network-interface'][interfaceId]?.PrivateIpAddresses.find(
    (each) => each.PrivateIpAddress === address,
  );
  return entry?.Association?.PublicIp ?? null;
}

function namedHosts(cloud: AwsCloud): readonly NamedHost[] {
  return Object.values(cloud.tables['network-interface']).flatMap((card) => {
    const vpc = cloud.tables.vpc[cloud.tables.subnet[card.SubnetId]?.VpcId ?? ''];
    if (vpc === undefined) return [];
    const isNamed = vpc.EnableDnsSupport && vpc.EnableDnsHostnames;
    return card.PrivateIpAddresses.map(({ PrivateIpAddress }): NamedHost => {
      const publicAddress = publicAddressOf(cloud, card.id, PrivateIpAddress);
      return {
        network: vpc.id,
        privateAddress: PrivateIpAddress,
        privateName: isNamed ? privateDnsName(card.region, PrivateIpAddress) : null,
        publicAddress,
        publicName: isNamed && publicAddress !== null ? publicDnsName(card.region, publicAddress) : null,
      };
    });
  });
}
