import type { JsonObject } from '../../kernel/lib/json.ts';
import type { Instance } from '../instance/schema.ts';
import type { AwsListView } from '../tables.ts';
import type { Described } from './data/described-record.ts';
import { optionalRecords } from './optional-records.ts';

type Placed = Pick<Instance, 'account' | 'region' | 'PlacementGroupName'>;

/** The placement group of that name in that place. */
export function findPlacementGroup(
  view: AwsListView,
  { account, region, PlacementGroupName }: Placed,
): Described | undefined {
  if (PlacementGroupName === undefined) return undefined;
  return optionalRecords(view, 'placement-group').find(
    (group) => group.account === account && group.region === region && group.Name === PlacementGroupName,
  );
}

/** The instance's placement group as DescribeInstances shows it. */
export function printPlacementGroup(view: AwsListView, instance: Instance): JsonObject {
  const { PlacementGroupName, PartitionNumber } = instance;
  const id = findPlacementGroup(view, instance)?.Detail.GroupId;
  return {
    GroupName: PlacementGroupName ?? '',
    ...(typeof id === 'string' && { GroupId: id }),
    ...(PartitionNumber !== undefined && { PartitionNumber }),
  };
}
