import type { FaultKind } from '../fault-kind.ts';
import { called, routesOf, targetOption } from '../read-cloud.ts';

/** Somebody mistyped the neighbour's block: the upper half instead of the whole. */
export const peeringRouteWrongBlock: FaultKind = {
  id: 'peering-route-wrong-block',
  area: 'routing',
  title: 'The route to the neighbour has the wrong block',
  symptom: 'There is a route to the peering, and the address lies outside its block.',
  hint: 'Compare the block of the route with the address that it should match.',
  card: 'peering-and-endpoints/routes-on-both-sides',
  sites: (cloud) =>
    routesOf(cloud)
      .filter(({ route }) => route.Target.Field === 'VpcPeeringConnectionId')
      .flatMap(({ table, route, block }) => {
        const wrong = upperHalf(block);
        if (wrong === null) return [];
        const place = `--route-table-id ${table.id} --destination-cidr-block`;
        return [
          {
            on: [table.id],
            commands: [
              `aws ec2 delete-route ${place} ${block}`,
              `aws ec2 create-route ${place} ${wrong} ${targetOption(route)}`,
            ].join('\n'),
            repair: `aws ec2 create-route ${place} ${block} ${targetOption(route)}`,
            tell: `Route table ${called(cloud, table.id)} sent \`${wrong}\` to the peering, not the whole of \`${block}\`.`,
          },
        ];
      }),
};

function upperHalf(block: string): string | null {
  const [address = '', length = ''] = block.split('/');
  const [first = '', second = ''] = address.split('.');
  return length === '16' ? `${first}.${second}.128.0/17` : null;
}
