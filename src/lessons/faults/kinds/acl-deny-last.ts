import type { FaultKind } from '../fault-kind.ts';
import { aclEntries, called, entryOptions, wayOption } from '../read-cloud.ts';

const LATE = 200;

export const aclDenyLast: FaultKind = {
  id: 'acl-deny-last',
  area: 'firewalls',
  title: 'A denial stands behind the rule that allows',
  symptom: 'There is a rule that denies it, and it is never read: a lower number has allowed it already.',
  hint: 'The denial is there. Is it read before a rule that allows?',
  card: 'vpc-controls/acl-rules',
  sites: (cloud) =>
    aclEntries(cloud)
      .filter(({ entry }) => entry.RuleAction === 'deny')
      .map(({ acl, entry }) => ({
        on: [acl.id],
        commands: [
          `aws ec2 delete-network-acl-entry --network-acl-id ${acl.id} --rule-number ${entry.RuleNumber} ${wayOption(entry)}`,
          `aws ec2 create-network-acl-entry --network-acl-id ${acl.id} ${entryOptions(entry, LATE)}`,
        ].join('\n'),
        repair: `aws ec2 create-network-acl-entry --network-acl-id ${acl.id} ${entryOptions(entry)}`,
        tell: `Network ACL ${called(cloud, acl.id)} denied \`${entry.CidrBlock ?? ''}\` only in rule ${LATE}; a lower number had let it in.`,
      })),
};
