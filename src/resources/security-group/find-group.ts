import { refuse } from '../../kernel/cloud/aws-error.ts';
import type { AwsContext } from '../tables.ts';
import type { SecurityGroup } from './schema.ts';

/** The codes `findGroup` and `findGroupNamed` can refuse with. */
export const FIND_GROUP_ERRORS = ['MissingParameter', 'InvalidGroup.NotFound', 'InvalidGroupId.Malformed'];

/** The group that a request names by id or, in the default VPC, by name. */
export function findGroup(
  context: AwsContext,
  given: { readonly GroupId?: string | undefined; readonly GroupName?: string | undefined },
): SecurityGroup {
  if (given.GroupId !== undefined) return findGroupById(context, given.GroupId);
  if (given.GroupName !== undefined) return findGroupNamed(context, given.GroupName);
  return refuse('MissingParameter', 'The request must contain the parameter groupName or groupId', 'GroupId');
}

export function findGroupById(context: AwsContext, id: string): SecurityGroup {
  checkGroupId(id);
  const group = context.get('security-group', id);
  if (group === undefined || group.account !== context.account || group.region !== context.region)
    return refuse('InvalidGroup.NotFound', `The security group '${id}' does not exist`, 'GroupId');
  return group;
}

export function checkGroupId(id: string): void {
  if (!id.startsWith('sg-'))
    refuse('InvalidGroupId.Malformed', `Invalid id: "${id}" (expecting "sg-...")`, 'GroupId');
}

/** Names alone are looked up in the default VPC only; elsewhere AWS wants ids. */
function findGroupNamed(context: AwsContext, name: string): SecurityGroup {
  const { VpcId } = context.request('InternalEnsureDefaultVpc', {});
  const group = context
    .list('security-group')
    .find((item) => item.VpcId === VpcId && item.GroupName === name);
  return (
    group ??
    refuse(
      'InvalidGroup.NotFound',
      `The security group '${name}' does not exist in default VPC '${String(VpcId)}'`,
      'GroupName',
    )
  );
}
