import type { FaultKind } from '../fault-kind.ts';
import { aclEntries, called, entryOptions, tellPorts, wayOption } from '../read-cloud.ts';

export const aclEphemeralMissing: FaultKind = {
  id: 'acl-ephemeral-missing',
  area: 'firewalls',
  title: 'The network ACL does not let answers pass',
  symptom: 'The request arrives and its answer is dropped: a network ACL does not remember who asked.',
  hint: 'Follow the answer. To which port does it go, and which rule lets it pass?',
  card: 'vpc-controls/ephemeral-ports',
  sites: (cloud) =>
    aclEntries(cloud)
      .filter(({ entry }) => entry.RuleAction === 'allow' && entry.PortRange?.From === 1024)
      .map(({ acl, entry }) => ({
        on: [acl.id],
        commands: `aws ec2 delete-network-acl-entry --network-acl-id ${acl.id} --rule-number ${entry.RuleNumber} ${wayOption(entry)}`,
        repair: `aws ec2 create-network-acl-entry --network-acl-id ${acl.id} ${entryOptions(entry)}`,
        tell: `Network ACL ${called(cloud, acl.id)} let no answers ${entry.Egress ? 'out' : 'in'}: ${tellPorts(entry)}, the ephemeral ports, were missing.`,
      })),
};
