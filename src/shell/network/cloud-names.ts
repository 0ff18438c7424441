import { hostNameSource, type NamedHost } from '../../kernel/dns/host-names.ts';
import type { NameSource } from '../../kernel/dns/resolve.ts';
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
  return hostNameSource({
    hosts: namedHosts(cloud),
    privateSuffixes: [...new Set(suffixes)],
    isPublicHostName: (name) => PUBLIC_HOST.test(name),
    arePeers: (owner, asker) => peered.has(`${owner} ${asker}`),
  });
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
