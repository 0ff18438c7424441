import { refuse } from '../../kernel/cloud/aws-error.ts';
import type { AwsContext, AwsListView } from '../tables.ts';
import type { VpcPeeringConnection } from '../vpc-peering-connection/schema.ts';
import type { RuleFacts } from './rule.ts';
import type { SecurityGroup } from './schema.ts';

export const RESOLVE_ERRORS = ['InvalidGroup.NotFound', 'InvalidPrefixListId.NotFound'];

type GroupReference = NonNullable<RuleFacts['ReferencedGroupInfo']>;

/** The rule with its peer looked up: a group or prefix list that the rule may name. */
export function resolvePeer(context: AwsContext, group: SecurityGroup, rule: RuleFacts): RuleFacts {
  if (rule.PrefixListId !== undefined) checkPrefixList(context, rule.PrefixListId);
  if (rule.ReferencedGroupInfo === undefined) return rule;
  return { ...rule, ReferencedGroupInfo: resolveGroup(context, group, rule.ReferencedGroupInfo) };
}

function checkPrefixList(context: AwsContext, id: string): void {
  const list = context.get('managed-prefix-list', id);
  const usable =
    list !== undefined &&
    list.region === context.region &&
    (list.account === context.account || list.account === 'AWS') &&
    !list.State.startsWith('delete');
  if (!usable)
    refuse('InvalidPrefixListId.NotFound', `The prefix list ID '${id}' does not exist`, 'PrefixListIds');
}

function resolveGroup(context: AwsContext, group: SecurityGroup, given: GroupReference): GroupReference {
  const referenced = context.get('security-group', given.GroupId);
  if (referenced === undefined) return resolveForeignGroup(context, group, given);
  const owner = given.UserId ?? context.account;
  if (referenced.account !== owner) return groupNotFound(given.GroupId);
  if (referenced.VpcId === group.VpcId) return { GroupId: given.GroupId };
  const peering = activePeerings(context, group).find(
    (item) => item.far.VpcId === referenced.VpcId && isAsked(item.peering, given),
  );
  return peering === undefined ? differentNetworks() : referenceAcross(group, given, peering);
}

/**
 * A group the document does not hold: believed when the request names its owner and that owner's
 * VPC, absent from the document too, is joined by an active peering.
 */
function resolveForeignGroup(
  context: AwsContext,
  group: SecurityGroup,
  given: GroupReference,
): GroupReference {
  if (given.UserId === undefined || given.UserId === context.account) return groupNotFound(given.GroupId);
  const peering = activePeerings(context, group).find(
    (item) =>
      item.far.OwnerId === given.UserId &&
      context.get('vpc', item.far.VpcId) === undefined &&
      isAsked(item.peering, given),
  );
  return peering === undefined ? groupNotFound(given.GroupId) : referenceAcross(group, given, peering);
}

interface FarSide {
  readonly peering: VpcPeeringConnection;
  readonly far: VpcPeeringConnection['RequesterVpcInfo'];
}

/** PCX-6: only an active peering inside one Region carries references. */
function activePeerings(view: AwsListView, group: SecurityGroup): readonly FarSide[] {
  return view.all('vpc-peering-connection').flatMap((peering): readonly FarSide[] => {
    const { RequesterVpcInfo: requester, AccepterVpcInfo: accepter } = peering;
    if (peering.Status.Code !== 'active' || requester.Region !== accepter.Region) return [];
    if (requester.VpcId === group.VpcId) return [{ peering, far: accepter }];
    return accepter.VpcId === group.VpcId ? [{ peering, far: requester }] : [];
  });
}

function isAsked(peering: VpcPeeringConnection, given: GroupReference): boolean {
  return given.VpcPeeringConnectionId === undefined || given.VpcPeeringConnectionId === peering.id;
}

function referenceAcross(group: SecurityGroup, given: GroupReference, side: FarSide): GroupReference {
  return {
    GroupId: given.GroupId,
    VpcPeeringConnectionId: side.peering.id,
    VpcId: side.far.VpcId,
    ...(side.far.OwnerId === group.account ? {} : { UserId: side.far.OwnerId }),
  };
}

function groupNotFound(id: string): never {
  return refuse('InvalidGroup.NotFound', `The security group '${id}' does not exist`, 'UserIdGroupPairs');
}

function differentNetworks(): never {
  return refuse(
    'InvalidGroup.NotFound',
    'You have specified two resources that belong to different networks.',
    'UserIdGroupPairs',
  );
}
