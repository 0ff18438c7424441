import * as z from 'zod';
import { refuse, refuseUnsimulated } from '../../kernel/cloud/aws-error.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import type { DataContext } from '../data-tables.ts';
import { collection, readTags, tagList } from '../shared/data/collection.ts';
import { inService } from '../shared/data/data-operation.ts';
import type { Described } from '../shared/data/described-record.ts';
import { jsonObject, present, texts } from '../shared/data/facts.ts';
import { hexOf } from '../shared/data/ids.ts';
import { arnOf } from '../shared/data/places.ts';
import {
  attributes,
  balancers,
  changedAttributes,
  NO_BALANCER,
  printAttributes,
  withoutHidden,
} from './load-balancers.ts';

const HEALTH =
  'health checks of load balancers. Whether a target is reached on its port tells skytrace trace.';
export const NO_GROUP = 'TargetGroupNotFound';
const EXAMPLE = 'arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/web/0123456789abcdef';
const example = { TargetGroupArn: EXAMPLE };
const TargetGroupArn = z.string();

export const groups = collection({
  service: 'elbv2',
  table: 'target-group',
  prefix: 'tg',
  missing: [NO_GROUP, () => 'One or more target groups not found'],
  print: (context, record) => ({
    ...withoutHidden(record),
    LoadBalancerArns: balancersOf(context, record.Name),
  }),
});

/** The load balancers whose listeners or rules send to the group. */
function balancersOf(context: DataContext, arn: string): string[] {
  const listeners = context.list('load-balancer-listener');
  const inRules = context.list('load-balancer-rule').filter(({ Detail }) => sendsTo(Detail.Actions, arn));
  const used = listeners.filter(
    ({ Name, Detail }) =>
      sendsTo(Detail.DefaultActions, arn) || inRules.some((rule) => rule.Detail.ListenerArn === Name),
  );
  return [...new Set(used.map(({ Detail }) => String(Detail.LoadBalancerArn)))];
}

function sendsTo(actions: unknown, arn: string): boolean {
  return targetGroupsOf((actions ?? []) as readonly JsonObject[]).includes(arn);
}

/** Every group that actions send to, on its own or with weights. */
export function targetGroupsOf(actions: readonly JsonObject[]): readonly string[] {
  return actions.flatMap(({ TargetGroupArn: arn, ForwardConfig }) => {
    const weighed = ((ForwardConfig as JsonObject | undefined)?.TargetGroups ?? []) as readonly JsonObject[];
    return [...(typeof arn === 'string' ? [arn] : []), ...weighed.map((each) => String(each.TargetGroupArn))];
  });
}

const health = {
  HealthCheckProtocol: z.string().optional(),
  HealthCheckPort: z.string().optional(),
  HealthCheckEnabled: z.boolean().optional(),
  HealthCheckPath: z.string().optional(),
  HealthCheckIntervalSeconds: z.int().min(5).max(300).optional(),
  HealthCheckTimeoutSeconds: z.int().min(2).max(120).optional(),
  HealthyThresholdCount: z.int().min(2).max(10).optional(),
  UnhealthyThresholdCount: z.int().min(2).max(10).optional(),
  Matcher: jsonObject.optional(),
};

type Kind = 'http' | 'tcp' | 'geneve' | 'lambda';

interface Defaults {
  /** Of health checks (HC-1, HC-2, HC-3). */
  readonly health: JsonObject;
  readonly attributes: { readonly [key: string]: string };
}

const thresholds = { HealthyThresholdCount: 5, UnhealthyThresholdCount: 2 };
const checked = (HealthCheckProtocol: string, HealthCheckPort = 'traffic-port') => ({
  HealthCheckProtocol,
  HealthCheckPort,
  HealthCheckEnabled: true,
  ...thresholds,
});
const anyAttributes = {
  'deregistration_delay.timeout_seconds': '300',
  'stickiness.enabled': 'false',
  'load_balancing.cross_zone.enabled': 'use_load_balancer_configuration',
};

