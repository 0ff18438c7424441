import { routeState } from '../resources/shared/route-state.ts';
import type { AwsTables } from '../resources/tables.ts';
import { recordsOf, viewOf } from './cloud-view.ts';
import { titleOf } from './layout/names.ts';
import { type Doomed, doomedBy } from './removal.ts';
import type { EditSession, TableName } from './session.ts';

/**
 * Deletes those records and what they contain, in the order in which AWS allows it. Routes to
 * deleted targets stay and become blackholes, as in AWS (RT-14); a note says which.
 */
export function removeAll(session: EditSession, keys: readonly string[]): void {
  const holesBefore = blackholes(session);
  const before = session.cloud;
  const doomed = doomedBy(before, keys);
  deletePeerings(session, doomed);
  const addresses = addressesOf(session, doomed);
  terminateInstances(session, doomed);
  each(session, doomed, 'nat-gateway', (gateway) => {
    if (gateway.State !== 'deleted') call(session, gateway, 'DeleteNatGateway', { NatGatewayId: gateway.id });
  });
  deleteInterfaces(session, doomed);
  releaseAddresses(session, [...addresses, ...(doomed['elastic-ip'] ?? [])]);
  each(session, doomed, 'internet-gateway', (gateway) => {
    for (const { VpcId } of gateway.Attachments)
      call(session, gateway, 'DetachInternetGateway', { InternetGatewayId: gateway.id, VpcId });
    call(session, gateway, 'DeleteInternetGateway', { InternetGatewayId: gateway.id });
  });
  each(session, doomed, 'subnet', (subnet) => call(session, subnet, 'DeleteSubnet', { SubnetId: subnet.id }));
  deleteRouteTables(session, doomed);
  deleteLists(session, doomed);
  deleteGroups(session, doomed);
  each(session, doomed, 'vpc', (vpc) => call(session, vpc, 'DeleteVpc', { VpcId: vpc.id }));
  each(session, doomed, 'managed-prefix-list', (list) =>
    call(session, list, 'DeleteManagedPrefixList', { PrefixListId: list.id }),
  );
  each(session, doomed, 'key-pair', (pair) => call(session, pair, 'DeleteKeyPair', { KeyPairId: pair.id }));
  forgetGone(session, doomed, before);
  noteBlackholes(session, holesBefore);
}

function call(
  session: EditSession,
  { account, region }: { readonly account: string; readonly region: string },
  operation: string,
  input: Parameters<EditSession['request']>[1],
): void {
  session.request(operation, input, { account, region });
}

/** Those of the table that are still there, one after the other. */
function each<K extends TableName>(
  session: EditSession,
  doomed: Doomed,
  table: K,
  act: (record: AwsTables[K]) => void,
): void {
  for (const id of doomed[table] ?? []) {
    const record = viewOf(session.cloud).get(table, id);
    if (record !== undefined) act(record);
  }
}

function deletePeerings(session: EditSession, doomed: Doomed): void {
  each(session, doomed, 'vpc-peering-connection', (peering) =>
    call(session, peering, 'DeleteVpcPeeringConnection', { VpcPeeringConnectionId: peering.id }),
  );
}

/** Elastic IPs of doomed instances and NAT gateways: nothing else would show them afterwards. */
function addressesOf(session: EditSession, doomed: Doomed): readonly string[] {
  const interfaces = new Set(doomed['network-interface']);
  each(session, doomed, 'nat-gateway', (gateway) => interfaces.add(gateway.NetworkInterfaceId));
  for (const { id, Attachment } of recordsOf(session.cloud, 'network-interface'))
    if (Attachment !== undefined && doomed.instance?.has(Attachment.InstanceId)) interfaces.add(id);
  return recordsOf(session.cloud, 'elastic-ip')
    .filter(({ Association }) => Association !== undefined && interfaces.has(Association.NetworkInterfaceId))
    .map(({ id }) => id);
}

function terminateInstances(session: EditSession, doomed: Doomed): void {
  each(session, doomed, 'instance', (instance) => {
    if (instance.State !== 'terminated')
      call(session, instance, 'TerminateInstances', { InstanceIds: [instance.id] });
  });
}

function deleteInterfaces(session: EditSession, doomed: Doomed): void {
  each(session, doomed, 'network-interface', ({ id, Attachment, ...place }) => {
    if (Attachment !== undefined)
      call(session, place, 'DetachNetworkInterface', { AttachmentId: Attachment.AttachmentId });
    call(session, place, 'DeleteNetworkInterface', { NetworkInterfaceId: id });
  });
}

