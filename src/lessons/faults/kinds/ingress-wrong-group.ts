import type { FaultKind } from '../fault-kind.ts';
import { called, ingressRules, ruleOptions } from '../read-cloud.ts';

export const ingressWrongGroup: FaultKind = {
  id: 'ingress-wrong-group',
  area: 'firewalls',
  title: 'The rule names the wrong group',
  symptom: 'A rule lets a security group in, and the sender does not wear that group.',
  hint: 'Read the rule as a sentence: who has to wear which group to be let in?',
  card: 'vpc-controls/referencing',
  sites: (cloud) =>
    ingressRules(cloud).flatMap(({ group, rule }) => {
      const right = rule.ReferencedGroupInfo?.GroupId;
      if (right === undefined) return [];
      const change = (verb: string, source: string) =>
        `aws ec2 ${verb}-security-group-ingress --group-id ${group.id} ${ruleOptions(rule, { source: `--source-group ${source}` })}`;
      return [
        {
          on: [group.id],
          commands: [change('revoke', right), change('authorize', group.id)].join('\n'),
          repair: change('authorize', right),
          tell: `Security group ${called(cloud, group.id)} let its own members in on port ${rule.FromPort} instead of those of ${called(cloud, right)}.`,
        },
      ];
    }),
};