const DEFAULTS: { readonly [K in Kind]: Defaults } = {
  http: {
    health: { ...checked('HTTP'), HealthCheckIntervalSeconds: 30, HealthCheckTimeoutSeconds: 5 },
    attributes: {
      ...anyAttributes,
      'stickiness.type': 'lb_cookie',
      'stickiness.lb_cookie.duration_seconds': '86400',
      'stickiness.app_cookie.cookie_name': '',
      'stickiness.app_cookie.duration_seconds': '86400',
      'slow_start.duration_seconds': '0',
      'load_balancing.algorithm.type': 'round_robin',
      'load_balancing.algorithm.anomaly_mitigation': 'off',
    },
  },
  tcp: {
    health: { ...checked('TCP'), HealthCheckIntervalSeconds: 30, HealthCheckTimeoutSeconds: 10 },
    attributes: {
      ...anyAttributes,
      'stickiness.type': 'source_ip',
      'proxy_protocol_v2.enabled': 'false',
      'preserve_client_ip.enabled': 'true',
      'deregistration_delay.connection_termination.enabled': 'false',
    },
  },
  geneve: {
    health: { ...checked('TCP', '80'), HealthCheckIntervalSeconds: 10, HealthCheckTimeoutSeconds: 5 },
    attributes: {
      ...anyAttributes,
      'target_failover.on_deregistration': 'no_rebalance',
      'target_failover.on_unhealthy': 'no_rebalance',
    },
  },
  lambda: {
    health: {
      ...thresholds,
      HealthCheckEnabled: false,
      HealthCheckIntervalSeconds: 35,
      HealthCheckTimeoutSeconds: 30,
      HealthCheckPath: '/',
      Matcher: { HttpCode: '200' },
    },
    attributes: { 'lambda.multi_value_headers.enabled': 'false' },
  },
};

const HTTP = ['HTTP', 'HTTPS'];

function kindOf(type: string, protocol: string | undefined): Kind {
  if (type === 'lambda') return 'lambda';
  if (protocol === 'GENEVE') return 'geneve';
  return HTTP.includes(protocol ?? '') ? 'http' : 'tcp';
}

interface Asked {
  readonly TargetType: string;
  readonly Protocol?: string | undefined;
  readonly ProtocolVersion?: string | undefined;
  readonly HealthCheckProtocol?: string | undefined;
}

/** What health checks are where nothing else is asked for. */
function healthDefaults(asked: Asked): JsonObject {
  const { TargetType, Protocol, ProtocolVersion } = asked;
  const kind = kindOf(TargetType, Protocol);
  const common = DEFAULTS[kind].health;
  if (kind === 'lambda') return common;
  // Behind a Network Load Balancer, another one is asked over HTTP.
  const protocol = asked.HealthCheckProtocol ?? (TargetType === 'alb' ? 'HTTP' : common.HealthCheckProtocol);
  const told = { ...common, HealthCheckProtocol: protocol ?? null };
  if (kind === 'http') {
    const isGrpc = ProtocolVersion === 'GRPC';
    if (isGrpc) return { ...told, HealthCheckPath: '/AWS.ALB/healthcheck', Matcher: { GrpcCode: '12' } };
    return { ...told, HealthCheckPath: '/', Matcher: { HttpCode: '200' } };
  }
  if (!HTTP.includes(String(protocol))) return told;
  const timeout = kind === 'tcp' && protocol === 'HTTP' ? { HealthCheckTimeoutSeconds: 6 } : {};
  return { ...told, ...timeout, HealthCheckPath: '/', Matcher: { HttpCode: '200-399' } };
}

/** NLB-4: connections to ip targets over TCP and TLS come from the load balancer. */
function attributeDefaults({ TargetType, Protocol = '' }: Asked): { readonly [key: string]: string } {
  const { attributes: common } = DEFAULTS[kindOf(TargetType, Protocol)];
  const isHidden = TargetType === 'ip' && ['TCP', 'TLS'].includes(Protocol);
  return isHidden ? { ...common, 'preserve_client_ip.enabled': 'false' } : common;
}

