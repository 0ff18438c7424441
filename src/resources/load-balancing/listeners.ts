import * as z from 'zod';
import { refuse } from '../../kernel/cloud/aws-error.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import type { DataContext } from '../data-tables.ts';
import { collection, readTags, tagList } from '../shared/data/collection.ts';
import { inService } from '../shared/data/data-operation.ts';
import type { Described } from '../shared/data/described-record.ts';
import { jsonObject, present, texts } from '../shared/data/facts.ts';
import { hexOf } from '../shared/data/ids.ts';
import { balancers, NO_BALANCER } from './load-balancers.ts';
import { groups, NO_GROUP, targetGroupsOf } from './target-groups.ts';

const NO_LISTENER = 'ListenerNotFound';
const NO_RULE = 'RuleNotFound';
const LISTENER =
  'arn:aws:elasticloadbalancing:us-east-1:111122223333:listener/app/web/0123456789abcdef/0123456789abcdef';
const RULE = `${LISTENER.replace('listener/', 'listener-rule/')}/0123456789abcdef`;
const elbv2 = inService('elbv2');

export const listeners = collection({
  service: 'elbv2',
  table: 'load-balancer-listener',
  prefix: 'listener',
  missing: [NO_LISTENER, () => 'One or more listeners not found'],
});

export const rules = collection({
  service: 'elbv2',
  table: 'load-balancer-rule',
  prefix: 'rule',
  missing: [NO_RULE, () => 'One or more rules not found'],
  print: (_context, { Detail }) => {
    const { ListenerArn: _listener, ...shown } = Detail;
    return shown;
  },
});

const PROTOCOLS: { readonly [type: string]: readonly string[] } = {
  application: ['HTTP', 'HTTPS'],
  network: ['TCP', 'TLS', 'UDP', 'TCP_UDP', 'QUIC', 'TCP_QUIC'],
  gateway: [],
};
const actionList = z.array(z.looseObject({ Type: z.string() }));

/** Actions as AWS answers them: a plain target group is told as a weighed list of one as well. */
function readActions(context: DataContext, given: readonly JsonObject[]): readonly JsonObject[] {
  for (const arn of targetGroupsOf(given)) groups.find(context, arn);
  return given.map((action) => {
    const { Type, TargetGroupArn, ForwardConfig } = action;
    if (Type !== 'forward') return { Order: 1, ...action };
    const own = (ForwardConfig ?? {}) as JsonObject;
    const TargetGroups = own.TargetGroups ?? [{ TargetGroupArn: String(TargetGroupArn), Weight: 1 }];
    return {
      ...action,
      ForwardConfig: { TargetGroupStickinessConfig: { Enabled: false }, ...own, TargetGroups },
    };
  });
}

interface Wanted {
  readonly Protocol?: string | undefined;
  readonly Port?: number | undefined;
  readonly Certificates?: readonly JsonObject[] | undefined;
}

function checkListener(context: DataContext, balancer: Described, wanted: Wanted, own?: Described): void {
  const { Protocol, Port, Certificates } = wanted;
  const allowed = PROTOCOLS[String(balancer.Detail.Type)] ?? [];
  if (allowed.length > 0 && Protocol === undefined)
    refuse('ValidationError', 'A listener protocol must be specified');
  if (allowed.length > 0 && Port === undefined)
    refuse('ValidationError', 'A listener port must be specified');
  if (Protocol !== undefined && !allowed.includes(Protocol))
    refuse(
      'ValidationError',
      `Listener protocol '${Protocol}' must be one of '${[...allowed].sort().join(', ')}'`,
    );
  if ((Protocol === 'HTTPS' || Protocol === 'TLS') && (Certificates ?? []).length === 0)
    refuse('ValidationError', `A certificate must be specified for ${Protocol} listeners`);
  const isTaken = listeners
    .all(context)
    .some(
      (each) => each !== own && each.Detail.LoadBalancerArn === balancer.Name && each.Detail.Port === Port,
    );
  if (isTaken)
    refuse(
      'DuplicateListener',
      `A listener already exists on this port for this load balancer '${balancer.Name}'`,
    );
}

const listenerInput = {
  Protocol: z.string().optional(),
  Port: z.int().min(1).max(65_535).optional(),
  SslPolicy: z.string().optional(),
  Certificates: z.array(jsonObject).optional(),
  AlpnPolicy: texts.optional(),
  MutualAuthentication: jsonObject.optional(),
};

