import type { FaultKind } from '../fault-kind.ts';
import { called, routesOf, targetOption } from '../read-cloud.ts';

export const peeringRouteMissing: FaultKind = {
  id: 'peering-route-missing',
  area: 'routing',
  title: 'One side of the peering has no route',
  symptom: 'The packet crosses the peering in one direction only: one side does not know the way.',
  hint: 'A peering needs a route on both sides. Follow the packet, then its answer.',
  card: 'peering-and-endpoints/routes-on-both-sides',
  sites: (cloud) =>
    routesOf(cloud)
      .filter(({ route }) => route.Target.Field === 'VpcPeeringConnectionId')
      .map(({ table, route, block }) => ({
        on: [table.id],
        commands: `aws ec2 delete-route --route-table-id ${table.id} --destination-cidr-block ${block}`,
        repair: `aws ec2 create-route --route-table-id ${table.id} --destination-cidr-block ${block} ${targetOption(route)}`,
        tell: `Route table ${called(cloud, table.id)} had no route to \`${block}\`, the other side of the peering.`,
      })),
};
