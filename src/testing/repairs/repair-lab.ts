import { readdirSync, readFileSync } from 'node:fs';
import { importDescribe } from '../../io/describe-json/import-describe.ts';
import { applyRequest } from '../../kernel/cloud/apply.ts';
import type { CloudRequest } from '../../kernel/cloud/request.ts';
import { settle } from '../../kernel/cloud/settle.ts';
import type { Verdict } from '../../kernel/forward/answer.ts';
import type { Flow } from '../../kernel/forward/ask.ts';
import type { TraceOptions } from '../../kernel/forward/trace.ts';
import type { RepairReport } from '../../kernel/repair/find-repairs.ts';
import { repairFlow } from '../../resources/find-repairs.ts';
import { awsRegistry } from '../../resources/registry.ts';
import { judgeFlow, simulate } from '../../resources/simulate.ts';
import type { AwsCloud } from '../../resources/tables.ts';

/** A TCP flow. */
export function tcp(from: string, to: string, port: number): Flow {
  return { from, to, protocol: 6, port, sourcePort: null };
}

/** The cloud after the requests; null when one of them is refused. */
export function replay(cloud: AwsCloud, requests: readonly CloudRequest[]): AwsCloud | null {
  let current = cloud;
  for (const request of requests) {
    const outcome = applyRequest(awsRegistry, current, request);
    if (!outcome.ok) return null;
    current = settle(awsRegistry, outcome.cloud);
  }
  return current;
}

export function verdictOf(cloud: AwsCloud, flow: Flow, options?: TraceOptions): Verdict {
  const answer = judgeFlow(simulate(cloud), flow, options);
  if (!answer.ok) throw new Error(answer.error);
  return answer.value.verdict;
}

export function reportOf(cloud: AwsCloud, flow: Flow): RepairReport {
  const report = repairFlow(cloud, flow);
  if (!report.ok) throw new Error(report.error);
  return report.value;
}

/** The operations of each repair, best first. */
export function operationsOf(report: RepairReport): readonly (readonly string[])[] {
  return report.repairs.map((repair) => repair.requests.map((request) => request.operation));
}

/** Every law of a repair: legal from the cloud asked, reachable after it, and not without any of its calls. */
export function brokenRepairLaws(
  cloud: AwsCloud,
  flow: Flow,
  report: RepairReport,
  options?: TraceOptions,
): readonly string[] {
  const problems: string[] = [];
  report.repairs.forEach(({ requests, trace }, index) => {
    const after = replay(cloud, requests);
    const say = (what: string) => problems.push(`repair ${index} ${what}: ${JSON.stringify(requests)}`);
    if (requests.length === 0) say('makes no call');
    if (after === null) say('is refused');
    else if (verdictOf(after, flow, options) !== 'reachable') say('does not help');
    if (trace.verdict !== 'reachable') say('shows a trace that does not get through');
    requests.forEach((request, position) => {
      const rest = replay(cloud, requests.toSpliced(position, 1));
      if (rest !== null && verdictOf(rest, flow, options) === 'reachable')
        say(`does not need ${request.operation}`);
    });
  });
  return problems;
}

const samples = new URL('../../io/samples/', import.meta.url);

interface SampleQuestion {
  readonly id: string;
  readonly flow: Flow;
  readonly verdict: Verdict;
}

/** An imported sample account and the questions that come with it. */
export function sampleOf(name: string): {
  readonly cloud: AwsCloud;
  readonly questions: readonly SampleQuestion[];
} {
  const folder = new URL(`${name}/`, samples);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.json') && path !== 'questions.json')
    .map((path) => ({ path, text: readFileSync(new URL(path, folder), 'utf8') }));
  const asked = JSON.parse(readFileSync(new URL('questions.json', folder), 'utf8')) as readonly {
    readonly id: string;
    readonly from: string;
    readonly to: string;
    readonly protocol: string;
    readonly port?: number;
    readonly expect: { readonly verdict: Verdict };
  }[];
  const questions = asked
    .filter((question) => question.protocol === 'tcp' && question.port !== undefined)
    .map(({ id, from, to, port = 0, expect }) => ({
      id,
      flow: tcp(from, to, port),
      verdict: expect.verdict,
    }));
  return { cloud: importDescribe(awsRegistry, files).cloud, questions };
}
