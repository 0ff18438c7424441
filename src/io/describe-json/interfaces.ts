import type { JsonObject } from '../../kernel/lib/json.ts';
import type { ElasticIp } from '../../resources/elastic-ip/schema.ts';
import type { NetworkInterface } from '../../resources/network-interface/schema.ts';
import type { Gathered } from './gather.ts';
import type { Origin } from './place.ts';
import { isObject, type RawObject } from './read-files.ts';
import type { ReportBuilder } from './report.ts';

/**
 * The interfaces that instances show of themselves, in the form of DescribeNetworkInterfaces, for
 * those that no answer of that call brought (its file is missing).
 */
export function interfacesOfInstances(
  reservations: readonly RawObject[],
  known: Gathered,
): readonly RawObject[] {
  const found: RawObject[] = [];
  for (const object of reservations) {
    const instance = Array.isArray(object.value.Instances)
      ? (object.value.Instances[0] as unknown)
      : undefined;
    if (!isObject(instance) || !Array.isArray(instance.NetworkInterfaces)) continue;
    const placement = isObject(instance.Placement) ? instance.Placement : {};
    for (const [index, shown] of instance.NetworkInterfaces.entries()) {
      if (!isObject(shown) || known.table('network-interface').has(String(shown.NetworkInterfaceId)))
        continue;
      const attachment = isObject(shown.Attachment) ? shown.Attachment : {};
      const value: JsonObject = {
        Description: '',
        RequesterManaged: false,
        TagSet: [],
        ...(placement.AvailabilityZone === undefined ? {} : { AvailabilityZone: placement.AvailabilityZone }),
        ...shown,
        Attachment: {
          InstanceId: instance.InstanceId ?? null,
          InstanceOwnerId: object.value.OwnerId ?? null,
          ...attachment,
        },
      };
      const place = { ...object.place, path: `${object.place.path}.NetworkInterfaces[${index}]` };
      found.push({ kind: 'NetworkInterfaces', value, scope: object.scope, place });
    }
  }
  return found;
}

/** Reads those interfaces; without them an instance would have no address. */
export function addMissingInterfaces(
  gathered: Gathered,
  objects: readonly RawObject[],
  placeOf: (object: RawObject) => Origin,
  report: ReportBuilder,
): void {
  const reservations = objects.filter(({ kind }) => kind === 'Reservations');
  const missing = interfacesOfInstances(reservations, gathered);
  for (const object of missing) {
    const reason = gathered.parse('network-interface', object, placeOf(object));
    if (reason !== undefined) report.fail(object.place, reason);
  }
  const [first] = missing;
  if (first !== undefined)
    report.warn(
      first.place,
      `${missing.length} network ${missing.length === 1 ? 'interface is' : 'interfaces are'} not in the import: taken from what ${missing.length === 1 ? 'its instance shows' : 'their instances show'}`,
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
