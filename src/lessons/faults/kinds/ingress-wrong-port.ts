import type { FaultKind } from '../fault-kind.ts';
import { called, ingressRules, ruleOptions } from '../read-cloud.ts';

export const ingressWrongPort: FaultKind = {
  id: 'ingress-wrong-port',
  area: 'firewalls',
  title: 'The rule opens another port',
  symptom: 'The source is right, the protocol is right, and the port is not the one that is asked.',
  hint: 'There is a rule for the right source. Compare its port with the one that is asked.',
  card: 'vpc-controls/ports',
  sites: (cloud) =>
    ingressRules(cloud).flatMap(({ group, rule }) => {
      const port = MISTAKES.get(rule.FromPort);
      if (port === undefined) return [];
      const change = (verb: string, other?: number) =>
        `aws ec2 ${verb}-security-group-ingress --group-id ${group.id} ${ruleOptions(rule, other === undefined ? {} : { port: other })}`;
      return [
        {
          on: [group.id],
          commands: [change('revoke'), change('authorize', port)].join('\n'),
          repair: change('authorize'),
          tell: `Security group ${called(cloud, group.id)} opened port ${port} instead of ${rule.FromPort}.`,
        },
      ];
    }),
};

/** Ports that people mix up. */
const MISTAKES: ReadonlyMap<number, number> = new Map([
  [443, 80],
  [22, 23],
  [3306, 3389],
  [5432, 5423],
  [8080, 8000],
  [8443, 8433],
  [445, 443],
]);
