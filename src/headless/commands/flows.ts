import type { Blocker, Trace } from '../../kernel/forward/answer.ts';
import type { TraceOptions } from '../../kernel/forward/trace.ts';
import { ok } from '../../kernel/lib/result.ts';
import { formatPorts } from '../../kernel/net/ports.ts';
import { type Simulation, simulate, traceFlow } from '../../resources/simulate.ts';
import type { Arguments } from '../args.ts';
import { readFlow, type WrittenFlow } from '../ask-flow.ts';
import { badInput, badUsage, type Outcome } from '../fault.ts';
import { findDown } from '../find-down.ts';
import { formatTable, print, printJsonLines } from '../output.ts';
import { readCloud, readJson } from '../read-input.ts';
import { REF_HELP, type SubCommand } from '../sub-command.ts';

export const flowsCommand: SubCommand = {
  name: 'flows',
  usage: 'cloud.json flows.json [--down REF,…] [--json]',
  description: `Answers every flow of a file, in its order.

flows.json is a list (or {"flows": […]}) of {"id", "from", "to", "protocol", "port", "srcPort"}.
The protocol is a name or a number (tcp when absent); ICMP and others have no ports. A flow that
cannot be asked gets an "error", the others go on.

${REF_HELP}`,
  options: {
    down: { value: 'REF,…', help: 'resources or Availability Zones that are out of order', list: true },
    json: { help: 'print one JSON list' },
  },
  examples: [
    'flows cloud.json src/io/samples/three-tier/questions.json',
    'flows cloud.json flows.json --json',
  ],
  run: runFlows,
};

/** The answer to one flow; its fields are part of the command's contract. */
export type FlowAnswer =
  | { readonly id: unknown; readonly error: string }
  | {
      readonly id: unknown;
      readonly verdict: Trace['verdict'];
      readonly delivered: boolean;
      readonly replied: Trace['replied'];
      /** Of the first blocker. */
      readonly code: string | null;
      readonly at: string | null;
      readonly symptom: Trace['symptom'];
      readonly hops: readonly string[];
      readonly replyHops: readonly string[];
      readonly blockers: readonly FlowBlocker[];
    };

export type FlowBlocker = Pick<Blocker, 'direction' | 'code' | 'at' | 'components' | 'unknown'> & {
  /** Ports whose packets are lost here while others pass; absent when all are. */
  readonly lost?: NonNullable<Blocker['lost']>;
  /** The rule that decided, when there is one. */
  readonly rule?: { readonly owner: string; readonly id: string; readonly text: string };
};

function runFlows(args: Arguments): Outcome<void> {
  const [cloudPath, flowsPath, ...rest] = args.positionals;
  if (cloudPath === undefined || flowsPath === undefined || rest.length > 0)
    return badUsage('name one document and one file of flows');
  const cloud = readCloud(cloudPath);
  if (!cloud.ok) return cloud;
  const flows = readFlows(flowsPath);
  if (!flows.ok) return flows;
  const down = findDown(cloud.value, args.list('down'));
  if (!down.ok) return badInput('--down', down.error);
  const simulation = simulate(cloud.value);
  const answers = flows.value.map((flow) => answerFlow(simulation, flow, { down: down.value }));
  if (args.has('json')) printJsonLines(answers);
  else print(formatAnswers(answers, flows.value));
  return ok(undefined);
}

function readFlows(path: string): Outcome<readonly unknown[]> {
  const json = readJson(path);
  if (!json.ok) return json;
  const { value } = json;
  if (Array.isArray(value)) return ok(value as readonly unknown[]);
  const flows = typeof value === 'object' && value !== null && 'flows' in value ? value.flows : undefined;
  if (Array.isArray(flows)) return ok(flows as readonly unknown[]);
  return badInput(path, 'holds no flows: a list is wanted, [{"id": …, "from": …, "to": …, "port": …}]');
}

export function answerFlow(simulation: Simulation, written: unknown, options: TraceOptions): FlowAnswer {
  if (typeof written !== 'object' || written === null || Array.isArray(written))
    return { id: null, error: 'This is not a flow: an object with "from" and "to" is wanted.' };
  const { id = null } = written as { readonly id?: unknown };
  const flow = readFlow(written as WrittenFlow);
  if (!flow.ok) return { id, error: flow.error };
  const trace = traceFlow(simulation, flow.value, options);
  if (!trace.ok) return { id, error: trace.error };
  const { verdict, delivered, replied, symptom, hops, replyHops, blockers } = trace.value;
  return {
    id,
    verdict,
    delivered,
    replied,
    code: blockers[0]?.code ?? null,
    at: blockers[0]?.at ?? null,
    symptom,
    hops,
    replyHops,
    blockers: blockers.map(shortBlocker),
  };
}

function shortBlocker({ direction, code, at, components, unknown, lost, rule }: Blocker): FlowBlocker {
  return {
    direction,
    code,
    at,
    components,
    unknown,
    ...(lost === null ? {} : { lost }),
    ...(rule === null ? {} : { rule: { owner: rule.owner, id: rule.id, text: rule.text } }),
  };
}

function formatAnswers(answers: readonly FlowAnswer[], flows: readonly unknown[]): string {
  const rows = answers.map((answer, index) => {
    const { from, to } = (flows[index] ?? {}) as WrittenFlow;
    const ends = [String(answer.id ?? index), String(from ?? ''), String(to ?? '')];
    if ('error' in answer) return [...ends, 'error', answer.error];
    return [...ends, answer.verdict, answer.blockers.map(formatBlocker).join('; ')];
  });
  return formatTable(['id', 'from', 'to', 'verdict', 'why'], rows);
}

function formatBlocker({ direction, code, at, lost }: FlowBlocker): string {
  const way = direction === 'reply' ? ' (reply)' : '';
  return `${code} at ${at}${way}${lost === undefined ? '' : `, ports ${formatPorts(lost)}`}`;
}
