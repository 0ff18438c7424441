import type { JsonObject } from '../../kernel/lib/json.ts';
import { interfaceAssociations } from '../shared/print-interface.ts';
import type { AwsListView } from '../tables.ts';
import type { NatGateway } from './schema.ts';

/** One entry of `NatGatewayAddresses`: private addresses are the interface's, public ones Elastic IPs on them. */
export interface NatAddress {
  readonly NetworkInterfaceId: string;
  readonly PrivateIp: string;
  readonly IsPrimary: boolean;
  readonly AllocationId?: string;
  readonly AssociationId?: string;
  readonly PublicIp?: string;
}

/** The gateway's addresses, the primary one first; none once its interface is gone. */
export function natAddresses(view: AwsListView, gateway: NatGateway): readonly NatAddress[] {
  const networkInterface = view.get('network-interface', gateway.NetworkInterfaceId);
  if (networkInterface === undefined) return [];
  const associations = interfaceAssociations(view, networkInterface);
  return networkInterface.PrivateIpAddresses.map(({ PrivateIpAddress }, index) => ({
    NetworkInterfaceId: networkInterface.id,
    PrivateIp: PrivateIpAddress,
    IsPrimary: index === 0,
    ...publicSide(associations[index]),
  }));
}

function publicSide(association: JsonObject | undefined): Partial<NatAddress> {
  const fields = ['AllocationId', 'AssociationId', 'PublicIp'] as const;
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = association?.[field];
      return typeof value === 'string' ? [[field, value]] : [];
    }),
  );
}

/** What AWS says of an address while the gateway comes up or goes away, and in between. */
export function addressStatus(gateway: NatGateway): string {
  const isPublic = gateway.ConnectivityType === 'public';
  if (gateway.State === 'pending') return isPublic ? 'associating' : 'assigning';
  if (gateway.State === 'deleting') return isPublic ? 'disassociating' : 'unassigning';
  return 'succeeded';
}

export function printAddresses(
  view: AwsListView,
  gateway: NatGateway,
  statusOf: (address: NatAddress) => string = () => addressStatus(gateway),
): readonly JsonObject[] {
  return natAddresses(view, gateway).map((address) => ({ ...address, Status: statusOf(address) }));
}
