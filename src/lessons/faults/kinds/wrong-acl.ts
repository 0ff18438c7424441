import type { FaultKind } from '../fault-kind.ts';
import { called } from '../read-cloud.ts';

export const wrongAcl: FaultKind = {
  id: 'wrong-acl',
  area: 'firewalls',
  title: 'A subnet uses the wrong network ACL',
  symptom: 'Each list is right for its own subnet, and this subnet is checked by another’s.',
  hint: 'Read the name of the network ACL that decides. Is it the one that was made for this subnet?',
  card: 'vpc-controls/network-acls',
  sites: (cloud) => {
    const own = Object.values(cloud.tables['network-acl']).filter(({ IsDefault }) => !IsDefault);
    return own.flatMap((acl) =>
      acl.Associations.flatMap(({ SubnetId }) => {
        const change = `aws ec2 replace-network-acl-association --association-id @${SubnetId}:network-acl-association --network-acl-id`;
        return own
          .filter(({ id, VpcId }) => id !== acl.id && VpcId === acl.VpcId)
          .map((other) => ({
            on: [SubnetId, acl.id],
            commands: `${change} ${other.id}`,
            repair: `${change} ${acl.id}`,
            tell: `Subnet ${called(cloud, SubnetId)} used network ACL ${called(cloud, other.id)} instead of ${called(cloud, acl.id)}.`,
          }));
      }),
    );
  },
};