function releaseAddresses(session: EditSession, ids: readonly string[]): void {
  for (const id of new Set(ids)) {
    const address = session.cloud.tables['elastic-ip'][id];
    if (address === undefined) continue;
    if (address.Association !== undefined)
      call(session, address, 'DisassociateAddress', { AssociationId: address.Association.AssociationId });
    call(session, address, 'ReleaseAddress', { AllocationId: id });
    session.note(`Released the Elastic IP address ${address.PublicIp}; AWS may give it to someone else.`);
  }
}

/** A table that subnets use gives them back to the main one first. */
function deleteRouteTables(session: EditSession, doomed: Doomed): void {
  each(session, doomed, 'route-table', (table) => {
    for (const { Main, RouteTableAssociationId } of table.Associations)
      if (!Main) call(session, table, 'DisassociateRouteTable', { AssociationId: RouteTableAssociationId });
    call(session, table, 'DeleteRouteTable', { RouteTableId: table.id });
  });
}

/** ACL-4: subnets of a deleted list go to the VPC's default one. */
function deleteLists(session: EditSession, doomed: Doomed): void {
  each(session, doomed, 'network-acl', (list) => {
    const fallback = recordsOf(session.cloud, 'network-acl').find(
      ({ VpcId, IsDefault }) => VpcId === list.VpcId && IsDefault,
    );
    for (const { NetworkAclAssociationId } of fallback === list || fallback === undefined
      ? []
      : list.Associations)
      call(session, list, 'ReplaceNetworkAclAssociation', {
        AssociationId: NetworkAclAssociationId,
        NetworkAclId: fallback?.id ?? '',
      });
    call(session, list, 'DeleteNetworkAcl', { NetworkAclId: list.id });
  });
}

/** SG-20: a group that rules of others name cannot be deleted, so those rules go first. */
function deleteGroups(session: EditSession, doomed: Doomed): void {
  const ids = doomed['security-group'];
  if (ids === undefined) return;
  for (const group of recordsOf(session.cloud, 'security-group')) {
    for (const IsEgress of [false, true]) {
      const rules = group.Rules.filter(
        (rule) => rule.IsEgress === IsEgress && ids.has(rule.ReferencedGroupInfo?.GroupId ?? ''),
      );
      if (rules.length === 0) continue;
      call(session, group, IsEgress ? 'RevokeSecurityGroupEgress' : 'RevokeSecurityGroupIngress', {
        GroupId: group.id,
        SecurityGroupRuleIds: rules.map((rule) => rule.SecurityGroupRuleId),
      });
      if (!ids.has(group.id))
        session.note(`${group.GroupName} lost ${rules.length} rule(s) that named a deleted group.`);
    }
  }
  each(session, doomed, 'security-group', (group) =>
    call(session, group, 'DeleteSecurityGroup', { GroupId: group.id }),
  );
}

/** The document keeps no positions of and no questions about what is gone. */
function forgetGone(session: EditSession, doomed: Doomed, before: EditSession['cloud']): void {
  const gone = new Set<string>();
  for (const table of Object.keys(doomed) as TableName[])
    for (const id of doomed[table] ?? []) {
      const key = viewOf(before).get(table, id)?.key;
      if (key === undefined) continue;
      gone.add(key);
      session.forget(key);
    }
  const { probes } = session.document;
  const left = probes.filter(({ from, to }) => !gone.has(from) && !gone.has(to));
  if (left.length === probes.length) return;
  session.setProbes(left);
  session.note(`Removed ${probes.length - left.length} saved question(s) about what is gone.`);
}

/** `table: destination` of every blackhole. */
function blackholes(session: EditSession): ReadonlySet<string> {
  const view = viewOf(session.cloud);
  return new Set(
    recordsOf(session.cloud, 'route-table').flatMap((table) =>
      table.Routes.filter((route) => routeState(view, table, route) === 'blackhole').map((route) => {
        const destination =
          route.DestinationCidrBlock ?? route.DestinationIpv6CidrBlock ?? route.DestinationPrefixListId;
        return `${destination} in ${titleOf(table)}`;
      }),
    ),
  );
}

function noteBlackholes(session: EditSession, before: ReadonlySet<string>): void {
  for (const hole of blackholes(session))
    if (!before.has(hole)) session.note(`The route ${hole} now leads nowhere (blackhole): AWS keeps it.`);
}
