import { nameTag } from '../kernel/cloud/record.ts';
import type { Summary, Trace } from '../kernel/forward/answer.ts';
import { ask, type Flow } from '../kernel/forward/ask.ts';
import type { Names } from '../kernel/forward/reference.ts';
import { judge, type TraceOptions, trace } from '../kernel/forward/trace.ts';
import type { Graph } from '../kernel/graph/graph.ts';
import { ok, type Result } from '../kernel/lib/result.ts';
import { lowerAws } from './lower-aws.ts';
import type { AwsCloud } from './tables.ts';

/** A cloud made ready for questions: its graph and its Name tags. */
export interface Simulation {
  readonly graph: Graph;
  readonly names: Names;
}

export function simulate(cloud: AwsCloud, graph: Graph = lowerAws(cloud).graph): Simulation {
  return { graph, names: namesIn(cloud, graph) };
}

/** Name tag → ids of the resources of that name which can send or receive. */
function namesIn(cloud: AwsCloud, graph: Graph): Names {
  let index: Map<string, string[]> | null = null;
  return (name) => {
    index ??= indexNames(cloud, graph);
    return index.get(name) ?? [];
  };
}

function indexNames(cloud: AwsCloud, graph: Graph): Map<string, string[]> {
  const index = new Map<string, string[]>();
  for (const table of Object.values(cloud.tables)) {
    for (const record of Object.values(table)) {
      const name = nameTag(record);
      if (name === undefined || !graph.endpoints.has(record.id)) continue;
      index.set(name, [...(index.get(name) ?? []), record.id]);
    }
  }
  return index;
}

/** Asks one flow and tells everything. The error is a sentence about the flow. */
export function traceFlow(simulation: Simulation, flow: Flow, options?: TraceOptions): Result<Trace, string> {
  const question = ask(simulation.graph, simulation.names, flow);
  return question.ok ? ok(trace(simulation.graph, question.value, options)) : question;
}

/** The same for the verdict alone. */
export function judgeFlow(
  simulation: Simulation,
  flow: Flow,
  options?: TraceOptions,
): Result<Summary, string> {
  const question = ask(simulation.graph, simulation.names, flow);
  return question.ok ? ok(judge(simulation.graph, question.value, options)) : question;
}