function printable({
  SslPolicy,
  Certificates,
  AlpnPolicy,
  MutualAuthentication,
  ...input
}: { readonly [K in keyof typeof listenerInput]?: unknown }) {
  const isSecure = input.Protocol === 'HTTPS' || input.Protocol === 'TLS';
  return present({
    ...input,
    ...(isSecure && {
      Certificates: (Certificates as readonly JsonObject[] | undefined)?.map(({ CertificateArn }) => ({
        CertificateArn,
      })),
      SslPolicy: SslPolicy ?? 'ELBSecurityPolicy-2016-08',
      AlpnPolicy,
    }),
    ...(input.Protocol === 'HTTPS' && { MutualAuthentication: MutualAuthentication ?? { Mode: 'off' } }),
  });
}

const createListener = elbv2(
  'CreateListener',
  {
    LoadBalancerArn: z.string(),
    ...listenerInput,
    DefaultActions: actionList.min(1),
    Tags: tagList.optional(),
  },
  {
    example: {
      LoadBalancerArn:
        'arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/app/web/0123456789abcdef',
      Protocol: 'HTTP',
      Port: 80,
      DefaultActions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '200' } }],
    },
    errors: [NO_BALANCER, NO_GROUP, 'DuplicateListener', 'ValidationError'],
    run: (context, { LoadBalancerArn, DefaultActions, Tags, ...input }) => {
      const balancer = balancers.find(context, LoadBalancerArn);
      checkListener(context, balancer, input as Wanted);
      const actions = readActions(context, DefaultActions as unknown as readonly JsonObject[]);
      const made = listeners.add(context, (id) => {
        const ListenerArn = `${LoadBalancerArn.replace(':loadbalancer/', ':listener/')}/${hexOf(id, 16)}`;
        return {
          name: ListenerArn,
          tags: readTags(Tags),
          detail: { ListenerArn, LoadBalancerArn, ...printable(input), DefaultActions: actions },
        };
      });
      return { Listeners: [made.Detail] };
    },
  },
);

const describeListeners = elbv2(
  'DescribeListeners',
  {
    LoadBalancerArn: z.string().optional(),
    ListenerArns: texts.optional(),
    Marker: z.string().optional(),
    PageSize: z.int().optional(),
  },
  {
    example: { ListenerArns: [LISTENER] },
    errors: [NO_BALANCER, NO_LISTENER, 'ValidationError'],
    run: (context, { LoadBalancerArn, ListenerArns }) => {
      if (LoadBalancerArn === undefined && ListenerArns === undefined)
        refuse('ValidationError', 'You must specify either listener ARNs or a load balancer ARN');
      if (LoadBalancerArn !== undefined) balancers.find(context, LoadBalancerArn);
      const found = ListenerArns?.map((arn) => listeners.find(context, arn)) ?? listeners.all(context);
      const kept = found.filter(
        ({ Detail }) => (LoadBalancerArn ?? Detail.LoadBalancerArn) === Detail.LoadBalancerArn,
      );
      return { Listeners: kept.map(({ Detail }) => Detail) };
    },
  },
);

const modifyListener = listeners.change(
  'ModifyListener',
  'ListenerArn',
  { ListenerArn: z.string(), ...listenerInput, DefaultActions: actionList.optional() },
  {
    example: { ListenerArn: LISTENER, Port: 8080 },
    errors: [NO_GROUP, 'DuplicateListener', 'ValidationError'],
    apply: (context, record, { ListenerArn: _arn, DefaultActions, ...input }) => {
      const { Detail } = record;
      const merged = {
        Protocol: Detail.Protocol as string | undefined,
        Port: Detail.Port as number | undefined,
        Certificates: Detail.Certificates as readonly JsonObject[] | undefined,
        SslPolicy: Detail.SslPolicy,
        ...present(input),
      };
      checkListener(
        context,
        balancers.find(context, String(Detail.LoadBalancerArn)),
        merged as Wanted,
        record,
      );
      return {
        ...printable(merged),
        ...(DefaultActions !== undefined && {
          DefaultActions: readActions(context, DefaultActions as unknown as readonly JsonObject[]),
        }),
      };
    },
    answer: (shown) => ({ Listeners: [shown] }),
  },
);

const deleteListener = listeners.remove(
  'DeleteListener',
  'ListenerArn',
  { ListenerArn: z.string() },
  {
    example: { ListenerArn: LISTENER },
    before: (context, { Name }) => {
      for (const rule of rules.all(context))
        if (rule.Detail.ListenerArn === Name) context.remove('load-balancer-rule', rule.id);
    },
  },
);

const conditions = z.array(jsonObject);

