import type { FaultKind } from '../fault-kind.ts';
import { newNatGateway } from '../new-nat-gateway.ts';
import { called, EVERYWHERE, routesOf } from '../read-cloud.ts';

/** Somebody deleted a NAT gateway; the route to it stayed. */
export const deadRoute: FaultKind = {
  id: 'dead-route',
  area: 'routing',
  title: 'A route leads to something that is gone',
  symptom: 'The route matches, and its target no longer exists: AWS calls its state `blackhole`.',
  hint: 'A route can outlive its target. Look at the state of the routes.',
  card: 'routing-and-nat/specific-and-dead-routes',
  sites: (cloud) =>
    routesOf(cloud).flatMap(({ table, route, block }) => {
      const nat = cloud.tables['nat-gateway'][route.Target.Id];
      const made = nat === undefined ? null : newNatGateway(cloud, nat, nat.SubnetId);
      if (nat === undefined || made === null || block !== EVERYWHERE) return [];
      return [
        {
          on: [table.id, nat.id],
          commands: `aws ec2 delete-nat-gateway --nat-gateway-id ${nat.id}`,
          repair: [
            made.commands,
            `aws ec2 replace-route --route-table-id ${table.id} --destination-cidr-block ${EVERYWHERE} --nat-gateway-id ${made.id}`,
          ].join('\n'),
          tell: `NAT gateway ${called(cloud, nat.id)} was deleted, and the default route of ${called(cloud, table.id)} still led to it.`,
        },
      ];
    }),
};
