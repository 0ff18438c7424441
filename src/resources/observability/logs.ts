import * as z from 'zod';
import { refuse, refuseUnsimulated } from '../../kernel/cloud/aws-error.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import type { DataContext } from '../data-tables.ts';
import { inService } from '../shared/data/data-operation.ts';
import { addNamed, findNamed, mappedTags, named, patchNamed, tagsOfMap } from '../shared/data/described.ts';
import type { Described } from '../shared/data/described-record.ts';
import { present, texts } from '../shared/data/facts.ts';
import { arnOf } from '../shared/data/places.ts';

const logs = inService('logs');
const GROUP = 'log-group';
const GONE = ['ResourceNotFoundException'];
const logGroupName = z.string().regex(/^[\w./#-]{1,512}$/);
const logStreamName = z.string().regex(/^[^:*]{1,512}$/);
const example = { logGroupName: '/app/web' };
const onStream = { ...example, logStreamName: 'one' };
const MAX_EVENTS = 5_000;

interface Event {
  readonly stream: string;
  readonly timestamp: number;
  readonly message: string;
  readonly ingestionTime: number;
}

interface Held {
  readonly streams: readonly { readonly name: string; readonly created: number }[];
  readonly events: readonly Event[];
}

function findGroup(context: DataContext, name: string): Described {
  return findNamed(
    context,
    GROUP,
    name,
    'ResourceNotFoundException',
    'The specified log group does not exist.',
  );
}

/** Streams and events lie beside the group. */
function heldBy(context: DataContext, group: Described): Held {
  return { streams: [], events: [], ...(context.guest(group.id) as Partial<Held> | undefined) };
}

function hold(context: DataContext, group: Described, held: Held): void {
  if (held.events.length > MAX_EVENTS) refuseUnsimulated(`a log group here holds up to ${MAX_EVENTS} events`);
  context.setGuest(group.id, held as unknown as JsonObject);
}

function checkStream(held: Held, name: string): void {
  if (!held.streams.some((stream) => stream.name === name))
    refuse('ResourceNotFoundException', 'The specified log stream does not exist.');
}

export const createLogGroup = logs(
  'CreateLogGroup',
  { logGroupName, kmsKeyId: z.string().optional(), tags: mappedTags, logGroupClass: z.string().optional() },
  {
    errors: ['ResourceAlreadyExistsException'],
    example,
    run: (context, { logGroupName: name, tags, kmsKeyId, logGroupClass = 'STANDARD' }) => {
      if (named(context, GROUP, name) !== undefined)
        refuse('ResourceAlreadyExistsException', 'The specified log group already exists');
      const arn = arnOf(context, 'logs', `log-group:${name}`);
      const detail = {
        logGroupName: name,
        creationTime: context.at,
        metricFilterCount: 0,
        arn: `${arn}:*`,
        storedBytes: 0,
        ...present({ kmsKeyId }),
        logGroupClass,
        logGroupArn: arn,
      };
      addNamed(context, GROUP, context.newRecord(GROUP, 'loggroup'), name, detail, tagsOfMap(tags));
      return undefined;
    },
  },
);

export const describeLogGroups = logs(
  'DescribeLogGroups',
  {
    logGroupNamePrefix: z.string().optional(),
    logGroupNamePattern: z.string().optional(),
    limit: z.int().optional(),
    nextToken: z.string().optional(),
  },
  {
    example: {},
    run: (context, { logGroupNamePrefix = '', logGroupNamePattern = '' }) => ({
      logGroups: context
        .list(GROUP)
        .filter(({ Name }) => Name.startsWith(logGroupNamePrefix) && Name.includes(logGroupNamePattern))
        .map(({ Detail }) => Detail),
    }),
  },
);

export const deleteLogGroup = logs(
  'DeleteLogGroup',
  { logGroupName },
  {
    errors: GONE,
    example,
    run: (context, input) => {
      context.remove(GROUP, findGroup(context, input.logGroupName).id);
      return undefined;
    },
  },
);

const DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

export const putRetentionPolicy = logs(
  'PutRetentionPolicy',
  { logGroupName, retentionInDays: z.int() },
  {
    errors: [...GONE, 'InvalidParameterException'],
    example: { ...example, retentionInDays: 14 },
    run: (context, { logGroupName: name, retentionInDays }) => {
      if (!DAYS.includes(retentionInDays))
        refuse(
          'InvalidParameterException',
          `1 validation error detected: Value '${retentionInDays}' at 'retentionInDays' failed to satisfy constraint: Member must satisfy enum value set: [${DAYS.join(', ')}]`,
        );
      patchNamed(context, GROUP, findGroup(context, name), { retentionInDays });
      return undefined;
    },
  },
);

export const deleteRetentionPolicy = logs(
  'DeleteRetentionPolicy',
  { logGroupName },
  {
    errors: GONE,
    example,
    run: (context, input) => {
      patchNamed(context, GROUP, findGroup(context, input.logGroupName), { retentionInDays: undefined });
      return undefined;
    },
  },
);

export const createLogStream = logs(
  'CreateLogStream',
  { logGroupName, logStreamName },
  {
    errors: [...GONE, 'ResourceAlreadyExistsException'],
    example: onStream,
    run: (context, { logGroupName: group, logStreamName: name }) => {
      const record = findGroup(context, group);
      const held = heldBy(context, record);
      if (held.streams.some((stream) => stream.name === name))
        refuse('ResourceAlreadyExistsException', 'The specified log stream already exists');
      hold(context, record, { ...held, streams: [...held.streams, { name, created: context.at }] });
      return undefined;
    },
  },
);

export const describeLogStreams = logs(
  'DescribeLogStreams',
  {
    logGroupName,
    logStreamNamePrefix: z.string().optional(),
    orderBy: z.string().optional(),
    descending: z.boolean().optional(),
    limit: z.int().optional(),
    nextToken: z.string().optional(),
  },
  {
    errors: GONE,
    example,
    run: (context, { logGroupName: group, logStreamNamePrefix = '', descending, limit = 50 }) => {
      const record = findGroup(context, group);
      const { streams, events } = heldBy(context, record);
      const logStreams = streams
        .filter(({ name }) => name.startsWith(logStreamNamePrefix))
        .map(({ name, created }) => {
          const own = events.filter(({ stream }) => stream === name);
          const times = own.map(({ timestamp }) => timestamp);
          return {
            logStreamName: name,
            creationTime: created,
            ...(own.length > 0 && {
              firstEventTimestamp: Math.min(...times),
              lastEventTimestamp: Math.max(...times),
              lastIngestionTime: Math.max(...own.map(({ ingestionTime }) => ingestionTime)),
            }),
            arn: arnOf(record, 'logs', `log-group:${group}:log-stream:${name}`),
            storedBytes: 0,
          };
        })
        .sort((left, right) => (left.logStreamName < right.logStreamName ? -1 : 1));
      return { logStreams: (descending ? logStreams.reverse() : logStreams).slice(0, limit) };
    },
  },
);

export const deleteLogStream = logs(
  'DeleteLogStream',
  { logGroupName, logStreamName },
  {
    errors: GONE,
    example: onStream,
    run: (context, { logGroupName: group, logStreamName: name }) => {
      const record = findGroup(context, group);
      const { streams, events } = heldBy(context, record);
      checkStream({ streams, events }, name);
      hold(context, record, {
        streams: streams.filter((stream) => stream.name !== name),
        events: events.filter(({ stream }) => stream !== name),
      });
      return undefined;
    },
  },
);

export const putLogEvents = logs(
  'PutLogEvents',
  {
    logGroupName,
    logStreamName,
    logEvents: z.array(z.strictObject({ timestamp: z.int().min(0), message: z.string().min(1) })).min(1),
    sequenceToken: z.string().optional(),
  },
  {
    errors: [...GONE, 'InvalidParameterException'],
    example: { ...onStream, logEvents: [{ timestamp: 1767225600000, message: 'started' }] },
    run: (context, { logGroupName: group, logStreamName: stream, logEvents }) => {
      const record = findGroup(context, group);
      const held = heldBy(context, record);
      checkStream(held, stream);
      if (logEvents.some((event, index) => event.timestamp < (logEvents[index - 1]?.timestamp ?? 0)))
        refuse(
          'InvalidParameterException',
          'Log events in a single PutLogEvents request must be in chronological order.',
        );
      const added = logEvents.map((event) => ({ stream, ...event, ingestionTime: context.at }));
      hold(context, record, { ...held, events: [...held.events, ...added] });
      return { nextSequenceToken: String(held.events.length + added.length).padStart(56, '0') };
    },
  },
);

const range = { startTime: z.int().optional(), endTime: z.int().optional(), limit: z.int().optional() };

function within(
  events: readonly Event[],
  {
    startTime = 0,
    endTime = Number.MAX_SAFE_INTEGER,
  }: { startTime?: number | undefined; endTime?: number | undefined },
) {
  return events
    .filter(({ timestamp }) => timestamp >= startTime && timestamp < endTime)
    .sort((left, right) => left.timestamp - right.timestamp);
}

export const getLogEvents = logs(
  'GetLogEvents',
  {
    logGroupName,
    logStreamName,
    ...range,
    startFromHead: z.boolean().optional(),
    nextToken: z.string().optional(),
  },
  {
    errors: GONE,
    example: onStream,
    run: (context, { logGroupName: group, logStreamName: name, limit = 10_000, startFromHead, ...times }) => {
      const held = heldBy(context, findGroup(context, group));
      checkStream(held, name);
      const found = within(
        held.events.filter(({ stream }) => stream === name),
        times,
      );
      const part = startFromHead ? found.slice(0, limit) : found.slice(-limit);
      return {
        events: part.map(({ timestamp, message, ingestionTime }) => ({ timestamp, message, ingestionTime })),
        nextForwardToken: `f/${found.length}`,
        nextBackwardToken: `b/${found.length}`,
      };
    },
  },
);

/** Words that have to occur, each `"quoted phrase"` as it is, and none of those behind a minus. */
function matchesPattern(pattern: string, message: string): boolean {
  if (/^\s*[{[%]/.test(pattern))
    return refuseUnsimulated(
      'patterns over JSON, columns and regular expressions; words and quoted phrases are searched',
    );
  const terms = pattern.match(/[?-]?"[^"]*"|\S+/g) ?? [];
  const bare = (term: string) => term.replace(/^[?-]/, '').replaceAll('"', '');
  const optional = terms.filter((term) => term.startsWith('?'));
  return (
    terms.every((term) =>
      term.startsWith('?') ? true : message.includes(bare(term)) !== term.startsWith('-'),
    ) &&
    (optional.length === 0 || optional.some((term) => message.includes(bare(term))))
  );
}

export const filterLogEvents = logs(
  'FilterLogEvents',
  {
    logGroupName,
    logStreamNames: texts.optional(),
    logStreamNamePrefix: z.string().optional(),
    filterPattern: z.string().optional(),
    ...range,
    nextToken: z.string().optional(),
  },
  {
    errors: GONE,
    example: { ...example, filterPattern: 'ERROR' },
    run: (
      context,
      {
        logGroupName: group,
        logStreamNames,
        logStreamNamePrefix = '',
        filterPattern = '',
        limit = 10_000,
        ...times
      },
    ) => {
      const { events } = heldBy(context, findGroup(context, group));
      const found = within(events, times).filter(
        ({ stream, message }) =>
          (logStreamNames?.includes(stream) ?? stream.startsWith(logStreamNamePrefix)) &&
          matchesPattern(filterPattern, message),
      );
      return {
        events: found.slice(0, limit).map(({ stream, timestamp, message, ingestionTime }, index) => ({
          logStreamName: stream,
          timestamp,
          message,
          ingestionTime,
          eventId: `${timestamp}${index}`.padStart(56, '3'),
        })),
        searchedLogStreams: [],
      };
    },
  },
);
