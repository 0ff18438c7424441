import type { Route, RouteTable } from '../route-table/schema.ts';
import type { AwsView } from '../tables.ts';

export type RouteState = 'active' | 'blackhole' | 'filtered';

/**
 * RT-14: a route is a blackhole while its target is missing, detached or not available. The state
 * is not a fact of the route; it follows from the target. Where the target is not in the document
 * the state AWS reported counts; without one, a target of a kind we model was deleted (blackhole)
 * and a target of another kind is beyond our sight (active).
 */
export function routeState(view: AwsView, routeTable: RouteTable, route: Route): RouteState {
  const derived = derivedState(view, routeTable, route);
  if (derived !== undefined) return derived;
  return route.StateAtImport ?? stateWithoutTarget(route);
}

/** What a route's state is taken to be when nothing is known about its target. */
export function stateWithoutTarget(route: Pick<Route, 'Target'>): RouteState {
  return isModelledTarget(route.Target) ? 'blackhole' : 'active';
}

/** True for targets that have a table of their own. */
function isModelledTarget({ Field, Id }: Route['Target']): boolean {
  if (Field === 'GatewayId') return Id.startsWith('igw-');
  return Field === 'NatGatewayId' || Field === 'NetworkInterfaceId' || Field === 'VpcPeeringConnectionId';
}

/** The state as the target's own record tells it; undefined when there is none. */
function derivedState(view: AwsView, routeTable: RouteTable, route: Route): RouteState | undefined {
  const { Field, Id } = route.Target;
  switch (Field) {
    case 'GatewayId':
      return Id === 'local' ? 'active' : gatewayState(view, routeTable, Id);
    case 'NatGatewayId': {
      const gateway = view.get('nat-gateway', Id);
      return gateway && activeIf(gateway.State === 'available');
    }
    case 'NetworkInterfaceId':
      return interfaceState(view, Id);
    case 'VpcPeeringConnectionId': {
      // RT-15: until the peering is active its routes are blackholes.
      const peering = view.get('vpc-peering-connection', Id);
      return peering && activeIf(peering.Status.Code === 'active');
    }
    default:
      return undefined;
  }
}

function gatewayState(view: AwsView, routeTable: RouteTable, id: string): RouteState | undefined {
  const gateway = view.get('internet-gateway', id);
  if (gateway === undefined) return undefined;
  return activeIf(
    gateway.Attachments.some(
      ({ VpcId, State }) => VpcId === routeTable.VpcId && (State === 'available' || State === 'attached'),
    ),
  );
}

/** RT-22: an interface only forwards while its instance runs; AWS's own services run their interfaces. */
function interfaceState(view: AwsView, id: string): RouteState | undefined {
  const networkInterface = view.get('network-interface', id);
  if (networkInterface === undefined) return undefined;
  if (networkInterface.RequesterManaged) return 'active';
  const { Attachment } = networkInterface;
  if (Attachment === undefined) return 'blackhole';
  const instance = view.get('instance', Attachment.InstanceId);
  return instance && activeIf(instance.State === 'running');
}

function activeIf(condition: boolean): RouteState {
  return condition ? 'active' : 'blackhole';
}
