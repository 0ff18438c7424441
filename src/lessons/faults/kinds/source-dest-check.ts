import type { FaultKind } from '../fault-kind.ts';
import { called } from '../read-cloud.ts';

export const sourceDestCheck: FaultKind = {
  id: 'source-dest-check',
  area: 'routing',
  title: 'The source/destination check is on',
  symptom: 'The instance that should pass packets on gets them, and AWS drops what is not meant for itself.',
  hint: 'An instance that passes on packets of others needs one setting that AWS does not give by default.',
  card: 'routing-and-nat/nat-instance',
  sites: (cloud) =>
    Object.values(cloud.tables['network-interface'])
      .filter(({ SourceDestCheck, Attachment }) => !SourceDestCheck && Attachment !== undefined)
      .map(({ id, Attachment }) => {
        const change = `aws ec2 modify-network-interface-attribute --network-interface-id ${id}`;
        return {
          on: [id],
          commands: `${change} --source-dest-check`,
          repair: `${change} --no-source-dest-check`,
          tell: `The source/destination check of ${called(cloud, Attachment?.InstanceId ?? id)} was on.`,
        };
      }),
};
