import type { FaultKind } from '../fault-kind.ts';
import { called, EVERYWHERE } from '../read-cloud.ts';

export const egressEmptied: FaultKind = {
  id: 'egress-emptied',
  area: 'firewalls',
  title: 'The security group lets nothing out',
  symptom: 'The server answers, and cannot ask: its group has no outbound rule.',
  hint: 'Who begins the conversation? A security group has outbound rules too.',
  card: 'vpc-controls/rules',
  sites: (cloud) =>
    Object.values(cloud.tables['security-group'])
      .filter(({ GroupName }) => GroupName !== 'default')
      .map((group) => {
        const rule = `--group-id ${group.id} --protocol -1 --cidr ${EVERYWHERE}`;
        return {
          on: [group.id],
          commands: `aws ec2 revoke-security-group-egress ${rule}`,
          repair: `aws ec2 authorize-security-group-egress ${rule}`,
          tell: `Security group ${called(cloud, group.id)} had no outbound rule.`,
        };
      }),
};
