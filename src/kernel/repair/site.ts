import { applyRequest } from '../cloud/apply.ts';
import { Refusal } from '../cloud/aws-error.ts';
import type { Cloud } from '../cloud/cloud.ts';
import type { TableTypes } from '../cloud/record.ts';
import type { Registry } from '../cloud/registry.ts';
import type { CloudRequest } from '../cloud/request.ts';
import { settle } from '../cloud/settle.ts';
import type { Trace } from '../forward/answer.ts';
import { ask, type Flow } from '../forward/ask.ts';
import type { Question } from '../forward/question.ts';
import type { Names } from '../forward/reference.ts';
import { type TraceOptions, trace } from '../forward/trace.ts';
import type { Graph } from '../graph/graph.ts';
import type { LoweredCloud } from '../graph/lower.ts';
import { ok, type Result } from '../lib/result.ts';
import type { Edit, Run } from './edit.ts';

/** What it takes to change a cloud of these resource types and to ask it again. */
export interface Bench<T extends TableTypes> {
  readonly registry: Registry<T>;
  readonly lower: (cloud: Cloud<T>, previous?: LoweredCloud) => LoweredCloud;
  readonly names: (cloud: Cloud<T>, graph: Graph) => Names;
}

/** A cloud with its answer to the flow, and the requests that led here. */
export interface Site<T extends TableTypes> {
  readonly cloud: Cloud<T>;
  readonly lowered: LoweredCloud;
  readonly question: Question;
  readonly trace: Trace;
  readonly edits: readonly Edit[];
  readonly requests: readonly CloudRequest[];
}

/** A flow, and how it is traced wherever it is asked. */
export interface Inquiry {
  readonly flow: Flow;
  readonly options: TraceOptions;
}

/** The cloud as it is. The error is a sentence about the flow. */
export function survey<T extends TableTypes>(
  bench: Bench<T>,
  inquiry: Inquiry,
  cloud: Cloud<T>,
  previous?: LoweredCloud,
  done: Pick<Site<T>, 'edits' | 'requests'> = { edits: [], requests: [] },
): Result<Site<T>, string> {
  const lowered = bench.lower(cloud, previous);
  const question = ask(lowered.graph, bench.names(cloud, lowered.graph), inquiry.flow);
  if (!question.ok) return question;
  const answer = trace(lowered.graph, question.value, inquiry.options);
  return ok({ cloud, lowered, question: question.value, trace: answer, ...done });
}

/** The site after further edits, on a copy; null when a call is refused, so that nothing is half applied. */
export function afterEdits<T extends TableTypes>(
  bench: Bench<T>,
  inquiry: Inquiry,
  site: Site<T>,
  edits: readonly Edit[],
): Site<T> | null {
  const done = { edits: [...site.edits, ...edits], requests: site.requests };
  return carriedOut(bench, inquiry, site, done, (run) => {
    for (const edit of edits) edit.make(run);
  });
}

/** The same for calls whose inputs are known by now. */
export function afterRequests<T extends TableTypes>(
  bench: Bench<T>,
  inquiry: Inquiry,
  site: Site<T>,
  edits: readonly Edit[],
  requests: readonly CloudRequest[],
): Site<T> | null {
  return carriedOut(bench, inquiry, site, { edits, requests: site.requests }, (run) => {
    for (const { at: _at, ...call } of requests) run(call);
  });
}

function carriedOut<T extends TableTypes>(
  bench: Bench<T>,
  inquiry: Inquiry,
  site: Site<T>,
  done: Pick<Site<T>, 'edits' | 'requests'>,
  act: (run: Run) => void,
): Site<T> | null {
  let { cloud } = site;
  const requests: CloudRequest[] = [...done.requests];
  try {
    act((call) => {
      const request = { service: 'ec2', ...call, at: cloud.clock };
      const outcome = applyRequest(bench.registry, cloud, request);
      if (!outcome.ok) throw new Refusal(outcome.error);
      requests.push(request);
      cloud = settle(bench.registry, outcome.cloud);
      return outcome.output;
    });
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
  const changed = survey(bench, inquiry, cloud, site.lowered, { edits: done.edits, requests });
  return changed.ok ? changed.value : null;
}
