import type { ElasticIp } from '../../resources/elastic-ip/schema.ts';
import type { NetworkInterface } from '../../resources/network-interface/schema.ts';
import type { Gathered } from './gather.ts';
import type { ReportBuilder } from './report.ts';

/**
 * Adds the interfaces that instances and NAT gateways show of themselves, and the Elastic IPs that
 * interfaces show, where no answer of their own brought them.
 */
export function addImplied(gathered: Gathered, report: ReportBuilder): void {
  const added = gathered.addImplied();
  const interfaces = added.filter(({ table }) => table === 'network-interface');
  const [first] = interfaces;
  if (first !== undefined)
    report.warn(
      first.entry.place,
      `network interfaces that are not in the import: ${interfaces.length}, taken from the instances and NAT gateways that show them`,
    );
}

type Addresses = NetworkInterface['PrivateIpAddresses'];
type PublicSide = NonNullable<Addresses[number]['Association']>;

/**
 * AWS tells an Elastic IP's association twice: in the address and in the interface. The address
 * keeps it, where its own record is in the import; else the interface does.
 */
export function splitAddresses(gathered: Gathered): void {
  const byPublicIp = new Map<string, ElasticIp>();
  for (const { record } of gathered.table('elastic-ip').values()) byPublicIp.set(record.PublicIp, record);
  for (const { record } of gathered.table('network-interface').values()) {
    if (!record.PrivateIpAddresses.some(({ Association }) => Association !== undefined)) continue;
    let isChanged = false;
    const PrivateIpAddresses = record.PrivateIpAddresses.map((address) => {
      const { Association, PrivateIpAddress } = address;
      const elastic = Association === undefined ? undefined : elasticIpOf(gathered, byPublicIp, Association);
      if (Association === undefined || elastic === undefined) return address;
      isChanged = true;
      if (elastic.Association === undefined)
        gathered.replace('elastic-ip', {
          ...elastic,
          Association: {
            AssociationId: Association.AssociationId ?? elastic.id.replace(/^eipalloc/, 'eipassoc'),
            NetworkInterfaceId: record.id,
            PrivateIpAddress,
          },
        });
      return { PrivateIpAddress };
    });
    if (isChanged) gathered.replace('network-interface', { ...record, PrivateIpAddresses });
  }
}

function elasticIpOf(
  gathered: Gathered,
  byPublicIp: ReadonlyMap<string, ElasticIp>,
  association: PublicSide,
): ElasticIp | undefined {
  const { AllocationId, PublicIp } = association;
  const named = AllocationId === undefined ? undefined : gathered.get('elastic-ip', AllocationId);
  return named ?? byPublicIp.get(PublicIp);
}
