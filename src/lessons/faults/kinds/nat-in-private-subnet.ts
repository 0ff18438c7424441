import type { FaultKind } from '../fault-kind.ts';
import { newNatGateway } from '../new-nat-gateway.ts';
import { called, EVERYWHERE, routesOf } from '../read-cloud.ts';

export const natInPrivateSubnet: FaultKind = {
  id: 'nat-in-private-subnet',
  area: 'routing',
  title: 'The NAT gateway stands in a private subnet',
  symptom:
    'The packet reaches the NAT gateway and comes no further: its own subnet has no way to the internet.',
  hint: 'A NAT gateway leaves by the routes of its own subnet. In which subnet does it stand?',
  card: 'routing-and-nat/nat-gateway',
  sites: (cloud) =>
    routesOf(cloud).flatMap(({ table, route, block }) => {
      const nat = cloud.tables['nat-gateway'][route.Target.Id];
      const subnet = table.Associations.find(({ SubnetId }) => SubnetId !== undefined)?.SubnetId;
      if (nat === undefined || subnet === undefined || block !== EVERYWHERE) return [];
      const wrong = newNatGateway(cloud, nat, subnet, 'WRONG_NAT');
      const right = newNatGateway(cloud, nat, nat.SubnetId);
      if (wrong === null || right === null) return [];
      const change = `aws ec2 replace-route --route-table-id ${table.id} --destination-cidr-block ${EVERYWHERE} --nat-gateway-id`;
      return [
        {
          on: [table.id, nat.id],
          commands: [
            `aws ec2 delete-nat-gateway --nat-gateway-id ${nat.id}`,
            wrong.commands,
            `${change} ${wrong.id}`,
          ].join('\n'),
          repair: [
            `aws ec2 delete-nat-gateway --nat-gateway-id ${wrong.id}`,
            right.commands,
            `${change} ${right.id}`,
          ].join('\n'),
          tell: `NAT gateway ${called(cloud, nat.id)} stood in ${called(cloud, subnet)}, which has no route to the internet gateway.`,
        },
      ];
    }),
};
