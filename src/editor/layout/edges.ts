import { recordsOf } from '../cloud-view.ts';
import type { CloudIndex } from './index-cloud.ts';
import type { Drawing } from './read-drawing.ts';
import { routesOfSubnet, type SubnetRoute } from './routes.ts';
import type { SceneEdge } from './scene.ts';

/** Lines between what is drawn; `drawn` holds the keys of all nodes. */
export function edgesOf(
  index: CloudIndex,
  drawing: Drawing,
  drawn: ReadonlySet<string>,
): readonly SceneEdge[] {
  const edges = [...routeEdges(index), ...uplinks(index), ...peeringEdges(drawing)];
  return edges.filter(({ from, to }) => drawn.has(from) && drawn.has(to));
}

function routeEdges(index: CloudIndex): SceneEdge[] {
  return recordsOf(index.cloud, 'subnet').flatMap((subnet) =>
    routesOfSubnet(index, subnet).flatMap((route): SceneEdge[] => {
      const to = targetKey(index, route);
      if (to === undefined || to === subnet.key) return [];
      return [
        {
          id: `route:${subnet.key}:${route.destination}`,
          from: subnet.key,
          to,
          kind: 'route',
          label: route.destination,
          broken: route.isBlackhole,
        },
      ];
    }),
  );
}

/** The node at which the route's packets come out: an interface stands for its instance. */
function targetKey({ view }: CloudIndex, { target: { Field, Id } }: SubnetRoute): string | undefined {
  switch (Field) {
    case 'GatewayId':
      return view.get('internet-gateway', Id)?.key;
    case 'NatGatewayId':
      return view.get('nat-gateway', Id)?.key;
    case 'VpcPeeringConnectionId':
      return view.get('vpc-peering-connection', Id)?.key;
    case 'NetworkInterfaceId': {
      const networkInterface = view.get('network-interface', Id);
      const instance = networkInterface?.Attachment?.InstanceId;
      return (
        (instance === undefined ? undefined : view.get('instance', instance)?.key) ?? networkInterface?.key
      );
    }
    default:
      return undefined;
  }
}

function uplinks(index: CloudIndex): SceneEdge[] {
  return recordsOf(index.cloud, 'internet-gateway')
    .filter((gateway) => gateway.Attachments.length > 0)
    .map((gateway) => ({
      id: `uplink:${gateway.key}`,
      from: gateway.key,
      to: 'internet',
      kind: 'uplink',
      label: '',
      broken: false,
    }));
}

function peeringEdges(drawing: Drawing): SceneEdge[] {
  return drawing.peerings.flatMap(({ card, ends }) =>
    ends.map((vpcKey) => ({
      id: `peering:${card.node.key}:${vpcKey}`,
      from: vpcKey,
      to: card.node.key,
      kind: 'peering' as const,
      label: '',
      broken: card.node.detail !== 'active',
    })),
  );
}
