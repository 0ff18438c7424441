import type { FaultKind } from '../fault-kind.ts';
import { called, EVERYWHERE, routesOf } from '../read-cloud.ts';

/** The office's block: in every architecture it is the one that answers have to find. */
const OFFICE = '203.0.113.0/24';

/** A forgotten route to one partner takes what the default route would have carried. */
export const moreSpecificRoute: FaultKind = {
  id: 'more-specific-route',
  area: 'routing',
  title: 'A more specific route takes the packet elsewhere',
  symptom: 'One address is not reached although the default route is right: a longer prefix wins.',
  hint: 'Others get through and one network does not. Is there a route that matches only its block?',
  card: 'routing-and-nat/specific-and-dead-routes',
  sites: (cloud) =>
    routesOf(cloud)
      .filter(({ block, route }) => block === EVERYWHERE && route.Target.Field === 'GatewayId')
      .flatMap(({ table }) => {
        const wrong = detourOf(cloud, table.VpcId);
        if (wrong === null) return [];
        const place = `--route-table-id ${table.id} --destination-cidr-block ${OFFICE}`;
        return [
          {
            on: [table.id],
            commands: `aws ec2 create-route ${place} ${wrong.option}`,
            repair: `aws ec2 delete-route ${place}`,
            tell: `Route table ${called(cloud, table.id)} sent \`${OFFICE}\` to ${called(cloud, wrong.id)}: more specific than the default route, so it won.`,
          },
        ];
      }),
};

/** Something in the VPC that such a route can name, and that does not lead to the office. */
function detourOf(cloud: Parameters<FaultKind['sites']>[0], vpc: string) {
  const { tables } = cloud;
  const nat = Object.values(tables['nat-gateway']).find(({ VpcId }) => VpcId === vpc);
  if (nat !== undefined) return { id: nat.id, option: `--nat-gateway-id ${nat.id}` };
  const peering = Object.values(tables['vpc-peering-connection']).find(
    ({ RequesterVpcInfo, AccepterVpcInfo }) =>
      RequesterVpcInfo.VpcId === vpc || AccepterVpcInfo.VpcId === vpc,
  );
  if (peering !== undefined) return { id: peering.id, option: `--vpc-peering-connection-id ${peering.id}` };
  return null;
}