const createTargetGroup = groups.create(
  'CreateTargetGroup',
  {
    Name: z.string().regex(/^[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,30}[a-zA-Z0-9])?$/),
    Protocol: z.string().optional(),
    ProtocolVersion: z.string().optional(),
    Port: z.int().min(1).max(65_535).optional(),
    VpcId: z.string().optional(),
    ...health,
    TargetType: z.enum(['instance', 'ip', 'lambda', 'alb']).default('instance'),
    Tags: tagList.optional(),
    IpAddressType: z.string().default('ipv4'),
    TargetControlPort: z.int().optional(),
  },
  {
    example: { Name: 'web', Protocol: 'HTTP', Port: 80, VpcId: 'vpc-0123456789abcdef0' },
    errors: ['DuplicateTargetGroupName', 'ValidationError'],
    make: (context, { Name, Tags, TargetType, ...input }, id) => {
      const isLambda = TargetType === 'lambda';
      const { Protocol, Port, VpcId } = input;
      if (!isLambda) {
        if (Protocol === undefined) return refuse('ValidationError', 'A protocol must be specified');
        if (Port === undefined) return refuse('ValidationError', 'A port must be specified');
        if (VpcId === undefined) return refuse('ValidationError', 'A VPC ID must be specified');
        if (!context.list('vpc').some((vpc) => vpc.id === VpcId))
          return refuse('ValidationError', `The VPC ID '${VpcId}' is not found`);
      }
      if (groups.all(context).some(({ Detail }) => Detail.TargetGroupName === Name))
        refuse(
          'DuplicateTargetGroupName',
          `A target group with the same name '${Name}' exists, but with different settings`,
        );
      const arn = arnOf(context, 'elasticloadbalancing', `targetgroup/${Name}/${hexOf(id, 16)}`);
      const asked = { TargetType, ...input };
      return {
        name: arn,
        tags: readTags(Tags),
        detail: present({
          TargetGroupArn: arn,
          TargetGroupName: Name,
          ...(!isLambda && { Protocol, Port, VpcId }),
          ...healthDefaults(asked),
          TargetType,
          ...(kindOf(TargetType, Protocol) === 'http' && { ProtocolVersion: 'HTTP1' }),
          ...present(input),
          Attributes: attributeDefaults(asked),
          Targets: [],
        }),
      };
    },
    answer: (shown) => ({ TargetGroups: [shown] }),
  },
);

const elbv2 = inService('elbv2');
const describeTargetGroups = elbv2(
  'DescribeTargetGroups',
  {
    LoadBalancerArn: z.string().optional(),
    TargetGroupArns: texts.optional(),
    Names: texts.optional(),
    Marker: z.string().optional(),
    PageSize: z.int().optional(),
  },
  {
    errors: [NO_BALANCER, NO_GROUP],
    example: {},
    run: (context, { LoadBalancerArn, TargetGroupArns, Names }) => {
      if (LoadBalancerArn !== undefined) balancers.find(context, LoadBalancerArn);
      const found = TargetGroupArns?.map((arn) => groups.find(context, arn)) ?? groups.all(context);
      const shown = found
        .filter(({ Detail }) => Names?.includes(String(Detail.TargetGroupName)) ?? true)
        .map((record) => groups.print(context, record));
      if (Names?.some((name) => !shown.some(({ TargetGroupName }) => TargetGroupName === name)) === true)
        refuse(NO_GROUP, 'One or more target groups not found');
      const isOf = ({ LoadBalancerArns }: JsonObject) =>
        LoadBalancerArn === undefined || (LoadBalancerArns as readonly string[]).includes(LoadBalancerArn);
      return { TargetGroups: shown.filter(isOf) };
    },
  },
);

const modifyTargetGroup = groups.change(
  'ModifyTargetGroup',
  'TargetGroupArn',
  { TargetGroupArn, ...health },
  {
    example: { ...example, HealthCheckPath: '/health' },
    apply: (_context, _record, { TargetGroupArn: _arn, ...changes }) => present(changes),
    answer: (shown) => ({ TargetGroups: [shown] }),
  },
);

const deleteTargetGroup = elbv2(
  'DeleteTargetGroup',
  { TargetGroupArn },
  {
    errors: ['ResourceInUse'],
    example,
    // A group that is not there is no fault.
    run: (context, { TargetGroupArn: arn }) => {
      const record = groups.get(context, arn);
      if (record === undefined) return {};
      if (balancersOf(context, arn).length > 0)
        refuse('ResourceInUse', `Target group '${arn}' is currently in use by a listener or a rule`);
      context.remove('target-group', record.id);
      return {};
    },
  },
);

const describeTargetGroupAttributes = groups.change(
  'DescribeTargetGroupAttributes',
  'TargetGroupArn',
  { TargetGroupArn },
  { example, answer: (_shown, record) => printAttributes(record) },
);

const modifyTargetGroupAttributes = groups.change(
  'ModifyTargetGroupAttributes',
  'TargetGroupArn',
  { TargetGroupArn, Attributes: attributes },
  {
    example: { ...example, Attributes: [{ Key: 'stickiness.enabled', Value: 'true' }] },
    errors: ['InvalidConfigurationRequest'],
    apply: (_context, record, { Attributes }) => changedAttributes(record, Attributes),
    answer: (_shown, record) => printAttributes(record),
  },
);

