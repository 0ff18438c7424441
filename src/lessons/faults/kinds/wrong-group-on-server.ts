import type { FaultKind } from '../fault-kind.ts';
import { called, interfaceOf } from '../read-cloud.ts';

export const wrongGroupOnServer: FaultKind = {
  id: 'wrong-group-on-server',
  area: 'firewalls',
  title: 'The server wears the wrong security group',
  symptom: 'The rules of the group are right, and this server is not in the group.',
  hint: 'Which security groups does the server wear?',
  card: 'vpc-controls/security-groups',
  sites: (cloud) =>
    Object.values(cloud.tables.instance).flatMap((instance) => {
      const own = interfaceOf(cloud, instance);
      const right = own?.Groups[0];
      const vpc = own === undefined ? undefined : cloud.tables.subnet[own.SubnetId]?.VpcId;
      const wrong = Object.values(cloud.tables['security-group']).find(
        ({ GroupName, VpcId }) => GroupName === 'default' && VpcId === vpc,
      );
      if (right === undefined || wrong === undefined || wrong.id === right) return [];
      const change = `aws ec2 modify-instance-attribute --instance-id ${instance.id} --groups`;
      return [
        {
          on: [instance.id],
          commands: `${change} ${wrong.id}`,
          repair: `${change} ${right}`,
          tell: `${called(cloud, instance.id)} wore the security group \`default\` instead of ${called(cloud, right)}.`,
        },
      ];
    }),
};
