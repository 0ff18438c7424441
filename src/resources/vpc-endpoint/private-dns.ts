import { refuse } from '../../kernel/cloud/aws-error.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import type { DataContext } from '../data-tables.ts';
import type { EndpointService } from '../shared/aws-services.ts';
import type { Described } from '../shared/data/described-record.ts';
import { hexOf } from '../shared/data/ids.ts';

interface Named {
  readonly id: string;
  readonly service: EndpointService;
  readonly SubnetIds: readonly string[];
  readonly PrivateDnsEnabled: boolean;
  /** The entries until now: an imported endpoint keeps the name that AWS gave it. */
  readonly had?: readonly JsonObject[];
}

/**
 * The names of an interface endpoint: its own, one more for each zone that it has an interface in (VPE-8), and
 * with private DNS the service's public name, which it overrides inside the VPC (VPE-9).
 */
export function dnsEntries(
  context: DataContext,
  { id, service, SubnetIds, PrivateDnsEnabled, had = [] }: Named,
): readonly JsonObject[] {
  const { region } = context;
  const reversed = service.name.split('.').reverse().join('.');
  const own = had[0] ?? {
    DnsName: `${id}-${hexOf(id, 8)}.${reversed}.${region}.vpce.amazonaws.com`,
    HostedZoneId: 'Z7HUB22UULQXV',
  };
  const [label = '', ...rest] = String(own.DnsName).split('.');
  const subnets = context.list('subnet');
  const zones = SubnetIds.map((each) => subnets.find((subnet) => subnet.id === each)?.AvailabilityZone);
  return [
    own,
    ...zones.flatMap((zone) =>
      zone === undefined ? [] : [{ ...own, DnsName: [`${label}-${zone}`, ...rest].join('.') }],
    ),
    ...(PrivateDnsEnabled
      ? [
          {
            DnsName: publicName(region, service),
            HostedZoneId: `Z${hexOf(`zone/${id}`, 20).toUpperCase()}`,
          },
        ]
      : []),
  ];
}

/** The name by which the service is called everywhere. */
export function publicName(region: string, { host }: EndpointService): string {
  return `${host}.${region}.amazonaws.com`;
}

/** VPE-9: what stands against private DNS for the service in the VPC. */
export function checkPrivateDns(
  context: DataContext,
  vpcId: string,
  service: EndpointService,
  others: readonly Described[],
): void {
  const vpc = context.list('vpc').find(({ id }) => id === vpcId);
  if (vpc?.EnableDnsSupport !== true || !vpc.EnableDnsHostnames)
    refuse(
      'InvalidParameter',
      `Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true for ${vpcId}`,
    );
  const name = publicName(context.region, service);
  const isTaken = others.some(
    ({ Detail }) =>
      Detail.VpcId === vpcId &&
      Detail.PrivateDnsEnabled === true &&
      String(Detail.ServiceName).endsWith(`.${context.region}.${service.name}`),
  );
  if (isTaken)
    refuse(
      'InvalidParameter',
      `private-dns-enabled cannot be set because there is already a conflicting DNS domain for ${name} in the VPC ${vpcId}`,
    );
}
