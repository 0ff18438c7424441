import type { FaultKind } from '../fault-kind.ts';
import { called } from '../read-cloud.ts';

const NUMBER = 50;

/** In any network ACL that a subnet uses, the VPC's default one included. */
export const aclDenyFirst: FaultKind = {
  id: 'acl-deny-first',
  area: 'firewalls',
  title: 'A denial stands before the rule that allows',
  symptom: 'A rule allows it, and a rule with a lower number has denied it already.',
  hint: 'The rules of a network ACL are read from the lowest number on. Which is the first that matches?',
  card: 'vpc-controls/acl-rules',
  sites: (cloud) =>
    Object.values(cloud.tables['network-acl'])
      .filter(({ Associations }) => Associations.length > 0)
      .flatMap((acl) =>
        PORTS.map(({ from, to, egress }) => {
          const way = egress ? '--egress' : '--ingress';
          const name = acl.IsDefault
            ? `The default network ACL of ${called(cloud, acl.VpcId)}`
            : `Network ACL ${called(cloud, acl.id)}`;
          return {
            on: [acl.id],
            commands: `aws ec2 create-network-acl-entry --network-acl-id ${acl.id} --rule-number ${NUMBER} --protocol tcp --port-range From=${from},To=${to} --cidr-block 0.0.0.0/0 --rule-action deny ${way}`,
            repair: `aws ec2 delete-network-acl-entry --network-acl-id ${acl.id} --rule-number ${NUMBER} ${way}`,
            tell: `${name} denied ports ${from}-${to} ${egress ? 'outbound' : 'inbound'} in rule ${NUMBER}, before the rule that allows them was read.`,
          };
        }),
      ),
};

const PORTS = [
  { from: 440, to: 450, egress: false },
  { from: 440, to: 450, egress: true },
  { from: 20, to: 25, egress: false },
  { from: 3300, to: 5500, egress: false },
  { from: 8000, to: 8999, egress: false },
  { from: 8000, to: 8999, egress: true },
];
