import { jsonEqual } from '../../kernel/lib/json.ts';
import type { NetworkAcl, NetworkAclEntry } from '../../resources/network-acl/schema.ts';
import { placeOf, type Rebuilder, tagged } from './rebuilder.ts';
import { rebuilt } from './scope.ts';

/** Network ACLs with their entries, and which subnets stand in them. */
export function rebuildNetworkAcls(rebuild: Rebuilder): void {
  const acls = rebuilt(rebuild.source, 'network-acl');
  if (acls.length > 0) rebuild.section('Network ACLs');
  for (const acl of acls) {
    const VpcId = rebuild.id(acl.VpcId);
    if (VpcId === undefined) continue;
    if (!acl.IsDefault)
      rebuild.make(
        placeOf(acl),
        'CreateNetworkAcl',
        { VpcId, ...tagged('network-acl', acl.Tags) },
        ['NetworkAcl', 'NetworkAclId'],
        acl.id,
      );
    if (acl.IsDefault && !isChanged(acl)) continue;
    const NetworkAclId = rebuild.id(acl.id);
    if (NetworkAclId === undefined) continue;
    reshapeEntries(rebuild, acl, NetworkAclId);
    if (!acl.IsDefault) associate(rebuild, acl, NetworkAclId);
  }
}

/** ACL-2: a default list starts with one open entry each way. */
function isChanged({ Entries, Tags }: NetworkAcl): boolean {
  const isInitial = ({ RuleNumber, Protocol, RuleAction, CidrBlock }: NetworkAclEntry) =>
    RuleNumber === 100 && Protocol === '-1' && RuleAction === 'allow' && CidrBlock === '0.0.0.0/0';
  return Tags.length > 0 || Entries.length !== 2 || !Entries.every(isInitial);
}

function reshapeEntries(rebuild: Rebuilder, acl: NetworkAcl, NetworkAclId: string): void {
  const made = rebuild.cloud.tables['network-acl'][NetworkAclId]?.Entries ?? [];
  const at = (entries: readonly NetworkAclEntry[], { RuleNumber, Egress }: NetworkAclEntry) =>
    entries.find((entry) => entry.RuleNumber === RuleNumber && entry.Egress === Egress);
  for (const { RuleNumber, Egress } of made.filter((entry) => at(acl.Entries, entry) === undefined))
    rebuild.call(acl, 'DeleteNetworkAclEntry', { NetworkAclId, RuleNumber, Egress });
  for (const entry of acl.Entries) {
    const present = at(made, entry);
    if (present !== undefined && jsonEqual(present, entry)) continue;
    const operation = present === undefined ? 'CreateNetworkAclEntry' : 'ReplaceNetworkAclEntry';
    rebuild.call(acl, operation, { NetworkAclId, ...entry });
  }
}

/** ACL-4: every subnet starts in its VPC's default list. */
function associate(rebuild: Rebuilder, acl: NetworkAcl, NetworkAclId: string): void {
  for (const association of acl.Associations) {
    const SubnetId = rebuild.id(association.SubnetId);
    if (SubnetId === undefined) continue;
    const AssociationId = rebuild.make(
      placeOf(acl),
      'DescribeNetworkAcls',
      { Filters: [{ Name: 'association.subnet-id', Values: [SubnetId] }] },
      ['NetworkAcls', 0, 'Associations', { field: 'SubnetId', is: SubnetId }, 'NetworkAclAssociationId'],
    );
    if (AssociationId !== undefined)
      rebuild.call(acl, 'ReplaceNetworkAclAssociation', { AssociationId, NetworkAclId });
  }
}
