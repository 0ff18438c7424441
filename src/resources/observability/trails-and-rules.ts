import * as z from 'zod';
import { refuse } from '../../kernel/cloud/aws-error.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import type { DataContext } from '../data-tables.ts';
import { inService } from '../shared/data/data-operation.ts';
import { addNamed, findNamed, keyedTags, named, patchNamed } from '../shared/data/described.ts';
import { jsonObject, present, texts } from '../shared/data/facts.ts';
import { arnOf } from '../shared/data/places.ts';

const cloudtrail = inService('cloudtrail');
const TRAIL = 'cloudtrail-trail';
const Name = z.string();
const trailExample = { Name: 'audit' };
const NO_TRAIL = ['TrailNotFoundException'];

function findTrail(context: DataContext, name: string) {
  const short = name.slice(name.lastIndexOf('/') + 1);
  return findNamed(
    context,
    TRAIL,
    short,
    'TrailNotFoundException',
    `Unknown trail: ${arnOf(context, 'cloudtrail', `trail/${short}`)} for the user: ${context.account}`,
  );
}

export const createTrail = cloudtrail(
  'CreateTrail',
  {
    Name,
    S3BucketName: z.string(),
    S3KeyPrefix: z.string().optional(),
    IsMultiRegionTrail: z.boolean().optional(),
    IncludeGlobalServiceEvents: z.boolean().optional(),
    EnableLogFileValidation: z.boolean().optional(),
    IsOrganizationTrail: z.boolean().optional(),
    SnsTopicName: z.string().optional(),
    CloudWatchLogsLogGroupArn: z.string().optional(),
    CloudWatchLogsRoleArn: z.string().optional(),
    KmsKeyId: z.string().optional(),
    TagsList: keyedTags,
  },
  {
    errors: ['S3BucketDoesNotExistException', 'TrailAlreadyExistsException'],
    example: { ...trailExample, S3BucketName: 'amazing-photos' },
    run: (context, { Name: name, TagsList, EnableLogFileValidation = false, ...input }) => {
      if (named(context, TRAIL, name) !== undefined)
        refuse(
          'TrailAlreadyExistsException',
          `Trail ${name} already exists for customer: ${context.account}`,
        );
      if (!context.all('s3-bucket').some((bucket) => bucket.Name === input.S3BucketName))
        refuse('S3BucketDoesNotExistException', `S3 bucket ${input.S3BucketName} does not exist!`);
      const shown = {
        Name: name,
        IncludeGlobalServiceEvents: true,
        IsMultiRegionTrail: false,
        IsOrganizationTrail: false,
        ...present(input),
        TrailARN: arnOf(context, 'cloudtrail', `trail/${name}`),
        LogFileValidationEnabled: EnableLogFileValidation,
      };
      const detail = {
        ...shown,
        HomeRegion: context.region,
        HasCustomEventSelectors: false,
        IsLogging: false,
      };
      addNamed(context, TRAIL, context.newRecord(TRAIL, 'trail'), name, detail, TagsList);
      return shown;
    },
  },
);

export const describeTrails = cloudtrail(
  'DescribeTrails',
  { trailNameList: texts.optional(), includeShadowTrails: z.boolean().optional() },
  {
    example: {},
    run: (context, { trailNameList }) => ({
      trailList: context
        .list(TRAIL)
        .filter(
          ({ Name: name, Detail }) =>
            trailNameList?.some((each) => each === name || each === Detail.TrailARN) ?? true,
        )
        .map(({ Detail: { IsLogging: _logging, ...trail } }) => trail),
    }),
  },
);

export const startLogging = cloudtrail(
  'StartLogging',
  { Name },
  {
    errors: NO_TRAIL,
    example: trailExample,
    run: (context, input) => {
      patchNamed(context, TRAIL, findTrail(context, input.Name), { IsLogging: true });
      return {};
    },
  },
);

export const stopLogging = cloudtrail(
  'StopLogging',
  { Name },
  {
    errors: NO_TRAIL,
    example: trailExample,
    run: (context, input) => {
      patchNamed(context, TRAIL, findTrail(context, input.Name), { IsLogging: false });
      return {};
    },
  },
);

export const getTrailStatus = cloudtrail(
  'GetTrailStatus',
  { Name },
  {
    errors: NO_TRAIL,
    example: trailExample,
    run: (context, input) => ({ IsLogging: findTrail(context, input.Name).Detail.IsLogging === true }),
  },
);

export const deleteTrail = cloudtrail(
  'DeleteTrail',
  { Name },
  {
    errors: NO_TRAIL,
    example: trailExample,
    run: (context, input) => {
      context.remove(TRAIL, findTrail(context, input.Name).id);
      return {};
    },
  },
);

const events = inService('events');
const RULE = 'event-rule';
const ruleExample = { Name: 'nightly' };
const NO_RULE = ['ResourceNotFoundException'];

function findRule(context: DataContext, name: string) {
  return findNamed(
    context,
    RULE,
    name,
    'ResourceNotFoundException',
    `Rule ${name} does not exist on EventBus default.`,
  );
}

