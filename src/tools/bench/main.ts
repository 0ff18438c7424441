import { DEFAULT_PLACE } from '../../io/gallery/place.ts';
import { threeTier } from '../../io/gallery/three-tier.ts';
import { applyRequest } from '../../kernel/cloud/apply.ts';
import { ask } from '../../kernel/forward/ask.ts';
import type { Question } from '../../kernel/forward/question.ts';
import { judge, trace } from '../../kernel/forward/trace.ts';
import { reachMatrix } from '../../kernel/reach/matrix.ts';
import { lowerAws } from '../../resources/lower-aws.ts';
import { awsRegistry } from '../../resources/registry.ts';
import { simulate } from '../../resources/simulate.ts';
import type { AwsCloud } from '../../resources/tables.ts';
import { readLessonFiles } from '../lessons/read-lesson-files.ts';
import { goalTimes } from './goals.ts';
import { largeCloud } from './large-cloud.ts';
import { atMost, medianMs, perSecond } from './measure.ts';
import { shellTimes } from './shell.ts';

const ENDS = ['internet', 'web-1', 'web-2', 'app-1', 'app-2', 'db-1', 'db-2'];
const PORTS = [22, 80, 443, 3306, 8080];

/** Every pair of the three-tier architecture's ends on five ports. */
function sampleQuestions(): {
  readonly graph: Parameters<typeof trace>[0];
  readonly questions: readonly Question[];
} {
  const { graph, names } = simulate(threeTier());
  const questions: Question[] = [];
  for (const from of ENDS) {
    for (const to of ENDS) {
      for (const port of PORTS) {
        if (from === to) continue;
        const question = ask(graph, names, { from, to, protocol: 6, port, sourcePort: null });
        if (question.ok) questions.push(question.value);
      }
    }
  }
  return { graph, questions };
}

function editOneRule(cloud: AwsCloud): AwsCloud {
  const group = Object.values(cloud.tables['security-group']).at(-1);
  const outcome = applyRequest(awsRegistry, cloud, {
    service: 'ec2',
    operation: 'AuthorizeSecurityGroupIngress',
    input: {
      GroupId: group?.id ?? '',
      IpProtocol: 'tcp',
      FromPort: 9000,
      ToPort: 9000,
      CidrIp: '10.0.0.0/8',
    },
    at: cloud.clock,
    ...DEFAULT_PLACE,
  });
  if (!outcome.ok) throw new Error(outcome.error.message);
  return outcome.cloud;
}

const sample = sampleQuestions();
const reachable = sample.questions.filter(
  (question) => judge(sample.graph, question).verdict === 'reachable',
);
const run = (ask: typeof trace | typeof judge, questions: readonly Question[]) => () => {
  for (const question of questions) ask(sample.graph, question);
  return questions.length;
};

// First, while the engine has seen nothing but verdicts, as in a process that asks for nothing else.
const verdictsPerSecond = perSecond(5, 1000, run(judge, sample.questions));

const large = largeCloud();
const lowered = lowerAws(large);
const edited = editOneRule(large);
globalThis.gc?.();
const before = process.memoryUsage().rss;
const matrixMs = medianMs(
  5,
  () => void reachMatrix(lowered.graph, { protocol: 6, port: 443, withoutInternet: true }),
);
const matrixMb = Math.round((process.memoryUsage().rss - before) / 2 ** 20);

const goals = await goalTimes(readLessonFiles(process.cwd()));

const shell = await shellTimes();

const results = {
  node: process.version,
  three_tier_traces_per_second: perSecond(5, 1000, run(trace, sample.questions)),
  three_tier_reachable_traces_per_second: perSecond(5, 1000, run(trace, reachable)),
  three_tier_verdicts_per_second: verdictsPerSecond,
  large_interfaces: lowered.graph.interfaces.length,
  large_lowering_ms: medianMs(7, () => void lowerAws(large)),
  large_relowering_after_rule_edit_ms: medianMs(15, () => void lowerAws(edited, lowered)),
  large_matrix_ms: matrixMs,
  large_matrix_added_rss_mb: matrixMb,
  shell,
  promises: [
    atMost(
      `aws ec2 create-subnet among ${shell.resources} resources, ms of our own work`,
      shell.createSubnetMs,
      5,
    ),
    atMost('the three-tier script headless, start-up included, ms', shell.threeTierMs, 1500),
    atMost('completion, ms', shell.completeMs, 50),
    atMost('the first completion, which reads what it needs, ms', shell.firstCompleteMs, 50),
  ],
  exercises_all_proofs_ms: goals.proofsMs,
  exercise_goals_slowest: goals.slowest,
  exercise_goals_slowest_ms: goals.slowestMs,
};
process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
