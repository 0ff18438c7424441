import { refuse } from '../../kernel/cloud/aws-error.ts';
import type { DataContext } from '../data-tables.ts';
import { readTags, tagList, withoutTags, withTags } from '../shared/data/collection.ts';
import { inService } from '../shared/data/data-operation.ts';
import type { Described } from '../shared/data/described-record.ts';
import { texts } from '../shared/data/facts.ts';

const elbv2 = inService('elbv2');
const TABLES = ['load-balancer', 'target-group', 'load-balancer-listener', 'load-balancer-rule'] as const;
const errors = ['LoadBalancerNotFound', 'TargetGroupNotFound', 'ListenerNotFound', 'RuleNotFound'];
const ResourceArns = texts.min(1);
const example = {
  ResourceArns: ['arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/web/0123456789abcdef'],
};

function find(
  context: DataContext,
  arn: string,
): readonly [table: (typeof TABLES)[number], record: Described] {
  for (const table of TABLES) {
    const record = context.list(table).find(({ Name }) => Name === arn);
    if (record !== undefined) return [table, record];
  }
  if (arn.includes(':targetgroup/'))
    return refuse('TargetGroupNotFound', 'One or more target groups not found');
  if (arn.includes(':listener-rule/')) return refuse('RuleNotFound', 'One or more rules not found');
  if (arn.includes(':listener/')) return refuse('ListenerNotFound', 'One or more listeners not found');
  return refuse('LoadBalancerNotFound', 'One or more load balancers not found');
}

export const tagOperations = [
  elbv2(
    'AddTags',
    { ResourceArns, Tags: tagList.min(1) },
    {
      example: { ...example, Tags: [{ Key: 'team', Value: 'web' }] },
      errors,
      run: (context, { ResourceArns: arns, Tags }) => {
        for (const arn of arns) {
          const [table, record] = find(context, arn);
          context.put(table, withTags(record, readTags(Tags)));
        }
        return {};
      },
    },
  ),
  elbv2(
    'RemoveTags',
    { ResourceArns, TagKeys: texts.min(1) },
    {
      example: { ...example, TagKeys: ['team'] },
      errors,
      run: (context, { ResourceArns: arns, TagKeys }) => {
        for (const arn of arns) {
          const [table, record] = find(context, arn);
          context.put(table, withoutTags(record, TagKeys));
        }
        return {};
      },
    },
  ),
  elbv2(
    'DescribeTags',
    { ResourceArns },
    {
      example,
      errors,
      run: (context, { ResourceArns: arns }) => ({
        TagDescriptions: arns.map((ResourceArn) => ({
          ResourceArn,
          Tags: find(context, ResourceArn)[1].Tags,
        })),
      }),
    },
  ),
];
