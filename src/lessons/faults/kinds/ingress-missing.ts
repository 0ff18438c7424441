import type { FaultKind } from '../fault-kind.ts';
import { called, ingressRules, ruleOptions } from '../read-cloud.ts';

export const ingressMissing: FaultKind = {
  id: 'ingress-missing',
  area: 'firewalls',
  title: 'The security group does not let it in',
  symptom: 'The packet comes as far as the server’s interface, and no inbound rule matches it.',
  hint: 'Read the inbound rules of the server’s security group. Which of them should match?',
  card: 'vpc-controls/rules',
  sites: (cloud) =>
    ingressRules(cloud).map(({ group, rule }) => ({
      on: [group.id],
      commands: `aws ec2 revoke-security-group-ingress --group-id ${group.id} ${ruleOptions(rule)}`,
      repair: `aws ec2 authorize-security-group-ingress --group-id ${group.id} ${ruleOptions(rule)}`,
      tell: `Security group ${called(cloud, group.id)} had no inbound rule for port ${rule.FromPort}.`,
    })),
};