const target = z.strictObject({
  Id: z.string(),
  Port: z.int().min(1).max(65_535).optional(),
  AvailabilityZone: z.string().optional(),
  QuicServerId: z.string().optional(),
});
type Target = z.output<typeof target>;

function targetsOf({ Detail }: Described): readonly Target[] {
  return Detail.Targets as unknown as readonly Target[];
}

function portOf({ Detail }: Described, { Port }: Target): number | undefined {
  return Port ?? (Detail.Port as number | undefined);
}

/** Instances have to run, and to be where the group is. */
function checkInstances(context: DataContext, { Detail }: Described, targets: readonly Target[]): void {
  if (Detail.TargetType !== 'instance') return;
  for (const { Id } of targets) {
    const instance = context.list('instance').find((each) => each.id === Id);
    if (instance === undefined) refuse('InvalidTarget', `Instance ID '${Id}' is not valid`);
    if (instance?.State !== 'running')
      refuse(
        'InvalidTarget',
        `The following targets are not in a running state and cannot be registered: '${Id}'`,
      );
    const card = context.all('network-interface').find(({ Attachment }) => Attachment?.InstanceId === Id);
    if (context.get('subnet', card?.SubnetId ?? '')?.VpcId !== Detail.VpcId)
      refuse(
        'InvalidTarget',
        `The following targets are not in the target group VPC '${String(Detail.VpcId)}': '${Id}'`,
      );
  }
}

const registerTargets = groups.change(
  'RegisterTargets',
  'TargetGroupArn',
  { TargetGroupArn, Targets: z.array(target).min(1) },
  {
    example: { ...example, Targets: [{ Id: 'i-0123456789abcdef0' }] },
    errors: ['InvalidTarget'],
    apply: (context, record, { Targets }) => {
      checkInstances(context, record, Targets);
      const isNew = (each: Target) =>
        !targetsOf(record).some(({ Id, Port }) => Id === each.Id && Port === portOf(record, each));
      return {
        Targets: [
          ...targetsOf(record),
          ...Targets.filter(isNew).map((each) => present({ ...each, Port: portOf(record, each) })),
        ],
      };
    },
    answer: () => ({}),
  },
);

const deregisterTargets = groups.change(
  'DeregisterTargets',
  'TargetGroupArn',
  { TargetGroupArn, Targets: z.array(target).min(1) },
  {
    example: { ...example, Targets: [{ Id: 'i-0123456789abcdef0' }] },
    errors: ['InvalidTarget'],
    apply: (_context, record, { Targets }) => {
      const isMeant = ({ Id, Port }: Target) =>
        Targets.some((each) => each.Id === Id && (each.Port === undefined || each.Port === Port));
      const lost = Targets.find(({ Id }) => !targetsOf(record).some((each) => each.Id === Id));
      if (lost !== undefined)
        refuse('InvalidTarget', `The following targets are not registered: '${lost.Id}'`);
      return { Targets: targetsOf(record).filter((each) => !isMeant(each)) };
    },
    answer: () => ({}),
  },
);

const describeTargetHealth = groups.change(
  'DescribeTargetHealth',
  'TargetGroupArn',
  { TargetGroupArn, Targets: z.array(target).optional(), Include: texts.optional() },
  {
    example,
    answer: (shown, record, { Targets }) => {
      if ((shown.LoadBalancerArns as readonly string[]).length > 0) refuseUnsimulated(HEALTH);
      const asked = targetsOf(record).filter(({ Id }) => Targets?.some((each) => each.Id === Id) ?? true);
      return {
        TargetHealthDescriptions: asked.map((each) => ({
          Target: each,
          HealthCheckPort: String(each.Port ?? ''),
          TargetHealth: {
            State: 'unused',
            Reason: 'Target.NotInUse',
            Description: 'Target group is not configured to receive traffic from the load balancer',
          },
        })),
      };
    },
  },
);

export const targetGroupOperations = [
  createTargetGroup,
  describeTargetGroups,
  modifyTargetGroup,
  deleteTargetGroup,
  describeTargetGroupAttributes,
  modifyTargetGroupAttributes,
  registerTargets,
  deregisterTargets,
  describeTargetHealth,
];
