import * as z from 'zod';
import { findByKey } from '../../editor/session.ts';
import type { Trace } from '../../kernel/forward/answer.ts';
import type { Flow } from '../../kernel/forward/ask.ts';
import { err, ok, type Result } from '../../kernel/lib/result.ts';
import { hasPorts, parseProtocol, protocolName } from '../../kernel/net/protocol.ts';
import { type Simulation, traceFlow } from '../../resources/simulate.ts';
import type { AwsCloud } from '../../resources/tables.ts';
import { readMention } from '../script/names.ts';
import { selectionFields, selectRecords, tellSelection } from './selection.ts';

/** One end of a flow: a name, an address, `internet`, or resources told by what they are. */
const endSchema = z.union([
  z.string().min(1),
  z.strictObject({ any: selectionFields }).meta({ description: 'One such resource is enough.' }),
  z.strictObject({ every: selectionFields }).meta({ description: 'All such resources count.' }),
]);

export type End = z.infer<typeof endSchema>;

export const flowFields = {
  from: endSchema.meta({ description: 'Name, address, "internet" or "internet:ADDRESS"' }),
  to: endSchema,
  protocol: z.string().default('tcp').meta({ description: 'tcp (when not given), udp, icmp or a number' }),
  port: z.int().min(0).max(65535).optional(),
  'source-port': z.int().min(0).max(65535).optional(),
};

export const flowSchema = z.strictObject(flowFields);
export type GoalFlow = z.infer<typeof flowSchema>;

/** Every pair of ends that the flow speaks of. The error is why there is none yet. */
export interface Pairs {
  readonly flows: readonly Flow[];
  /** One of them is enough. */
  readonly isAny: boolean;
}

export function flowsOf(cloud: AwsCloud, goal: GoalFlow): Result<Pairs, string> {
  const protocol = parseProtocol(goal.protocol);
  if (!protocol.ok) return protocol;
  const from = endsOf(cloud, goal.from);
  if (!from.ok) return from;
  const to = endsOf(cloud, goal.to);
  if (!to.ok) return to;
  const port = hasPorts(protocol.value) ? (goal.port ?? null) : null;
  const sourcePort = hasPorts(protocol.value) ? (goal['source-port'] ?? null) : null;
  const flows = from.value.flatMap((source) =>
    to.value
      .filter((target) => target !== source)
      .map((target) => ({ from: source, to: target, protocol: protocol.value, port, sourcePort })),
  );
  if (flows.length === 0) return err('Both ends are the same resource so far.');
  return ok({ flows, isAny: isAny(goal.from) || isAny(goal.to) });
}

function isAny(end: End): boolean {
  return typeof end !== 'string' && 'any' in end;
}

function endsOf(cloud: AwsCloud, end: End): Result<readonly string[], string> {
  if (typeof end === 'string') {
    if (end === 'internet' || end.startsWith('internet:') || /^\d+(?:\.\d+){3}$/.test(end)) return ok([end]);
    if (end.startsWith(KEY)) return recordOf(cloud, end.slice(KEY.length));
    const found = readMention(cloud, end);
    return found.ok ? ok([found.value]) : found;
  }
  const selection = 'any' in end ? end.any : end.every;
  const found = selectRecords(cloud, selection);
  if (!found.ok) return found;
  if (found.value.length === 0) return err(`There is no ${tellSelection(selection)} yet.`);
  return ok(found.value.map(({ record }) => record.id));
}

/** An end by its document key: for what has no name of its own. */
export function keyEnd(key: string): string {
  return `${KEY}${key}`;
}

const KEY = 'key:';

function recordOf(cloud: AwsCloud, key: string): Result<readonly string[], string> {
  const found = findByKey(cloud, key);
  return found === undefined
    ? err('What this goal asks about is not there any more.')
    : ok([found.record.id]);
}

/** How a goal's sentence names an end. */
export function tellEnd(end: End): string {
  if (typeof end === 'string') {
    if (end === 'internet') return 'the internet';
    return end.startsWith('internet:') ? end.slice('internet:'.length) : end.replace(/^@?(?:[a-z-]+\/)?/, '');
  }
  return 'any' in end ? `one ${tellSelection(end.any)}` : `every ${tellSelection(end.every)}`;
}

/** The same where a sentence begins: names keep their letters. */
export function openWithEnd(end: End): string {
  const text = tellEnd(end);
  const isName = typeof end === 'string' && end !== 'internet';
  return isName ? text : text.charAt(0).toUpperCase() + text.slice(1);
}

/** `tcp 443`, `icmp` */
export function tellTraffic(goal: GoalFlow): string {
  const protocol = parseProtocol(goal.protocol);
  const name = protocol.ok ? protocolName(protocol.value) : goal.protocol;
  return goal.port === undefined ? name : `${name} ${goal.port}`;
}

export function traceOf(
  simulation: Simulation,
  flow: Flow,
  down?: ReadonlySet<string>,
): Result<Trace, string> {
  return traceFlow(simulation, flow, down === undefined ? undefined : { down });
}
