import * as z from 'zod';
import { refuse } from '../../kernel/cloud/aws-error.ts';
import { collection } from '../shared/data/collection.ts';
import { tagErrors, tagSpecifications, tagsFor, withOwnTags } from '../shared/data/ec2-list.ts';
import { present } from '../shared/data/facts.ts';
import { arnOf } from '../shared/data/places.ts';

const GONE = 'InvalidPlacementGroup.Unknown';
const IN_USE = 'InvalidPlacementGroup.InUse';
const groups = collection({
  service: 'ec2',
  table: 'placement-group',
  prefix: 'pg',
  missing: [GONE, (name) => `The Placement Group '${name}' is unknown.`],
  print: withOwnTags,
});

const createPlacementGroup = groups.create(
  'CreatePlacementGroup',
  {
    GroupName: z.string().min(1).max(255),
    Strategy: z.enum(['cluster', 'spread', 'partition']).default('cluster'),
    PartitionCount: z.int().min(1).max(7).optional(),
    SpreadLevel: z.string().optional(),
    LinkedGroupId: z.string().optional(),
    Operator: z.unknown().optional(),
    ...tagSpecifications,
  },
  {
    example: { GroupName: 'near', Strategy: 'cluster' },
    errors: [...tagErrors, 'InvalidPlacementGroup.Duplicate', 'InvalidParameterCombination'],
    make: (context, input, id) => {
      const { GroupName, Strategy, PartitionCount } = input;
      if (groups.get(context, GroupName) !== undefined)
        refuse('InvalidPlacementGroup.Duplicate', `The Placement Group '${GroupName}' already exists.`);
      if (PartitionCount !== undefined && Strategy !== 'partition')
        refuse(
          'InvalidParameterCombination',
          'PartitionCount can only be specified when strategy is set to partition',
        );
      return {
        name: GroupName,
        tags: tagsFor(input.TagSpecifications, 'placement-group'),
        detail: present({
          GroupName,
          State: 'available',
          Strategy,
          PartitionCount: Strategy === 'partition' ? (PartitionCount ?? 2) : undefined,
          GroupId: id,
          GroupArn: arnOf(context, 'ec2', `placement-group/${GroupName}`),
          ...(Strategy === 'spread' && { SpreadLevel: input.SpreadLevel ?? 'rack' }),
        }),
      };
    },
    answer: (PlacementGroup) => ({ PlacementGroup }),
  },
);

const describePlacementGroups = groups.list(
  'DescribePlacementGroups',
  'GroupNames',
  { GroupNames: z.array(z.string()).optional(), GroupIds: z.array(z.string()).optional() },
  {
    where: ({ Detail }, { GroupIds }) => GroupIds?.includes(String(Detail.GroupId)) ?? true,
    answer: (PlacementGroups) => ({ PlacementGroups }),
  },
);

const deletePlacementGroup = groups.remove(
  'DeletePlacementGroup',
  'GroupName',
  { GroupName: z.string() },
  {
    example: { GroupName: 'near' },
    errors: [IN_USE],
    before: (context, { Name }) => {
      const isInside = context
        .list('instance')
        .some(({ PlacementGroupName, State }) => PlacementGroupName === Name && State !== 'terminated');
      if (isInside) refuse(IN_USE, `The placement group '${Name}' is in use and may not be deleted.`);
    },
  },
);

export const placementGroupOperations = [createPlacementGroup, describePlacementGroups, deletePlacementGroup];
