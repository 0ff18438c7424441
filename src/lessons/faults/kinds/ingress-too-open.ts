import type { FaultKind } from '../fault-kind.ts';
import { called, EVERYWHERE } from '../read-cloud.ts';

/** Nothing stops working; somebody gets in who should not. */
export const ingressTooOpen: FaultKind = {
  id: 'ingress-too-open',
  area: 'firewalls',
  title: 'The security group lets everybody in',
  symptom: 'Everything works, for strangers too: a rule is wider than it has to be.',
  hint: 'Which rule lets the stranger in? Whoever needs it has a rule of their own.',
  card: 'vpc-controls/best-practices',
  sites: (cloud) =>
    Object.values(cloud.tables['security-group'])
      .filter(({ GroupName }) => GroupName !== 'default')
      .map((group) => {
        const rule = `--group-id ${group.id} --protocol tcp --port 22 --cidr ${EVERYWHERE}`;
        return {
          on: [group.id],
          commands: `aws ec2 authorize-security-group-ingress ${rule}`,
          repair: `aws ec2 revoke-security-group-ingress ${rule}`,
          tell: `Security group ${called(cloud, group.id)} let everybody in by SSH.`,
        };
      }),
};
