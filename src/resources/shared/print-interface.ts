import type { JsonObject } from '../../kernel/lib/json.ts';
import type { NetworkInterface } from '../network-interface/schema.ts';
import type { AwsListView } from '../tables.ts';
import { privateDnsName, publicDnsName } from './dns-names.ts';

/** What every interface prints alike, unless an import said otherwise. */
export const printedInterfaceConstants: JsonObject = { Ipv6Addresses: [] };

/** A NAT gateway's interface shows an attachment of Amazon's own; its id follows from the interface's. */
export function serviceAttachment(id: string, interfaceType: string): JsonObject | undefined {
  if (interfaceType !== 'nat_gateway') return undefined;
  return {
    AttachmentId: `ela-attach-${id.replace(/^eni-/, '')}`,
    DeleteOnTermination: false,
    DeviceIndex: 1,
    InstanceOwnerId: 'amazon-aws',
    Status: 'attached',
  };
}

/** A NAT gateway's interface is in use although no instance holds it; an import may say so of others. */
export function interfaceStatus(record: NetworkInterface): 'available' | 'in-use' {
  if (record.Attachment !== undefined)
    return record.Attachment.Status === 'detached' ? 'available' : 'in-use';
  if (record.InterfaceType === 'nat_gateway') return 'in-use';
  return record.extra?.Attachment === undefined ? 'available' : 'in-use';
}

/**
 * The public side of each private address, in their order: the Elastic IP bound to it, else what
 * the interface itself was given; undefined where there is none.
 */
export function interfaceAssociations(
  view: AwsListView,
  record: NetworkInterface,
): readonly (JsonObject | undefined)[] {
  const elastic = view
    .all('elastic-ip')
    .filter((address) => address.Association?.NetworkInterfaceId === record.id);
  const { publicName } = interfaceNames(view, record);
  return record.PrivateIpAddresses.map(({ PrivateIpAddress, Association }) => {
    const bound = elastic.find((address) => address.Association?.PrivateIpAddress === PrivateIpAddress);
    if (bound?.Association !== undefined)
      return {
        AllocationId: bound.id,
        AssociationId: bound.Association.AssociationId,
        IpOwnerId: bound.account,
        PublicDnsName: publicName(bound.PublicIp),
        PublicIp: bound.PublicIp,
      };
    if (Association === undefined) return undefined;
    return { ...Association, PublicDnsName: publicName(Association.PublicIp) };
  });
}

export function printGroups(view: AwsListView, ids: readonly string[]): readonly JsonObject[] {
  return ids.map((GroupId) => {
    const name = view.get('security-group', GroupId)?.GroupName;
    return name === undefined ? { GroupId } : { GroupId, GroupName: name };
  });
}

/** Names appear only where the VPC has both DNS attributes on. */
export function interfaceNames(
  view: AwsListView,
  record: NetworkInterface,
): {
  publicName(address: string): string;
  privateName(address: string): { readonly PrivateDnsName?: string };
} {
  const vpc = view.get('vpc', view.get('subnet', record.SubnetId)?.VpcId ?? '');
  const named = vpc?.EnableDnsSupport === true && vpc.EnableDnsHostnames;
  return {
    publicName: (address) => (named ? publicDnsName(record.region, address) : ''),
    privateName: (address) => (named ? { PrivateDnsName: privateDnsName(record.region, address) } : {}),
  };
}
