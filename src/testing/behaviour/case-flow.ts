import type { Step, Trace } from '../../kernel/forward/answer.ts';
import { ask, type Flow } from '../../kernel/forward/ask.ts';
import { establish, judge, type TraceOptions, trace } from '../../kernel/forward/trace.ts';
import type { Session } from '../../kernel/forward/walk.ts';
import type { JsonValue } from '../../kernel/lib/json.ts';
import { formatAddress } from '../../kernel/net/address.ts';
import type { Header } from '../../kernel/net/header.ts';
import { formatPorts } from '../../kernel/net/ports.ts';
import { parseProtocol } from '../../kernel/net/protocol.ts';
import type { Simulation } from '../../resources/simulate.ts';
import type { FlowExpectation, FlowQuestion, StepPart } from './case-schema.ts';

export type Memory = Map<string, readonly Session[]>;

/** Asks the flow and says what differs from its expectation: one sentence each. */
export function checkFlow(simulation: Simulation, flow: FlowQuestion, memory: Memory): readonly string[] {
  const question = ask(simulation.graph, simulation.names, writtenFlow(flow));
  const { expect } = flow;
  if (!question.ok)
    return expect.error !== undefined && question.error.includes(expect.error)
      ? []
      : [`cannot be asked: ${question.error}`];
  if (expect.error !== undefined) return [`can be asked, though expected: ${expect.error}`];
  const established = flow.established === undefined ? undefined : memory.get(flow.established);
  if (flow.established !== undefined && established === undefined)
    return [`no flow is remembered as ${flow.established}`];
  const options: TraceOptions = {
    down: new Set(flow.down),
    ...(established === undefined ? {} : { established }),
  };
  if (flow.remember !== undefined)
    memory.set(flow.remember, establish(simulation.graph, question.value, options));
  const answer = trace(simulation.graph, question.value, options);
  const short = judge(simulation.graph, question.value, options);
  const shortOfLong = {
    verdict: answer.verdict,
    delivered: answer.delivered,
    replied: answer.replied,
    code: answer.blockers[0]?.code ?? null,
    at: answer.blockers[0]?.at ?? null,
  };
  return [
    ...differing('the short answer', short, shortOfLong),
    ...factProblems(answer, expect),
    ...hopProblems(answer, expect),
    ...stepProblems(answer, expect.steps ?? []),
  ];
}

function writtenFlow(flow: FlowQuestion): Flow {
  const protocol = parseProtocol(flow.protocol);
  if (!protocol.ok) throw new Error(protocol.error);
  return {
    from: flow.from,
    to: flow.to,
    protocol: protocol.value,
    port: flow.port ?? null,
    sourcePort: flow.sourcePort ?? null,
  };
}

function differing(what: string, actual: unknown, expected: unknown): readonly string[] {
  const [left, right] = [JSON.stringify(actual), JSON.stringify(expected)];
  return left === right ? [] : [`${what} is ${left}, not ${right}`];
}

function factProblems(answer: Trace, expect: FlowExpectation): readonly string[] {
  const first = answer.blockers[0];
  const facts: { readonly [name in keyof FlowExpectation]?: unknown } = {
    verdict: answer.verdict,
    symptom: answer.symptom,
    delivered: answer.delivered,
    replied: answer.replied,
    code: first?.code ?? null,
    at: first?.at ?? null,
    blockers: answer.blockers.map(({ direction, code }) => (direction === 'reply' ? `reply ${code}` : code)),
    lostPorts: formatPorts(first?.lost ?? []),
    mtu: answer.mtu,
    assumptions: answer.assumptions.map(({ code }) => code),
  };
  return Object.entries(facts).flatMap(([name, actual]) => {
    const expected = expect[name as keyof FlowExpectation];
    return expected === undefined ? [] : differing(name, actual, expected);
  });
}

function hopProblems(answer: Trace, expect: FlowExpectation): readonly string[] {
  const stages = answer.connections.flatMap(({ forward }) => forward.flatMap(({ steps }) => steps));
  return [
    ...missing('hops', answer.hops, expect.hopsInclude ?? []),
    ...missing('reply hops', answer.replyHops, expect.replyHopsInclude ?? []),
    ...unwanted('hops', answer.hops, expect.hopsExclude ?? []),
    ...unwanted('reply hops', answer.replyHops, expect.replyHopsExclude ?? []),
    ...unwanted(
      'stages',
      stages.filter(({ action }) => action !== 'skip').map(({ stage }) => stage),
      expect.stagesExclude ?? [],
    ),
  ];
}

function missing(what: string, actual: readonly string[], wanted: readonly string[]): readonly string[] {
  let from = 0;
  for (const item of wanted) {
    const found = actual.indexOf(item, from);
    if (found < 0) return [`${what} are ${actual.join(' ')}: no ${item} there`];
    from = found + 1;
  }
  return [];
}

function unwanted(what: string, actual: readonly string[], barred: readonly string[]): readonly string[] {
  const found = barred.filter((item) => actual.includes(item));
  return found.length === 0
    ? []
    : [`${what} are ${actual.join(' ')}: ${found.join(' ')} should not be there`];
}

interface ToldStep {
  readonly way: 'request' | 'reply';
  readonly step: Step;
}

function stepProblems(answer: Trace, wanted: readonly StepPart[]): readonly string[] {
  const told: readonly ToldStep[] = answer.connections.flatMap(({ forward, reply }) => [
    ...forward.flatMap(({ steps }) => steps.map((step) => ({ way: 'request' as const, step }))),
    ...(reply ?? []).flatMap(({ steps }) => steps.map((step) => ({ way: 'reply' as const, step }))),
  ]);
  let from = 0;
  for (const part of wanted) {
    const found = told.findIndex((each, index) => index >= from && holds(each, part));
    if (found < 0) {
      const near = told
        .filter(({ way, step }) => way === part.way && (part.stage ?? step.stage) === step.stage)
        .map(({ step }) => JSON.stringify(readable(step)));
      return [`no such step: ${JSON.stringify(part)}; near it: ${near.join('\n')}`];
    }
    from = found + 1;
  }
  return [];
}

function holds({ way, step }: ToldStep, { way: wantedWay, ...part }: StepPart): boolean {
  return way === wantedWay && contains(readable(step), part as JsonValue);
}

function contains(actual: JsonValue | undefined, part: JsonValue): boolean {
  if (Array.isArray(part)) return JSON.stringify(actual) === JSON.stringify(part);
  if (typeof part !== 'object' || part === null) return actual === part;
  if (typeof actual !== 'object' || actual === null) return false;
  return Object.entries(part).every(([key, item]) =>
    contains((actual as { readonly [key: string]: JsonValue })[key], item),
  );
}

function readable(step: Step): JsonValue {
  return {
    stage: step.stage,
    at: step.at,
    action: step.action,
    code: step.code,
    note: step.note,
    rule: step.rule?.id ?? null,
    rows: step.rows.map(({ id, reason, code }) => [id, reason, ...(code === undefined ? [] : [code])]),
    before: readableHeader(step.before),
    after: readableHeader(step.after),
    session: step.session === null ? null : { ...step.session },
  };
}

function readableHeader(header: Header): JsonValue {
  return {
    source: formatAddress(header.source),
    destination: formatAddress(header.destination),
    sourcePorts: formatPorts(header.sourcePorts),
    destinationPorts: formatPorts(header.destinationPorts),
  };
}
