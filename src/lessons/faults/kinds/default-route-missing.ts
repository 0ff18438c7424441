import type { FaultKind } from '../fault-kind.ts';
import { called, EVERYWHERE, routesOf, targetOption } from '../read-cloud.ts';

export const defaultRouteMissing: FaultKind = {
  id: 'default-route-missing',
  area: 'routing',
  title: 'The default route is missing',
  symptom: 'The packet stops at the route table: nothing in it matches the address.',
  hint: 'Read the route table that the subnet uses. Which of its routes matches an address on the internet?',
  card: 'routing-and-nat/route-tables',
  sites: (cloud) =>
    routesOf(cloud)
      .filter(({ block }) => block === EVERYWHERE)
      .map(({ table, route }) => ({
        on: [table.id],
        commands: `aws ec2 delete-route --route-table-id ${table.id} --destination-cidr-block ${EVERYWHERE}`,
        repair: `aws ec2 create-route --route-table-id ${table.id} --destination-cidr-block ${EVERYWHERE} ${targetOption(route)}`,
        tell: `Route table ${called(cloud, table.id)} had no route to \`${EVERYWHERE}\`.`,
      })),
};
