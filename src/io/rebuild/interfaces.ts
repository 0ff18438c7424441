import type { JsonObject } from '../../kernel/lib/json.ts';
import type { NetworkInterface } from '../../resources/network-interface/schema.ts';
import { placeOf, type Rebuilder, tagged } from './rebuilder.ts';
import { natGatewayOf, rebuilt } from './scope.ts';

/** Interfaces that no launch brings along: unattached ones, and an instance's further ones. */
export function rebuildInterfaces(rebuild: Rebuilder): void {
  const cards = rebuilt(rebuild.source, 'network-interface').filter(
    (card) => !card.RequesterManaged && !isLaunched(rebuild, card),
  );
  if (cards.length > 0) rebuild.section('Network interfaces');
  for (const card of cards) {
    const SubnetId = rebuild.id(card.SubnetId);
    if (SubnetId === undefined) continue;
    const { InterfaceType, Description, Tags } = card;
    const id = rebuild.make(
      placeOf(card),
      'CreateNetworkInterface',
      {
        SubnetId,
        ...(Description === '' ? {} : { Description }),
        ...(InterfaceType === 'interface' ? {} : { InterfaceType }),
        Groups: groupIds(rebuild, card),
        ...addressInput(card),
        ...tagged('network-interface', Tags),
      },
      ['NetworkInterface', 'NetworkInterfaceId'],
      card.id,
    );
    if (id !== undefined) reshapeInterface(rebuild, card);
  }
}

/** The interface at index 0 comes with its instance. */
function isLaunched(rebuild: Rebuilder, { Attachment }: NetworkInterface): boolean {
  if (Attachment?.DeviceIndex !== 0) return false;
  return rebuilt(rebuild.source, 'instance').some(({ id }) => id === Attachment.InstanceId);
}

export function groupIds(rebuild: Rebuilder, card: NetworkInterface): readonly string[] {
  return card.Groups.map((group) => rebuild.id(group)).filter((id) => id !== undefined);
}

/** The private addresses, all by name. */
export function addressInput({ PrivateIpAddresses }: NetworkInterface): JsonObject {
  const [primary, ...others] = PrivateIpAddresses.map(({ PrivateIpAddress }) => PrivateIpAddress);
  if (primary === undefined) return {};
  if (others.length === 0) return { PrivateIpAddress: primary };
  return {
    PrivateIpAddresses: [
      { PrivateIpAddress: primary, Primary: true },
      ...others.map((PrivateIpAddress) => ({ PrivateIpAddress, Primary: false })),
    ],
  };
}

/** Attributes that can only be set on an interface that is there. */
export function reshapeInterface(rebuild: Rebuilder, card: NetworkInterface): void {
  const NetworkInterfaceId = rebuild.id(card.id);
  const made = rebuild.cloud.tables['network-interface'][NetworkInterfaceId ?? ''];
  if (made === undefined || NetworkInterfaceId === undefined) return;
  const modify = (change: JsonObject) =>
    rebuild.call(card, 'ModifyNetworkInterfaceAttribute', { NetworkInterfaceId, ...change });
  if (made.SourceDestCheck !== card.SourceDestCheck)
    modify({ SourceDestCheck: { Value: card.SourceDestCheck } });
  if (made.AssociatePublicIpAddress !== card.AssociatePublicIpAddress)
    modify({ AssociatePublicIpAddress: card.AssociatePublicIpAddress });
}

/** Whether anything besides the launch itself has to name the interface. */
export function needsReshaping(card: NetworkInterface, hasPublicAddress: boolean): boolean {
  return !card.SourceDestCheck || card.AssociatePublicIpAddress !== hasPublicAddress;
}

/** Further interfaces of instances, in the order of their index. */
export function attachInterfaces(rebuild: Rebuilder): void {
  const cards = rebuilt(rebuild.source, 'network-interface')
    .filter((card) => card.Attachment !== undefined && card.Attachment.DeviceIndex > 0)
    .sort((left, right) => (left.Attachment?.DeviceIndex ?? 0) - (right.Attachment?.DeviceIndex ?? 0));
  for (const card of cards) {
    const { Attachment } = card;
    const NetworkInterfaceId = rebuild.id(card.id);
    const InstanceId = rebuild.id(Attachment?.InstanceId ?? '');
    if (Attachment === undefined || NetworkInterfaceId === undefined || InstanceId === undefined) continue;
    const { DeviceIndex, DeleteOnTermination } = Attachment;
    const AttachmentId = rebuild.make(
      placeOf(card),
      'AttachNetworkInterface',
      { NetworkInterfaceId, InstanceId, DeviceIndex },
      ['AttachmentId'],
    );
    if (AttachmentId !== undefined && DeleteOnTermination)
      rebuild.call(card, 'ModifyNetworkInterfaceAttribute', {
        NetworkInterfaceId,
        Attachment: { AttachmentId, DeleteOnTermination },
      });
  }
}

/** Interfaces of services that are not modelled: AWS makes them with the service. */
export function noteManagedInterfaces(rebuild: Rebuilder): void {
  for (const card of Object.values(rebuild.source.tables['network-interface']))
    if (card.RequesterManaged && natGatewayOf(rebuild.source, card.id) === undefined)
      rebuild.note(`${card.id} belongs to a service that is not simulated: ${card.Description}`);
}
