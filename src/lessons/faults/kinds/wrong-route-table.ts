import type { FaultKind } from '../fault-kind.ts';
import { called } from '../read-cloud.ts';

export const wrongRouteTable: FaultKind = {
  id: 'wrong-route-table',
  area: 'routing',
  title: 'A subnet uses the wrong route table',
  symptom: 'Every route table is right, and the packet is still routed by the wrong one.',
  hint: 'The routes may be fine. Which route table does this subnet use?',
  card: 'routing-and-nat/route-tables',
  sites: (cloud) => {
    const tables = Object.values(cloud.tables['route-table']).filter(({ Associations }) =>
      Associations.some(({ SubnetId }) => SubnetId !== undefined),
    );
    return tables.flatMap((table) =>
      table.Associations.flatMap(({ SubnetId }) => {
        if (SubnetId === undefined) return [];
        const change = `aws ec2 replace-route-table-association --association-id @${SubnetId}:route-table-association --route-table-id`;
        return tables
          .filter(({ id, VpcId }) => id !== table.id && VpcId === table.VpcId)
          .map((other) => ({
            on: [SubnetId],
            commands: `${change} ${other.id}`,
            repair: `${change} ${table.id}`,
            tell: `Subnet ${called(cloud, SubnetId)} used route table ${called(cloud, other.id)} instead of ${called(cloud, table.id)}.`,
          }));
      }),
    );
  },
};