const createRule = elbv2(
  'CreateRule',
  {
    ListenerArn: z.string(),
    Conditions: conditions,
    Priority: z.int().min(1).max(50_000),
    Actions: actionList.min(1),
    Tags: tagList.optional(),
    Transforms: z.array(jsonObject).optional(),
  },
  {
    example: {
      ListenerArn: LISTENER,
      Priority: 10,
      Conditions: [{ Field: 'path-pattern', Values: ['/api/*'] }],
      Actions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '200' } }],
    },
    errors: [NO_GROUP, NO_LISTENER, 'PriorityInUse'],
    run: (context, { ListenerArn, Conditions, Priority, Actions, Tags }) => {
      listeners.find(context, ListenerArn);
      const isTaken = rules
        .all(context)
        .some(({ Detail }) => Detail.ListenerArn === ListenerArn && Detail.Priority === String(Priority));
      if (isTaken) refuse('PriorityInUse', `Priority '${Priority}' is currently in use`);
      const actions = readActions(context, Actions as unknown as readonly JsonObject[]);
      const made = rules.add(context, (id) => {
        const RuleArn = `${ListenerArn.replace(':listener/', ':listener-rule/')}/${hexOf(id, 16)}`;
        return {
          name: RuleArn,
          tags: readTags(Tags),
          detail: {
            RuleArn,
            Priority: String(Priority),
            Conditions: Conditions.map(readCondition),
            Actions: actions,
            IsDefault: false,
            ListenerArn,
          },
        };
      });
      return { Rules: [rules.print(context, made)] };
    },
  },
);

/** What a path or a host is matched with is told under its own name too. */
function readCondition(condition: JsonObject): JsonObject {
  const { Field, Values } = condition;
  const own: { readonly [field: string]: string } = {
    'path-pattern': 'PathPatternConfig',
    'host-header': 'HostHeaderConfig',
  };
  const name = own[String(Field)];
  if (name === undefined) return condition;
  const values = Values ?? (condition[name] as JsonObject | undefined)?.Values ?? [];
  return { Field: String(Field), Values: values, [name]: { Values: values } };
}

/** What happens when no rule matches: the listener's own actions. */
function defaultRule({ Name, Detail }: Described): JsonObject {
  return {
    RuleArn: `${Name.replace(':listener/', ':listener-rule/')}/${hexOf(`default/${Name}`, 16)}`,
    Priority: 'default',
    Conditions: [],
    Actions: Detail.DefaultActions ?? [],
    IsDefault: true,
  };
}

function isDefault(context: DataContext, arn: string): boolean {
  return listeners.all(context).some((listener) => defaultRule(listener).RuleArn === arn);
}

const describeRules = elbv2(
  'DescribeRules',
  {
    ListenerArn: z.string().optional(),
    RuleArns: texts.optional(),
    Marker: z.string().optional(),
    PageSize: z.int().optional(),
  },
  {
    example: { ListenerArn: LISTENER },
    errors: [NO_LISTENER, NO_RULE, 'ValidationError'],
    run: (context, { ListenerArn, RuleArns }) => {
      if (ListenerArn === undefined && RuleArns === undefined)
        refuse('ValidationError', 'You must specify either rule ARNs or a listener ARN');
      if (RuleArns !== undefined)
        return { Rules: RuleArns.map((arn) => rules.print(context, rules.find(context, arn))) };
      const listener = listeners.find(context, ListenerArn ?? '');
      const own = rules.all(context).filter(({ Detail }) => Detail.ListenerArn === listener.Name);
      const sorted = [...own].sort(
        (left, right) => Number(left.Detail.Priority) - Number(right.Detail.Priority),
      );
      return { Rules: [...sorted.map((rule) => rules.print(context, rule)), defaultRule(listener)] };
    },
  },
);

const modifyRule = rules.change(
  'ModifyRule',
  'RuleArn',
  { RuleArn: z.string(), Conditions: conditions.optional(), Actions: actionList.optional() },
  {
    example: { RuleArn: RULE, Conditions: [{ Field: 'path-pattern', Values: ['/v2/*'] }] },
    errors: [NO_GROUP],
    apply: (context, _record, { Conditions, Actions }) =>
      present({
        Conditions: Conditions?.map(readCondition),
        Actions: Actions && readActions(context, Actions as unknown as readonly JsonObject[]),
      }),
    answer: (shown) => ({ Rules: [shown] }),
  },
);

const deleteRule = elbv2(
  'DeleteRule',
  { RuleArn: z.string() },
  {
    example: { RuleArn: RULE },
    errors: [NO_RULE, 'OperationNotPermitted'],
    run: (context, { RuleArn }) => {
      if (isDefault(context, RuleArn))
        refuse('OperationNotPermitted', `Default rule '${RuleArn}' cannot be deleted`);
      context.remove('load-balancer-rule', rules.find(context, RuleArn).id);
      return {};
    },
  },
);

export const listenerOperations = [createListener, describeListeners, modifyListener, deleteListener];
export const ruleOperations = [createRule, describeRules, modifyRule, deleteRule];
