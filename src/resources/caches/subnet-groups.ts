import * as z from 'zod';
import { refuse } from '../../kernel/cloud/aws-error.ts';
import { readTags, tagList } from '../shared/data/collection.ts';
import { texts } from '../shared/data/facts.ts';
import { arnOf } from '../shared/data/places.ts';
import { clusters, paging, subnetGroups } from './collections.ts';

const createCacheSubnetGroup = subnetGroups.create(
  'CreateCacheSubnetGroup',
  {
    CacheSubnetGroupName: z.string().min(1),
    CacheSubnetGroupDescription: z.string(),
    SubnetIds: texts.min(1),
    Tags: tagList.optional(),
  },
  {
    example: {
      CacheSubnetGroupName: 'caches',
      CacheSubnetGroupDescription: 'Private',
      SubnetIds: ['subnet-0123456789abcdef0'],
    },
    errors: ['CacheSubnetGroupAlreadyExists', 'InvalidSubnet'],
    make: (context, input) => {
      const name = input.CacheSubnetGroupName.toLowerCase();
      if (subnetGroups.get(context, name) !== undefined)
        refuse('CacheSubnetGroupAlreadyExists', `Cache Subnet Group ${name} already exists.`);
      const subnets = input.SubnetIds.map((id) => {
        const subnet = context.list('subnet').find((each) => each.id === id);
        return subnet ?? refuse('InvalidSubnet', `Some input subnets in :[${id}] are invalid.`);
      });
      if (new Set(subnets.map(({ VpcId }) => VpcId)).size > 1)
        refuse('InvalidSubnet', 'The provided subnets are not in the same VPC.');
      return {
        name,
        tags: readTags(input.Tags),
        detail: {
          CacheSubnetGroupName: name,
          CacheSubnetGroupDescription: input.CacheSubnetGroupDescription,
          VpcId: subnets[0]?.VpcId ?? '',
          Subnets: subnets.map(({ id, AvailabilityZone }) => ({
            SubnetIdentifier: id,
            SubnetAvailabilityZone: { Name: AvailabilityZone },
            SupportedNetworkTypes: ['ipv4'],
          })),
          ARN: arnOf(context, 'elasticache', `subnetgroup:${name}`),
          SupportedNetworkTypes: ['ipv4'],
        },
      };
    },
    answer: (CacheSubnetGroup) => ({ CacheSubnetGroup }),
  },
);

const describeCacheSubnetGroups = subnetGroups.list(
  'DescribeCacheSubnetGroups',
  'CacheSubnetGroupName',
  { CacheSubnetGroupName: z.string().optional(), ...paging },
  { answer: (CacheSubnetGroups) => ({ CacheSubnetGroups }) },
);

const deleteCacheSubnetGroup = subnetGroups.remove(
  'DeleteCacheSubnetGroup',
  'CacheSubnetGroupName',
  { CacheSubnetGroupName: z.string() },
  {
    example: { CacheSubnetGroupName: 'caches' },
    errors: ['CacheSubnetGroupInUse'],
    before: (context, { Name }) => {
      if (clusters.all(context).some(({ Detail }) => Detail.CacheSubnetGroupName === Name))
        refuse('CacheSubnetGroupInUse', `Cache Subnet Group ${Name} is currently in use by a cache cluster.`);
    },
  },
);

export const subnetGroupOperations = [
  createCacheSubnetGroup,
  describeCacheSubnetGroups,
  deleteCacheSubnetGroup,
];
