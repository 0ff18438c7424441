import type { Summary, Trace } from '../../kernel/forward/answer.ts';
import { ask, type Flow } from '../../kernel/forward/ask.ts';
import type { Question } from '../../kernel/forward/question.ts';
import { jsonEqual } from '../../kernel/lib/json.ts';
import { judgeFlow, type Simulation, simulate } from '../../resources/simulate.ts';
import type { AwsCloud } from '../../resources/tables.ts';
import type { NaiveFlow } from '../naive/types.ts';

/** The short answer, or that the question makes no sense. */
export type Answer = Summary | { readonly error: string };

export function flowOf({ from, to, protocol, port, srcPort }: NaiveFlow): Flow {
  return { from, to, protocol, port, sourcePort: srcPort ?? null };
}

/** The short answers to all the flows of one cloud, in their order. */
export function answersIn(
  cloud: AwsCloud | Simulation,
  flows: readonly NaiveFlow[],
  down: readonly string[] = [],
): readonly Answer[] {
  const simulation = 'graph' in cloud ? cloud : simulate(cloud);
  const options = { down: new Set(down) };
  return flows.map((flow) => {
    const answer = judgeFlow(simulation, flowOf(flow), options);
    return answer.ok ? answer.value : { error: answer.error };
  });
}

export function questionOf(simulation: Simulation, flow: NaiveFlow): Question | null {
  const question = ask(simulation.graph, simulation.names, flowOf(flow));
  return question.ok ? question.value : null;
}

/** What the whole story says in the words of the short one. */
export function shortened(trace: Trace): Summary {
  const { verdict, delivered, replied, blockers } = trace;
  return {
    verdict,
    delivered,
    replied,
    code: blockers[0]?.code ?? null,
    at: blockers[0]?.at ?? null,
  };
}

/** Fails with the first flow that the two lists answer differently. */
export function expectSameAnswers(
  before: readonly Answer[],
  after: readonly Answer[],
  flows: readonly NaiveFlow[],
  about: string,
): void {
  before.forEach((answer, index) => {
    if (!jsonEqual(answer, after[index]))
      throw new Error(
        `${about}: ${JSON.stringify(flows[index])} was ${JSON.stringify(answer)}, ` +
          `now ${JSON.stringify(after[index])}`,
      );
  });
}
