import type { FaultKind } from '../fault-kind.ts';
import { called, EVERYWHERE, ingressRules, ruleOptions } from '../read-cloud.ts';

export const ingressWrongBlock: FaultKind = {
  id: 'ingress-wrong-block',
  area: 'firewalls',
  title: 'The rule lets another block in',
  symptom: 'There is a rule for the port, and the sender’s address lies outside its block.',
  hint: 'Is the sender’s address inside the block of the rule? Mind every digit.',
  card: 'vpc-controls/rules',
  sites: (cloud) =>
    ingressRules(cloud).flatMap(({ group, rule }) => {
      const block = rule.CidrIpv4;
      if (block === undefined || block === EVERYWHERE) return [];
      const wrong = neighbourOf(block);
      const change = (verb: string, cidr: string) =>
        `aws ec2 ${verb}-security-group-ingress --group-id ${group.id} ${ruleOptions(rule, { source: `--cidr ${cidr}` })}`;
      return [
        {
          on: [group.id],
          commands: [change('revoke', block), change('authorize', wrong)].join('\n'),
          repair: change('authorize', block),
          tell: `Security group ${called(cloud, group.id)} let \`${wrong}\` in on port ${rule.FromPort}, not \`${block}\`.`,
        },
      ];
    }),
};

/** The block with its second octet one too high: a slip of a finger. */
function neighbourOf(block: string): string {
  return block.replace(
    /^(\d+)\.(\d+)\./,
    (_all, first: string, second: string) => `${first}.${Number(second) + 1}.`,
  );
}
