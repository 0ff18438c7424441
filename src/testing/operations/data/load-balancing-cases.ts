import type { JsonObject } from '../../../kernel/lib/json.ts';
import { after, type DataCase, type ServiceCases } from './data-case.ts';

const Tags = [{ Key: 'team', Value: 'web' }];
const LoadBalancerArn = '$alb';
const TargetGroupArn = '$targets';
const ListenerArn = '$listener';
const LOST = 'arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/app/lost/0123456789abcdef';
const LOST_GROUP = 'arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/lost/0123456789abcdef';
const LOST_LISTENER = 'arn:aws:elasticloadbalancing:us-east-1:111122223333:listener/app/lost/0/0';
const LOST_RULE = 'arn:aws:elasticloadbalancing:us-east-1:111122223333:listener-rule/app/lost/0/0/0';
const noBalancer = (more: JsonObject = {}) => ({ LoadBalancerNotFound: { ...more, LoadBalancerArn: LOST } });
const noGroup = (more: JsonObject = {}) => ({ TargetGroupNotFound: { ...more, TargetGroupArn: LOST_GROUP } });
const both = { Name: 'new', Subnets: ['$near', '$far'] };
const forward = (arn = TargetGroupArn) => [{ Type: 'forward', TargetGroupArn: arn }];
const fixed = [
  { Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404', ContentType: 'text/plain' } },
];
const group = { Name: 'fresh', Protocol: 'HTTP', Port: 80, VpcId: '$vpc' };
const { Protocol: _protocol, ...unspoken } = group;
const { Port: _port, ...portless } = group;
const { VpcId: _vpc, ...homeless } = group;
const listener = { LoadBalancerArn, Protocol: 'HTTP', Port: 8080, DefaultActions: forward() };
const rule = {
  ListenerArn,
  Priority: 20,
  Conditions: [{ Field: 'path-pattern', Values: ['/api/*'] }],
  Actions: forward(),
};
const target = { Id: '$web' };
const tagged = ['$alb', '$targets', '$listener', '$rule'];
const refusedTags = (more: JsonObject): NonNullable<DataCase['refuses']> => ({
  LoadBalancerNotFound: { ...more, ResourceArns: [LOST] },
  TargetGroupNotFound: { ...more, ResourceArns: [LOST_GROUP] },
  ListenerNotFound: { ...more, ResourceArns: [LOST_LISTENER] },
  RuleNotFound: { ...more, ResourceArns: [LOST_RULE] },
});

export const loadBalancingCases: ServiceCases = {
  world: [
    ['ec2:CreateInternetGateway', {}, { gateway: 'InternetGateway.InternetGatewayId' }],
    ['ec2:AttachInternetGateway', { InternetGatewayId: '$gateway', VpcId: '$vpc' }],
    [
      'elbv2:CreateLoadBalancer',
      { Name: 'alb', Subnets: ['$near', '$far'] },
      { alb: 'LoadBalancers.0.LoadBalancerArn' },
    ],
    [
      'elbv2:CreateLoadBalancer',
      { Name: 'nlb', Type: 'network', Subnets: ['$near'] },
      { nlb: 'LoadBalancers.0.LoadBalancerArn' },
    ],
    ['elbv2:CreateTargetGroup', { ...group, Name: 'targets' }, { targets: 'TargetGroups.0.TargetGroupArn' }],
    ['elbv2:CreateTargetGroup', { ...group, Name: 'spare' }, { spare: 'TargetGroups.0.TargetGroupArn' }],
    ['elbv2:CreateListener', { ...listener, Port: 80 }, { listener: 'Listeners.0.ListenerArn' }],
    ['elbv2:CreateRule', { ...rule, Priority: 10 }, { rule: 'Rules.0.RuleArn' }],
    ['elbv2:DescribeRules', { ListenerArn }, { defaultrule: 'Rules.1.RuleArn' }],
  ],
  cases: {
    'elbv2:CreateLoadBalancer': {
      works: [
        { ...both, Tags, SecurityGroups: ['$group'] },
        { ...both, Scheme: 'internal', SubnetMappings: [{ SubnetId: '$near' }] },
        { Name: 'new', Type: 'network', SubnetMappings: [{ SubnetId: '$far' }], SecurityGroups: ['$group'] },
        { Name: 'new', Type: 'gateway', Subnets: ['$near'] },
        { ...both, Scheme: 'internal' },
      ],
      refuses: {
        DuplicateLoadBalancerName: { ...both, Name: 'alb' },
        InvalidConfigurationRequest: [
          { ...both, Subnets: ['$near', '$peers'] },
          { ...both, Subnets: ['$near', '$twin'] },
        ],
        InvalidSecurityGroup: { ...both, SecurityGroups: ['sg-00000000'] },
        InvalidSubnet: { Name: 'new', Type: 'network', Subnets: ['$peers'] },
        SubnetNotFound: { ...both, Subnets: ['subnet-00000000'] },
        ValidationError: [{ Name: 'new' }, { Name: 'new', Subnets: ['$near'] }],
      },
    },
    'elbv2:DescribeLoadBalancers': {
      works: [{}, { Names: ['alb'] }, { LoadBalancerArns: [LoadBalancerArn] }],
      refuses: { LoadBalancerNotFound: [{ LoadBalancerArns: [LOST] }, { Names: ['lost'] }] },
    },
    'elbv2:DeleteLoadBalancer': {
      works: [{ LoadBalancerArn }, { LoadBalancerArn: '$nlb' }],
      refuses: {
        ...noBalancer(),
        OperationNotPermitted: after(
          [
            [
              'elbv2:ModifyLoadBalancerAttributes',
              { LoadBalancerArn, Attributes: [{ Key: 'deletion_protection.enabled', Value: 'true' }] },
            ],
          ],
          { LoadBalancerArn },
        ),
      },
    },
    'elbv2:DescribeLoadBalancerAttributes': { works: [{ LoadBalancerArn }], refuses: noBalancer() },
    'elbv2:ModifyLoadBalancerAttributes': {
      works: [{ LoadBalancerArn, Attributes: [{ Key: 'idle_timeout.timeout_seconds', Value: '30' }] }],
      refuses: {
        ...noBalancer({ Attributes: [{ Key: 'idle_timeout.timeout_seconds', Value: '30' }] }),
        InvalidConfigurationRequest: { LoadBalancerArn, Attributes: [{ Key: 'colour', Value: 'red' }] },
      },
    },
    'elbv2:SetSecurityGroups': {
      works: [{ LoadBalancerArn, SecurityGroups: ['$group'] }],
      refuses: {
        ...noBalancer({ SecurityGroups: ['$group'] }),
        InvalidSecurityGroup: { LoadBalancerArn, SecurityGroups: ['sg-00000000'] },
      },
    },
    'elbv2:SetSubnets': {
      works: [{ LoadBalancerArn, Subnets: ['$twin', '$far'] }],
      refuses: {
        ...noBalancer({ Subnets: ['$near', '$far'] }),
        InvalidConfigurationRequest: { LoadBalancerArn: '$nlb', Subnets: ['$peers'] },
        SubnetNotFound: { LoadBalancerArn, Subnets: ['subnet-00000000'] },
        ValidationError: { LoadBalancerArn, Subnets: ['$near'] },
      },
    },
    'elbv2:CreateTargetGroup': {
      works: [
        { ...group, Tags, HealthCheckPath: '/health' },
        { ...group, Protocol: 'TCP', Port: 443, TargetType: 'ip' },
        { Name: 'functions', TargetType: 'lambda' },
      ],
      refuses: {
        DuplicateTargetGroupName: { ...group, Name: 'targets' },
        ValidationError: [unspoken, portless, homeless, { ...group, VpcId: 'vpc-00000000' }],
      },
    },
    'elbv2:DescribeTargetGroups': {
      works: [{}, { LoadBalancerArn }, { Names: ['targets'] }, { TargetGroupArns: [TargetGroupArn] }],
      refuses: {
        ...noBalancer(),
        TargetGroupNotFound: [{ TargetGroupArns: [LOST_GROUP] }, { Names: ['lost'] }],
      },
    },
    'elbv2:ModifyTargetGroup': {
      works: [
        { TargetGroupArn, HealthCheckEnabled: true, HealthCheckPath: '/health', HealthyThresholdCount: 2 },
      ],
      refuses: noGroup(),
    },
    'elbv2:DeleteTargetGroup': {
      works: [{ TargetGroupArn: '$spare' }, { TargetGroupArn: LOST_GROUP }],
      refuses: { ResourceInUse: { TargetGroupArn } },
    },
    'elbv2:DescribeTargetGroupAttributes': { works: [{ TargetGroupArn }], refuses: noGroup() },
    'elbv2:ModifyTargetGroupAttributes': {
      works: [{ TargetGroupArn, Attributes: [{ Key: 'stickiness.enabled', Value: 'true' }] }],
      refuses: {
        ...noGroup({ Attributes: [{ Key: 'stickiness.enabled', Value: 'true' }] }),
        InvalidConfigurationRequest: { TargetGroupArn, Attributes: [{ Key: 'colour', Value: 'red' }] },
      },
    },
    'elbv2:RegisterTargets': {
      works: [{ TargetGroupArn, Targets: [target, { Id: '$away', Port: 8080 }] }],
      refuses: {
        ...noGroup({ Targets: [target] }),
        InvalidTarget: [
          { TargetGroupArn, Targets: [{ Id: 'i-00000000' }] },
          after([['ec2:StopInstances', { InstanceIds: ['$web'] }]], { TargetGroupArn, Targets: [target] }),
          after(
            [
              [
                'elbv2:CreateTargetGroup',
                { ...group, VpcId: '$peer' },
                { other: 'TargetGroups.0.TargetGroupArn' },
              ],
            ],
            {
              TargetGroupArn: '$other',
              Targets: [target],
            },
          ),
        ],
      },
    },
    'elbv2:DeregisterTargets': {
      works: [
        after([['elbv2:RegisterTargets', { TargetGroupArn, Targets: [target] }]], {
          TargetGroupArn,
          Targets: [target],
        }),
      ],
      refuses: { ...noGroup({ Targets: [target] }), InvalidTarget: { TargetGroupArn, Targets: [target] } },
    },
    'elbv2:DescribeTargetHealth': {
      works: [
        after([['elbv2:RegisterTargets', { TargetGroupArn: '$spare', Targets: [target] }]], {
          TargetGroupArn: '$spare',
        }),
        { TargetGroupArn: '$spare', Targets: [target] },
      ],
      refuses: noGroup(),
    },
    'elbv2:CreateListener': {
      works: [
        { ...listener, Tags },
        {
          ...listener,
          Protocol: 'HTTPS',
          Certificates: [{ CertificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/1' }],
        },
        { ...listener, LoadBalancerArn: '$nlb', Protocol: 'TCP' },
        { ...listener, DefaultActions: fixed },
      ],
      refuses: {
        ...noBalancer({ ...listener }),
        TargetGroupNotFound: { ...listener, DefaultActions: forward(LOST_GROUP) },
        DuplicateListener: { ...listener, Port: 80 },
        ValidationError: [
          { LoadBalancerArn, Port: 81, DefaultActions: fixed },
          { LoadBalancerArn, Protocol: 'HTTP', DefaultActions: fixed },
          { ...listener, Protocol: 'TCP' },
          { ...listener, Protocol: 'HTTPS' },
        ],
      },
    },
    'elbv2:DescribeListeners': {
      works: [{ LoadBalancerArn }, { ListenerArns: [ListenerArn] }],
      refuses: { ...noBalancer(), ListenerNotFound: { ListenerArns: [LOST_LISTENER] }, ValidationError: {} },
    },
    'elbv2:ModifyListener': {
      works: [
        { ListenerArn, Port: 8081, DefaultActions: fixed },
        {
          ListenerArn,
          Protocol: 'HTTPS',
          Certificates: [{ CertificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/1' }],
        },
      ],
      refuses: {
        ListenerNotFound: { ListenerArn: LOST_LISTENER },
        TargetGroupNotFound: { ListenerArn, DefaultActions: forward(LOST_GROUP) },
        DuplicateListener: after([['elbv2:CreateListener', listener]], { ListenerArn, Port: 8080 }),
        ValidationError: { ListenerArn, Protocol: 'UDP' },
      },
    },
    'elbv2:DeleteListener': {
      works: [{ ListenerArn }],
      refuses: { ListenerNotFound: { ListenerArn: LOST_LISTENER } },
    },
    'elbv2:CreateRule': {
      works: [
        { ...rule, Tags },
        {
          ...rule,
          Conditions: [{ Field: 'http-header', HttpHeaderConfig: { HttpHeaderName: 'x', Values: ['y'] } }],
        },
      ],
      refuses: {
        TargetGroupNotFound: { ...rule, Actions: forward(LOST_GROUP) },
        ListenerNotFound: { ...rule, ListenerArn: LOST_LISTENER },
        PriorityInUse: { ...rule, Priority: 10 },
      },
    },
    'elbv2:DescribeRules': {
      works: [{ ListenerArn }, { RuleArns: ['$rule'] }],
      refuses: {
        ListenerNotFound: { ListenerArn: LOST_LISTENER },
        RuleNotFound: { RuleArns: [LOST_RULE] },
        ValidationError: {},
      },
    },
    'elbv2:ModifyRule': {
      works: [
        {
          RuleArn: '$rule',
          Conditions: [{ Field: 'host-header', Values: ['a.example.com'] }],
          Actions: fixed,
        },
      ],
      refuses: {
        RuleNotFound: { RuleArn: LOST_RULE },
        TargetGroupNotFound: { RuleArn: '$rule', Actions: forward(LOST_GROUP) },
      },
    },
    'elbv2:DeleteRule': {
      works: [{ RuleArn: '$rule' }],
      refuses: { RuleNotFound: { RuleArn: LOST_RULE }, OperationNotPermitted: { RuleArn: '$defaultrule' } },
    },
    'elbv2:AddTags': { works: [{ ResourceArns: tagged, Tags }], refuses: refusedTags({ Tags }) },
    'elbv2:RemoveTags': {
      works: [{ ResourceArns: tagged, TagKeys: ['team'] }],
      refuses: refusedTags({ TagKeys: ['team'] }),
    },
    'elbv2:DescribeTags': { works: [{ ResourceArns: tagged }], refuses: refusedTags({}) },
  },
};
