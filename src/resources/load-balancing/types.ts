import { describedType, patchNamed } from '../shared/data/described.ts';
import { listenerOperations, ruleOperations } from './listeners.ts';
import { balancerOperations } from './load-balancers.ts';
import { tagOperations } from './tags.ts';
import { targetGroupOperations } from './target-groups.ts';

const page = (name: string) =>
  `https://docs.aws.amazon.com/elasticloadbalancing/latest/application/${name}.html`;

/** What is said of load balancers is kept. They take no packets: their names do not resolve, and nothing is balanced. */
export const loadBalancingTypes = {
  'load-balancer': describedType({
    table: 'load-balancer',
    idPrefix: 'lb',
    label: 'Load balancer',
    plural: 'Load balancers',
    category: 'network',
    key: 'LoadBalancers',
    nameField: 'LoadBalancerArn',
    fields: [
      ['LoadBalancerName', 'Name'],
      ['Type', 'Type'],
      ['Scheme', 'Scheme'],
      ['VpcId', 'VPC'],
      ['DNSName', 'DNS name'],
    ],
    docs: page('application-load-balancers'),
    operations: [...balancerOperations, ...tagOperations],
    settle: (context, record, Code) => patchNamed(context, 'load-balancer', record, { State: { Code } }),
  }),
  'target-group': describedType({
    table: 'target-group',
    idPrefix: 'tg',
    label: 'Target group',
    plural: 'Target groups',
    category: 'network',
    key: 'TargetGroups',
    nameField: 'TargetGroupArn',
    fields: [
      ['TargetGroupName', 'Name'],
      ['Protocol', 'Protocol'],
      ['Port', 'Port'],
      ['VpcId', 'VPC'],
    ],
    docs: page('load-balancer-target-groups'),
    operations: targetGroupOperations,
  }),
  'load-balancer-listener': describedType({
    table: 'load-balancer-listener',
    idPrefix: 'listener',
    label: 'Listener',
    plural: 'Listeners',
    category: 'network',
    key: 'Listeners',
    nameField: 'ListenerArn',
    fields: [
      ['Protocol', 'Protocol'],
      ['Port', 'Port'],
    ],
    docs: page('load-balancer-listeners'),
    operations: listenerOperations,
  }),
  'load-balancer-rule': describedType({
    table: 'load-balancer-rule',
    idPrefix: 'rule',
    label: 'Listener rule',
    plural: 'Listener rules',
    category: 'network',
    key: 'Rules',
    nameField: 'RuleArn',
    fields: [['Priority', 'Priority']],
    docs: page('listener-update-rules'),
    operations: ruleOperations,
  }),
};
