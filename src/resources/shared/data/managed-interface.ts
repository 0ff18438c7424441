import type { JsonObject } from '../../../kernel/lib/json.ts';
import type { DataContext } from '../../data-tables.ts';

interface ManagedInterface {
  readonly SubnetId: string;
  readonly Groups: readonly string[];
  readonly Description: string;
  readonly InterfaceType: string;
  readonly RequesterId: string;
  readonly PrivateIpAddress?: string | undefined;
}

/** An interface that a service of AWS keeps in a subnet. */
export function addManagedInterface(
  context: DataContext,
  { SubnetId, Groups, Description, PrivateIpAddress, ...kind }: ManagedInterface,
): string {
  const made = context.request('CreateNetworkInterface', {
    SubnetId,
    Groups,
    Description,
    ...(PrivateIpAddress !== undefined && { PrivateIpAddress }),
  });
  const id = String((made.NetworkInterface as JsonObject).NetworkInterfaceId);
  const record = context.get('network-interface', id);
  if (record !== undefined)
    context.put('network-interface', {
      ...record,
      ...kind,
      AssociatePublicIpAddress: false,
      RequesterManaged: true,
    });
  return id;
}
