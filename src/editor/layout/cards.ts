import type { Instance } from '../../resources/instance/schema.ts';
import type { InternetGateway } from '../../resources/internet-gateway/schema.ts';
import type { NatGateway } from '../../resources/nat-gateway/schema.ts';
import type { NetworkInterface } from '../../resources/network-interface/schema.ts';
import type { VpcPeeringConnection } from '../../resources/vpc-peering-connection/schema.ts';
import type { Branch } from './branch.ts';
import type { CloudIndex } from './index-cloud.ts';
import { CARD, GATEWAY, PEERING } from './metrics.ts';
import { titleOf } from './names.ts';
import type { SceneMark } from './scene.ts';

/** An instance, with the shields of its interfaces' groups. */
export function instanceCard(index: CloudIndex, instance: Instance): Branch {
  const interfaces = index.interfacesOf(instance.id);
  const [primary] = interfaces;
  const addresses = interfaces.flatMap((each) => index.publicAddresses(each));
  const traits: string[] = instance.State === 'running' ? [] : [instance.State];
  if (addresses.length > 0) traits.push('public-address');
  if (instance.Platform === 'windows') traits.push('windows');
  return {
    node: {
      key: instance.key,
      kind: 'instance',
      id: instance.id,
      title: titleOf(instance),
      detail: [primary?.PrivateIpAddresses[0]?.PrivateIpAddress, ...addresses.slice(0, 1)]
        .filter((text) => text !== undefined)
        .join(' · '),
      icon: 'instance',
      traits,
      marks: shields(index, interfaces),
    },
    size: CARD,
    children: [],
  };
}

/** An interface that no instance has, or that a service runs. */
export function interfaceCard(index: CloudIndex, networkInterface: NetworkInterface): Branch {
  return {
    node: {
      key: networkInterface.key,
      kind: 'network-interface',
      id: networkInterface.id,
      title: titleOf(networkInterface),
      detail: networkInterface.PrivateIpAddresses[0]?.PrivateIpAddress ?? '',
      icon: 'network-interface',
      traits: [networkInterface.RequesterManaged ? 'managed' : 'unattached'],
      marks: shields(index, [networkInterface]),
    },
    size: CARD,
    children: [],
  };
}

export function natGatewayCard(index: CloudIndex, gateway: NatGateway): Branch {
  const networkInterface = index.view.get('network-interface', gateway.NetworkInterfaceId);
  const addresses = networkInterface === undefined ? [] : index.publicAddresses(networkInterface);
  const traits: string[] = [gateway.ConnectivityType];
  if (gateway.State === 'failed') traits.push('broken');
  if (gateway.State !== 'available') traits.push(gateway.State);
  return {
    node: {
      key: gateway.key,
      kind: 'nat-gateway',
      id: gateway.id,
      title: titleOf(gateway),
      detail:
        gateway.State === 'failed'
          ? 'failed'
          : (addresses[0] ?? networkInterface?.PrivateIpAddresses[0]?.PrivateIpAddress ?? gateway.State),
      icon: 'nat-gateway',
      traits,
      marks: [],
    },
    size: CARD,
    children: [],
  };
}

export function internetGatewayCard(gateway: InternetGateway): Branch {
  return {
    node: {
      key: gateway.key,
      kind: 'internet-gateway',
      id: gateway.id,
      title: titleOf(gateway),
      detail: gateway.Attachments.length > 0 ? 'attached' : 'detached',
      icon: 'internet-gateway',
      traits: gateway.Attachments.length > 0 ? [] : ['detached'],
      marks: [],
    },
    size: GATEWAY,
    children: [],
  };
}

export function peeringCard(peering: VpcPeeringConnection): Branch {
  const { Code } = peering.Status;
  const traits: string[] = Code === 'active' ? [] : [Code];
  if (Code === 'failed') traits.push('broken');
  return {
    node: {
      key: peering.key,
      kind: 'vpc-peering-connection',
      id: peering.id,
      title: titleOf(peering),
      detail: Code,
      icon: 'vpc-peering-connection',
      traits,
      marks: [],
    },
    size: PEERING,
    children: [],
  };
}

function shields(index: CloudIndex, interfaces: readonly NetworkInterface[]): readonly SceneMark[] {
  const ids = new Set(interfaces.flatMap((each) => each.Groups));
  return [...ids].flatMap((id): SceneMark[] => {
    const group = index.view.get('security-group', id);
    return group === undefined ? [] : [{ mark: 'shield', key: group.key, id, title: group.GroupName }];
  });
}
