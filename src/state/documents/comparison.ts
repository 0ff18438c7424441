import type { LabDocument, Probe } from '../../editor/document.ts';
import { TCP } from '../../kernel/net/protocol.ts';
import { lowerAws } from '../../resources/lower-aws.ts';
import { simulate } from '../../resources/simulate.ts';
import { compareClouds, type ResourceChange } from '../../text/compare/compare-clouds.ts';
import { reachWords } from '../../text/english/reach-words.ts';
import { verdicts } from '../../text/english/verdicts.ts';
import { describeTraffic, tellChanges } from '../../text/reach.ts';
import { askProbe } from '../ask-probe.ts';
import { nameOfEnd } from '../name-of-end.ts';
import { reachEnds } from '../reach.ts';
import { edgesOpened } from '../reach-edges.ts';

export type { ChangedLine, ResourceChange } from '../../text/compare/compare-clouds.ts';

/** How two states of one document differ, in words. */
export interface Comparison {
  readonly resources: readonly ResourceChange[];
  /** Kept questions that are answered otherwise. */
  readonly questions: readonly QuestionChange[];
  readonly opened: readonly string[];
  readonly closed: readonly string[];
  /** What of the reachability was not compared, and why; null: all of it was. */
  readonly limits: string | null;
  /** What else is not as it was: name, layout, questions. */
  readonly besides: readonly string[];
}

export interface QuestionChange {
  /** `internet → db-1, tcp 3306`. */
  readonly question: string;
  readonly before: string;
  readonly after: string;
}

/** A second or so at most; an edit's own words are told from far less. */
const MOST_CELLS = 120_000;
const MOST_CLAUSES = 20;
const HTTPS = { protocol: TCP, port: 443 };

export function compareDocuments(before: LabDocument, after: LabDocument): Comparison {
  return {
    resources: compareClouds(before.cloud, after.cloud),
    questions: questionsBetween(before, after),
    ...reachBetween(before, after),
    besides: besides(before, after),
  };
}

function reachBetween(
  before: LabDocument,
  after: LabDocument,
): Pick<Comparison, 'opened' | 'closed' | 'limits'> {
  if (before.cloud === after.cloud) return { opened: [], closed: [], limits: null };
  const changes = edgesOpened(before, lowerAws(after.cloud).graph, HTTPS, MOST_CELLS);
  const names = new Map(
    [...reachEnds(before.cloud, changes.before), ...reachEnds(after.cloud, changes.after)].map((end) => [
      end.id,
      end.label,
    ]),
  );
  const tell = (list: typeof changes.opened): readonly string[] => {
    const { told, rest } = tellChanges(list, (id) => names.get(id) ?? id, MOST_CLAUSES);
    return rest === 0 ? told : [...told, reachWords.more(rest)];
  };
  const limits = {
    all: null,
    shown: reachWords.onlyThis(describeTraffic(HTTPS.protocol, HTTPS.port)),
    none: reachWords.notCompared,
  }[changes.compared];
  return { opened: tell(changes.opened), closed: tell(changes.closed), limits };
}

/** Questions of either state, asked in both. */
function questionsBetween(before: LabDocument, after: LabDocument): readonly QuestionChange[] {
  const probes = new Map([...before.probes, ...after.probes].map((probe) => [probe.id, probe]));
  const simulations = [before, after].map(({ cloud }) => simulate(cloud, lowerAws(cloud).graph));
  return [...probes.values()].flatMap((probe) => {
    const [was, is] = [before, after].map(({ cloud }, index) => {
      const simulation = simulations[index];
      return simulation === undefined ? '' : verdictOf(simulation, cloud, probe);
    });
    if (was === undefined || is === undefined || was === is) return [];
    return [{ question: questionWords(before, after, probe), before: was, after: is }];
  });
}

function verdictOf(
  simulation: ReturnType<typeof simulate>,
  cloud: LabDocument['cloud'],
  probe: Probe,
): string {
  const answer = askProbe(simulation, cloud, probe);
  return answer.ok ? verdicts[answer.value.verdict].title : 'Cannot be asked';
}

function questionWords(before: LabDocument, after: LabDocument, probe: Probe): string {
  const { from, to, protocol, port } = probe;
  const name = (end: string) => {
    const now = nameOfEnd(after.cloud, end);
    return now === end ? nameOfEnd(before.cloud, end) : now;
  };
  const words = `${name(from)} → ${name(to)}, ${describeTraffic(protocol as typeof TCP, port)}`;
  return probe.name === undefined ? words : `${probe.name} (${words})`;
}

function besides(before: LabDocument, after: LabDocument): readonly string[] {
  const count = (from: LabDocument, other: LabDocument) =>
    from.probes.filter(({ id }) => !other.probes.some((probe) => probe.id === id)).length;
  const [gone, kept] = [count(before, after), count(after, before)];
  const questions = (number: number) => `${number} ${number === 1 ? 'question' : 'questions'}`;
  return [
    ...(before.name === after.name ? [] : [`The name was “${before.name}” and is “${after.name}”.`]),
    ...(kept === 0 ? [] : [`${questions(kept)} more ${kept === 1 ? 'is' : 'are'} kept.`]),
    ...(gone === 0 ? [] : [`${questions(gone)} ${gone === 1 ? 'is' : 'are'} no longer kept.`]),
    ...(JSON.stringify(before.layout) === JSON.stringify(after.layout)
      ? []
      : ['Things stand at other places on the canvas.']),
  ];
}

export function isUnchanged(comparison: Comparison): boolean {
  const { resources, questions, opened, closed, besides: others } = comparison;
  return [resources, questions, opened, closed, others].every((list) => list.length === 0);
}
