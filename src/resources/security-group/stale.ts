import type { AwsView } from '../tables.ts';
import type { SecurityGroupRule } from './schema.ts';

/** Peering states in which the connection is gone for good. */
const ENDED: readonly string[] = ['deleting', 'deleted', 'rejected', 'failed', 'expired'];

/**
 * Whether the rule's reference into another VPC has lost its group or its peering (SG-22, PCX-6).
 * Only what the document knows counts: a group of a VPC outside it may well exist.
 */
export function isStale(view: AwsView, rule: SecurityGroupRule): boolean {
  const reference = rule.ReferencedGroupInfo;
  if (reference?.VpcPeeringConnectionId === undefined) return false;
  const peering = view.get('vpc-peering-connection', reference.VpcPeeringConnectionId);
  if (peering !== undefined && ENDED.includes(peering.Status.Code)) return true;
  const farVpcKnown = reference.VpcId !== undefined && view.get('vpc', reference.VpcId) !== undefined;
  return farVpcKnown && view.get('security-group', reference.GroupId) === undefined;
}
