import { mintPublicAddress } from '../shared/public-address.ts';
import type { AwsContext } from '../tables.ts';
import type { NetworkInterface } from './schema.ts';

/** AWS's owner id of addresses it assigns itself. */
export const AMAZON = 'amazon';

/** Takes Amazon's own public addresses from those private addresses (default: all of them). */
export function withoutAutoPublicIp(record: NetworkInterface, privateAddress?: string): NetworkInterface {
  return {
    ...record,
    PrivateIpAddresses: record.PrivateIpAddresses.map((entry) => {
      const isMeant = privateAddress === undefined || entry.PrivateIpAddress === privateAddress;
      return isMeant && entry.Association?.IpOwnerId === AMAZON
        ? { PrivateIpAddress: entry.PrivateIpAddress }
        : entry;
    }),
  };
}

/**
 * Gives an instance's primary interface a public address when its setting says so (EC2-6) and
 * nothing forbids it: an Elastic IP on the interface, or a second interface at a restart (IGW-5).
 */
export function withAutoPublicIp(context: AwsContext, record: NetworkInterface): NetworkInterface {
  const [primary, ...others] = record.PrivateIpAddresses;
  if (!record.AssociatePublicIpAddress || primary === undefined || primary.Association !== undefined)
    return record;
  if (context.all('elastic-ip').some((address) => address.Association?.NetworkInterfaceId === record.id))
    return record;
  const Association = { PublicIp: mintPublicAddress(context), IpOwnerId: AMAZON };
  return { ...record, PrivateIpAddresses: [{ ...primary, Association }, ...others] };
}

export function interfacesOf(context: AwsContext, instanceId: string): readonly NetworkInterface[] {
  return context
    .all('network-interface')
    .filter((record) => record.Attachment?.InstanceId === instanceId)
    .sort((left, right) => (left.Attachment?.DeviceIndex ?? 0) - (right.Attachment?.DeviceIndex ?? 0));
}
