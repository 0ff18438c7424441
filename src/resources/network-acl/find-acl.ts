import { refuse } from '../../kernel/cloud/aws-error.ts';
import type { AwsContext } from '../tables.ts';
import type { NetworkAcl } from './schema.ts';

export const ACL_NOT_FOUND = 'InvalidNetworkAclID.NotFound';

/** The list that the request names. */
export function findAcl(context: AwsContext, id: string): NetworkAcl {
  const acl = context.get('network-acl', id);
  if (acl === undefined || acl.account !== context.account || acl.region !== context.region)
    return refuse(ACL_NOT_FOUND, `The networkAcl ID '${id}' does not exist`, 'NetworkAclId');
  return acl;
}
