import type { Connection, Row, Stage, Step, Trace } from '../../kernel/forward/answer.ts';
import type { Graph } from '../../kernel/graph/graph.ts';
import { jsonEqual } from '../../kernel/lib/json.ts';

/** Where a packet may come out with another header than it went in. */
const REWRITING: readonly Stage[] = [
  'translate',
  'masquerade',
  'forward',
  'choose',
  'encapsulate',
  'decapsulate',
];

const stepsOf = (hops: Connection['reply']): readonly Step[] => (hops ?? []).flatMap((hop) => hop.steps);

/** What is wrong with a story, whatever the cloud: one sentence each, none for a sound one. */
export function brokenLaws(graph: Graph, trace: Trace): readonly string[] {
  const walks = trace.connections.flatMap(({ forward, reply }) => [stepsOf(forward), stepsOf(reply)]);
  const real = realSubjects(graph);
  return [
    ...shapeProblems(trace),
    ...blockerProblems(trace),
    ...hypothesisProblems(trace),
    ...endProblems(trace),
    ...walks.flatMap(headerProblems),
    ...walks.flat().flatMap((step) => rowProblems(step, real)),
  ];
}

function shapeProblems(trace: Trace): readonly string[] {
  const problems: string[] = [];
  if (trace.connections.length === 0) problems.push('no connection');
  if (trace.hops.length === 0) problems.push('the request met nothing');
  for (const { forward, reply } of trace.connections) {
    if (forward.length === 0) problems.push('a connection without hops');
    for (const hop of [...forward, ...(reply ?? [])]) {
      if (hop.place === '') problems.push('a hop without a place');
      if (hop.steps.length === 0) problems.push(`no step at ${hop.place}`);
    }
  }
  const isGood = trace.verdict === 'reachable';
  if (isGood !== (trace.blockers.length === 0) && trace.verdict !== 'refused')
    problems.push(`${trace.verdict} with ${trace.blockers.length} blockers`);
  if (trace.delivered === (trace.replied === null))
    problems.push('replied without delivered, or the reverse');
  return problems;
}

function blockerProblems(trace: Trace): readonly string[] {
  return trace.blockers.flatMap((blocker) => {
    const { code, at, components, connection, direction } = blocker;
    const problems: string[] = [];
    if (code === '' || at === '') problems.push(`a blocker without code or place: ${code} at ${at}`);
    if (components.length === 0 || components.includes('')) problems.push(`${code} blames nobody`);
    const leg = trace.connections[connection];
    const steps = stepsOf(leg === undefined ? null : leg[direction]);
    const step = steps[blocker.step];
    if (step?.code !== code || step.at !== at) problems.push(`${code} at ${at} is not told by its step`);
    if ((step?.action === 'drop') !== (blocker.lost === null)) problems.push(`${code}: drop or loss?`);
    return problems;
  });
}

/** Everything up to the first drop is real; everything after it is not. Requests first, then the replies. */
function hypothesisProblems(trace: Trace): readonly string[] {
  const steps = [
    ...trace.connections.flatMap(({ forward }) => stepsOf(forward)),
    ...[...trace.connections].reverse().flatMap(({ reply }) => stepsOf(reply)),
  ];
  const first = steps.findIndex((step) => step.action === 'drop');
  const wrong = steps.findIndex((step, index) => step.hypothetical !== (first >= 0 && index > first));
  return wrong < 0 ? [] : [`step ${wrong} of ${steps.length}, first drop at ${first}: hypothetical or not?`];
}

/** Where a packet may end well. */
const ENDS: readonly Stage[] = ['deliver', 'outside', 'local-service', 'terminate'];

/** Nobody may say "delivered" of a packet that merely stopped being mentioned. */
function endProblems(trace: Trace): readonly string[] {
  const problems: string[] = [];
  const request = stepsOf(trace.connections.at(-1)?.forward ?? null).at(-1);
  if (trace.delivered && (request === undefined || !ENDS.includes(request.stage)))
    problems.push(`delivered, but the request ends with ${request?.stage}`);
  const { reply = null } = trace.connections[0] ?? {};
  const answer = stepsOf(reply).at(-1);
  if (trace.replied === true && reply !== null && (answer === undefined || !ENDS.includes(answer.stage)))
    problems.push(`answered, but the reply ends with ${answer?.stage}`);
  return problems;
}

function headerProblems(steps: readonly Step[]): readonly string[] {
  return steps.flatMap((step, index) => {
    const problems: string[] = [];
    const isChanged = !jsonEqual(step.before, step.after);
    if (isChanged && !REWRITING.includes(step.stage)) problems.push(`${step.stage} changes the header`);
    if (isChanged && step.action !== 'rewrite')
      problems.push(`${step.stage} rewrites but calls it ${step.action}`);
    const next = steps[index + 1];
    if (next === undefined) return problems;
    // A loss of ports narrows what goes on; nothing else may happen between two steps.
    const after = step.lost === null ? step.after : { ...step.after, destinationPorts: null };
    const before = step.lost === null ? next.before : { ...next.before, destinationPorts: null };
    if (!jsonEqual(after, before))
      problems.push(`the header changes between ${step.stage} and ${next.stage}`);
    return problems;
  });
}

function realSubjects(graph: Graph): ReadonlySet<Row['subject']> {
  const subjects = new Set<Row['subject']>();
  for (const table of graph.tables.values()) for (const rule of table.rules) subjects.add(rule);
  for (const node of graph.nodes.values())
    if (node.kind === 'route') for (const row of node.spec.rows) subjects.add(row);
  return subjects;
}

function rowProblems(step: Step, real: ReadonlySet<Row['subject']>): readonly string[] {
  const problems: string[] = [];
  if (step.rule !== null && !step.rows.includes(step.rule))
    problems.push(`${step.stage}: a rule from elsewhere`);
  for (const row of step.rows)
    if (!real.has(row.subject)) problems.push(`${step.stage}: a row for no rule, ${row.owner} ${row.id}`);
  return problems;
}
