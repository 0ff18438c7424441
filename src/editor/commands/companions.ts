import { recordsOf } from '../cloud-view.ts';
import { indexCloud } from '../layout/index-cloud.ts';
import { exposureOf, routesOfSubnet } from '../layout/routes.ts';
import type { Performed } from '../session.ts';
import type { Command } from './command.ts';
import { connect } from './connect.ts';
import { gatewayOf } from './connect-plan.ts';
import { routePeering } from './route-peering.ts';
import { setAttribute } from './set-attribute.ts';
import { nameOf } from './support.ts';

/** An edit that usually belongs to one just made: offered beside its receipt, never made unasked. */
export interface Companion {
  readonly title: string;
  start<R>(run: <Args>(command: Command<Args>, args: Args) => R): R;
}

function companion<Args>(title: string, command: Command<Args>, args: Args): Companion {
  return { title, start: (run) => run(command, args) };
}

/** What an intent leaves to be done before it has any effect. */
export function companionsOf(performed: Performed): readonly Companion[] {
  const offers = new Map<string, Companion>();
  for (const offer of [
    ...forPeerings(performed),
    ...forForwarders(performed),
    ...forPublicAddresses(performed),
  ])
    offers.set(offer.title, offer);
  return [...offers.values()];
}

function forPeerings({ requests, before, after }: Performed): readonly Companion[] {
  if (!requests.some(({ operation }) => operation === 'CreateVpcPeeringConnection')) return [];
  return recordsOf(after.cloud, 'vpc-peering-connection')
    .filter(
      ({ id, Status }) => Status.Code === 'active' && !(id in before.cloud.tables['vpc-peering-connection']),
    )
    .map(({ key }) => companion('Add routes both ways', routePeering, { key }));
}

/** RT-22: what routes lead to passes on nothing while its source/destination check is on. */
function forForwarders({ requests, after: { cloud } }: Performed): readonly Companion[] {
  return requests.flatMap(({ operation, input }) => {
    if (operation !== 'CreateRoute' && operation !== 'ReplaceRoute') return [];
    const id = input.NetworkInterfaceId ?? input.InstanceId;
    const target = recordsOf(cloud, 'network-interface').find(
      (each) => each.SourceDestCheck && (each.id === id || each.Attachment?.InstanceId === id),
    );
    if (target === undefined) return [];
    const { key } = cloud.tables.instance[target.Attachment?.InstanceId ?? ''] ?? target;
    const title = `Switch off the source/destination check of ${nameOf(cloud, key)}`;
    return [companion(title, setAttribute, { key, path: 'SourceDestCheck', value: false })];
  });
}

/** A public address and a public NAT gateway work only where the subnet's route leads to the internet gateway. */
function forPublicAddresses({ requests, after }: Performed): readonly Companion[] {
  const { cloud } = after;
  const index = indexCloud(cloud);
  return requests.flatMap(({ operation, input }) => {
    const subnetId =
      operation === 'AssociateAddress'
        ? cloud.tables['network-interface'][String(input.NetworkInterfaceId)]?.SubnetId
        : operation === 'CreateNatGateway' && input.ConnectivityType !== 'private'
          ? String(input.SubnetId)
          : undefined;
    const subnet = cloud.tables.subnet[subnetId ?? ''];
    const gateway = gatewayOf(cloud, subnet?.VpcId);
    if (subnet === undefined || gateway === undefined) return [];
    if (exposureOf(routesOfSubnet(index, subnet)) === 'public') return [];
    const title = `Route ${nameOf(cloud, subnet.key)} to ${nameOf(cloud, gateway)}`;
    return [companion(title, connect, { from: subnet.key, to: gateway })];
  });
}
