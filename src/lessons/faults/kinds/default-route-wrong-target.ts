import type { FaultKind } from '../fault-kind.ts';
import { called, EVERYWHERE, internetGatewayOf, routesOf, targetOption } from '../read-cloud.ts';

/** A public subnet that leaves by NAT, or a private one that is sent to the internet gateway. */
export const defaultRouteWrongTarget: FaultKind = {
  id: 'default-route-wrong-target',
  area: 'routing',
  title: 'The default route leads to the wrong gateway',
  symptom: 'There is a default route, and its target cannot do what these servers need.',
  hint: 'Where does the default route of that subnet lead? Servers with a public address need an internet gateway, servers without one need NAT.',
  card: 'vpc/public-and-private',
  sites: (cloud) =>
    routesOf(cloud)
      .filter(({ block }) => block === EVERYWHERE)
      .flatMap(({ table, route }) => {
        const { Field, Id } = route.Target;
        const gateway = internetGatewayOf(cloud, table.VpcId);
        const nat = Object.values(cloud.tables['nat-gateway']).find(({ VpcId }) => VpcId === table.VpcId);
        const wrong = Field === 'GatewayId' ? nat?.id : gateway;
        if (wrong === undefined) return [];
        const option = Field === 'GatewayId' ? '--nat-gateway-id' : '--gateway-id';
        const change = `aws ec2 replace-route --route-table-id ${table.id} --destination-cidr-block ${EVERYWHERE}`;
        return [
          {
            on: [table.id],
            commands: `${change} ${option} ${wrong}`,
            repair: `${change} ${targetOption(route)}`,
            tell: `The default route of ${called(cloud, table.id)} led to ${called(cloud, wrong)} instead of ${called(cloud, Id)}.`,
          },
        ];
      }),
};
