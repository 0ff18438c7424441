import type { FaultKind } from '../fault-kind.ts';
import { aclEntries, called, entryOptions, tellPorts, wayOption } from '../read-cloud.ts';

export const aclInboundMissing: FaultKind = {
  id: 'acl-inbound-missing',
  area: 'firewalls',
  title: 'The network ACL does not let the request in',
  symptom: 'The security group would let the packet in, and the subnet’s list drops it before.',
  hint: 'A packet has to pass the network ACL of the subnet before it meets a security group.',
  card: 'vpc-controls/acl-rules',
  sites: (cloud) =>
    aclEntries(cloud)
      .filter(({ entry }) => !entry.Egress && entry.RuleAction === 'allow' && entry.PortRange?.From !== 1024)
      .map(({ acl, entry }) => ({
        on: [acl.id],
        commands: `aws ec2 delete-network-acl-entry --network-acl-id ${acl.id} --rule-number ${entry.RuleNumber} ${wayOption(entry)}`,
        repair: `aws ec2 create-network-acl-entry --network-acl-id ${acl.id} ${entryOptions(entry)}`,
        tell: `Network ACL ${called(cloud, acl.id)} had no inbound rule for ${tellPorts(entry)} from \`${entry.CidrBlock ?? ''}\`.`,
      })),
};
