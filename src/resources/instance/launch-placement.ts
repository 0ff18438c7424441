import { refuse } from '../../kernel/cloud/aws-error.ts';
import { findPlacementGroup } from '../shared/placement-group.ts';
import type { AwsContext } from '../tables.ts';
import type { RunInstancesInput } from './launch-input.ts';
import type { Instance } from './schema.ts';

/** The placement group to launch into, which must be there. */
export function launchPlacement(
  context: AwsContext,
  { Placement }: RunInstancesInput,
): Pick<Instance, 'PlacementGroupName' | 'PartitionNumber'> {
  const { GroupName: PlacementGroupName, PartitionNumber } = Placement ?? {};
  if (PlacementGroupName === undefined || PlacementGroupName === '') return {};
  const group = findPlacementGroup(context, { ...context, PlacementGroupName });
  if (group === undefined)
    return refuse(
      'InvalidPlacementGroup.Unknown',
      `The Placement Group '${PlacementGroupName}' is unknown.`,
      'Placement.GroupName',
    );
  const isDivided = group.Detail.Strategy === 'partition' && PartitionNumber !== undefined;
  return { PlacementGroupName, ...(isDivided && { PartitionNumber }) };
}
