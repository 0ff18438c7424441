import * as z from 'zod';
import { refuse } from '../../kernel/cloud/aws-error.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import type { DataContext } from '../data-tables.ts';
import { collection, readTags, tagList } from '../shared/data/collection.ts';
import { jsonObject, present, texts } from '../shared/data/facts.ts';
import { arnOf } from '../shared/data/places.ts';

export const NO_SUBNET_GROUP = 'DBSubnetGroupNotFoundFault';
export const subnetGroups = collection({
  service: 'rds',
  table: 'db-subnet-group',
  prefix: 'subgrp',
  missing: [NO_SUBNET_GROUP, (name) => `DB subnet group '${name}' does not exist.`],
});

/** Subnets as a group shows them: all of one VPC, in two zones at least. */
function readSubnets(context: DataContext, ids: readonly string[]): JsonObject {
  const found = ids.map((id) => context.list('subnet').find((each) => each.id === id));
  const lost = ids.filter((_, index) => found[index] === undefined);
  const subnets = found.filter((each) => each !== undefined);
  const [first] = subnets;
  if (lost.length > 0 || first === undefined)
    return refuse('InvalidSubnet', `Some input subnets in :[${ids.join(', ')}] are invalid.`);
  if (new Set(subnets.map(({ VpcId }) => VpcId)).size > 1)
    refuse('InvalidSubnet', 'The provided subnets are not in the same VPC.');
  if (new Set(subnets.map(({ AvailabilityZone }) => AvailabilityZone)).size < 2)
    refuse(
      'DBSubnetGroupDoesNotCoverEnoughAZs',
      `The DB subnet group doesn't meet Availability Zone (AZ) coverage requirement. Current AZ coverage: ${first.AvailabilityZone}. Add subnets to cover at least 2 AZs.`,
    );
  return {
    VpcId: first.VpcId,
    Subnets: subnets.map(({ id, AvailabilityZone }) => ({
      SubnetIdentifier: id,
      SubnetAvailabilityZone: { Name: AvailabilityZone },
      SubnetOutpost: {},
      SubnetStatus: 'Active',
    })),
  };
}

const createDBSubnetGroup = subnetGroups.create(
  'CreateDBSubnetGroup',
  {
    DBSubnetGroupName: z.string().min(1),
    DBSubnetGroupDescription: z.string().min(1),
    SubnetIds: texts,
    Tags: tagList.optional(),
  },
  {
    example: {
      DBSubnetGroupName: 'data',
      DBSubnetGroupDescription: 'Private subnets',
      SubnetIds: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'],
    },
    errors: [
      'DBSubnetGroupAlreadyExists',
      'DBSubnetGroupDoesNotCoverEnoughAZs',
      'InvalidSubnet',
      'InvalidParameterValue',
    ],
    make: (context, input) => {
      const name = input.DBSubnetGroupName.toLowerCase();
      if (name === 'default') refuse('InvalidParameterValue', 'DB subnet group name default is reserved.');
      if (subnetGroups.get(context, name) !== undefined)
        refuse('DBSubnetGroupAlreadyExists', `The DB subnet group '${name}' already exists.`);
      return {
        name,
        tags: readTags(input.Tags),
        detail: {
          DBSubnetGroupName: name,
          DBSubnetGroupDescription: input.DBSubnetGroupDescription,
          SubnetGroupStatus: 'Complete',
          ...readSubnets(context, input.SubnetIds),
          DBSubnetGroupArn: arnOf(context, 'rds', `subgrp:${name}`),
          SupportedNetworkTypes: ['IPV4'],
        },
      };
    },
    answer: (DBSubnetGroup) => ({ DBSubnetGroup }),
  },
);

const describeDBSubnetGroups = subnetGroups.list(
  'DescribeDBSubnetGroups',
  'DBSubnetGroupName',
  {
    DBSubnetGroupName: z.string().optional(),
    Filters: z.array(jsonObject).optional(),
    MaxRecords: z.int().optional(),
    Marker: z.string().optional(),
  },
  { answer: (DBSubnetGroups) => ({ DBSubnetGroups }) },
);

const modifyDBSubnetGroup = subnetGroups.change(
  'ModifyDBSubnetGroup',
  'DBSubnetGroupName',
  { DBSubnetGroupName: z.string(), DBSubnetGroupDescription: z.string().optional(), SubnetIds: texts },
  {
    example: {
      DBSubnetGroupName: 'data',
      SubnetIds: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'],
    },
    errors: ['DBSubnetGroupDoesNotCoverEnoughAZs', 'InvalidSubnet'],
    apply: (context, _record, { DBSubnetGroupDescription, SubnetIds }) => ({
      ...present({ DBSubnetGroupDescription }),
      ...readSubnets(context, SubnetIds),
    }),
    answer: (DBSubnetGroup) => ({ DBSubnetGroup }),
  },
);

const deleteDBSubnetGroup = subnetGroups.remove(
  'DeleteDBSubnetGroup',
  'DBSubnetGroupName',
  { DBSubnetGroupName: z.string() },
  {
    example: { DBSubnetGroupName: 'data' },
    errors: ['InvalidDBSubnetGroupStateFault'],
    before: (context, { Name }) => {
      const user = context.list('db-instance').find(({ Detail }) => Detail.DBSubnetGroupName === Name);
      if (user !== undefined)
        refuse(
          'InvalidDBSubnetGroupStateFault',
          `Cannot delete the subnet group '${Name}' because at least one database instance: ${user.Name} is still using it.`,
        );
    },
  },
);

export const subnetGroupOperations = [
  createDBSubnetGroup,
  describeDBSubnetGroups,
  modifyDBSubnetGroup,
  deleteDBSubnetGroup,
];
