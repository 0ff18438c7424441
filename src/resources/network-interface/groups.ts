import { refuse } from '../../kernel/cloud/aws-error.ts';
import type { AwsContext } from '../tables.ts';

/** Default quota of security groups per interface; AWS raises it to 16 on request (SG-19). */
const MOST_GROUPS = 16;

/**
 * The groups of an interface in that VPC. None given: the VPC's default group (SG-4); a VPC whose
 * default group was not imported leaves the interface without.
 */
export function resolveGroups(
  context: AwsContext,
  vpcId: string,
  asked: readonly string[] | undefined,
): readonly string[] {
  if (asked === undefined || asked.length === 0) {
    const standard = context
      .all('security-group')
      .find((group) => group.VpcId === vpcId && group.GroupName === 'default');
    return standard === undefined ? [] : [standard.id];
  }
  const groups = [...new Set(asked)];
  if (groups.length > MOST_GROUPS)
    return refuse(
      'SecurityGroupsPerInterfaceLimitExceeded',
      'The maximum number of security groups per interface has been reached.',
      'Groups',
    );
  for (const id of groups) {
    const group = context.get('security-group', id);
    if (group === undefined || group.region !== context.region)
      refuse('InvalidGroup.NotFound', `The security group '${id}' does not exist`, 'Groups');
    else if (group.VpcId !== vpcId)
      refuse(
        'InvalidParameterValue',
        'You have specified two resources that belong to different networks.',
        'Groups',
      );
  }
  return groups;
}
