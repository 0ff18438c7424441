import type { FaultKind } from '../fault-kind.ts';
import { called } from '../read-cloud.ts';

export const noPublicAddress: FaultKind = {
  id: 'no-public-address',
  area: 'routing',
  title: 'The server has no public address',
  symptom: 'The subnet is public and the server is not: the internet has no address to send to.',
  hint: 'A public subnet is not enough. Which public address does the server have?',
  card: 'routing-and-nat/public-addresses',
  sites: (cloud) =>
    Object.values(cloud.tables['elastic-ip']).flatMap(({ id, PublicIp, Association }) => {
      const own = cloud.tables['network-interface'][Association?.NetworkInterfaceId ?? ''];
      const instance = own?.Attachment?.InstanceId;
      if (Association === undefined || instance === undefined) return [];
      return [
        {
          on: [instance],
          commands: `aws ec2 disassociate-address --association-id ${Association.AssociationId}`,
          repair: `aws ec2 associate-address --allocation-id ${id} --instance-id ${instance}`,
          tell: `${called(cloud, instance)} had no public address; the Elastic IP address \`${PublicIp}\` belonged to nothing.`,
        },
      ];
    }),
};