function targetsOf(rule: { readonly Detail: JsonObject }): readonly JsonObject[] {
  return (rule.Detail.Targets ?? []) as readonly JsonObject[];
}

export const putRule = events(
  'PutRule',
  {
    Name: z.string().regex(/^[\w.-]{1,64}$/),
    ScheduleExpression: z.string().optional(),
    EventPattern: z.string().optional(),
    State: z.enum(['ENABLED', 'DISABLED']).optional(),
    Description: z.string().optional(),
    RoleArn: z.string().optional(),
    EventBusName: z.string().optional(),
    Tags: keyedTags,
  },
  {
    errors: ['InvalidEventPatternException', 'ValidationException'],
    example: { ...ruleExample, ScheduleExpression: 'rate(1 day)' },
    run: (context, { Tags, ...input }) => {
      if (input.ScheduleExpression === undefined && input.EventPattern === undefined)
        refuse('ValidationException', 'Parameter(s) EventPattern or ScheduleExpression must be specified.');
      if (
        input.ScheduleExpression !== undefined &&
        !/^(?:rate\([1-9]\d* (?:minute|hour|day)s?\)|cron\((?:\S+ ){5}\S+\))$/.test(input.ScheduleExpression)
      )
        refuse('ValidationException', 'Parameter ScheduleExpression is not valid.');
      if (input.EventPattern !== undefined && !/^\s*\{/.test(input.EventPattern))
        refuse('InvalidEventPatternException', 'Event pattern is not valid. Reason: Filter is not an object');
      const known = named(context, RULE, input.Name);
      const RuleArn = arnOf(context, 'events', `rule/${input.Name}`);
      const detail = {
        State: 'ENABLED',
        EventBusName: 'default',
        ...present(input),
        Arn: RuleArn,
        Targets: known?.Detail.Targets ?? [],
      };
      addNamed(
        context,
        RULE,
        known ?? context.newRecord(RULE, 'eventrule'),
        input.Name,
        detail,
        Tags ?? known?.Tags,
      );
      return { RuleArn };
    },
  },
);

export const listRules = events(
  'ListRules',
  {
    NamePrefix: z.string().optional(),
    EventBusName: z.string().optional(),
    Limit: z.int().optional(),
    NextToken: z.string().optional(),
  },
  {
    example: {},
    run: (context, { NamePrefix = '' }) => ({
      Rules: context
        .list(RULE)
        .filter(({ Name: name }) => name.startsWith(NamePrefix))
        .map(({ Detail: { Targets: _targets, ...rule } }) => rule),
    }),
  },
);

export const describeRule = events(
  'DescribeRule',
  { Name: z.string(), EventBusName: z.string().optional() },
  {
    errors: NO_RULE,
    example: ruleExample,
    run: (context, input) => {
      const { Targets: _targets, ...rule } = findRule(context, input.Name).Detail;
      return rule;
    },
  },
);

export const putTargets = events(
  'PutTargets',
  { Rule: z.string(), EventBusName: z.string().optional(), Targets: z.array(jsonObject) },
  {
    errors: NO_RULE,
    example: {
      Rule: 'nightly',
      Targets: [{ Id: '1', Arn: 'arn:aws:lambda:us-east-1:111122223333:function:resize' }],
    },
    run: (context, { Rule, Targets }) => {
      const rule = findRule(context, Rule);
      const others = targetsOf(rule).filter(({ Id }) => !Targets.some((target) => target.Id === Id));
      patchNamed(context, RULE, rule, { Targets: [...others, ...Targets] });
      return { FailedEntryCount: 0, FailedEntries: [] };
    },
  },
);

export const listTargetsByRule = events(
  'ListTargetsByRule',
  {
    Rule: z.string(),
    EventBusName: z.string().optional(),
    Limit: z.int().optional(),
    NextToken: z.string().optional(),
  },
  {
    errors: NO_RULE,
    example: { Rule: 'nightly' },
    run: (context, { Rule }) => ({ Targets: targetsOf(findRule(context, Rule)) }),
  },
);

export const removeTargets = events(
  'RemoveTargets',
  { Rule: z.string(), EventBusName: z.string().optional(), Ids: texts, Force: z.boolean().optional() },
  {
    errors: NO_RULE,
    example: { Rule: 'nightly', Ids: ['1'] },
    run: (context, { Rule, Ids }) => {
      const rule = findRule(context, Rule);
      patchNamed(context, RULE, rule, {
        Targets: targetsOf(rule).filter(({ Id }) => !Ids.includes(String(Id))),
      });
      return { FailedEntryCount: 0, FailedEntries: [] };
    },
  },
);

export const deleteRule = events(
  'DeleteRule',
  { Name: z.string(), EventBusName: z.string().optional(), Force: z.boolean().optional() },
  {
    errors: ['ValidationException'],
    example: ruleExample,
    run: (context, input) => {
      const rule = named(context, RULE, input.Name);
      if (rule === undefined) return undefined;
      if (targetsOf(rule).length > 0)
        refuse('ValidationException', "Rule can't be deleted since it has targets.");
      context.remove(RULE, rule.id);
      return undefined;
    },
  },
);
