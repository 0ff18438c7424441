import { applyRepair } from '../editor/commands/apply-repair.ts';
import { questionName } from '../editor/commands/question-name.ts';
import type { LabDocument, Probe } from '../editor/document.ts';
import { perform } from '../editor/perform.ts';
import type { Trace, Verdict } from '../kernel/forward/answer.ts';
import type { Graph } from '../kernel/graph/graph.ts';
import { err, ok, type Result } from '../kernel/lib/result.ts';
import { lowerAws } from '../resources/lower-aws.ts';
import { simulate } from '../resources/simulate.ts';
import { repairWords } from '../text/english/repair-words.ts';
import { verdicts } from '../text/english/verdicts.ts';
import { describeChanges } from '../text/reach.ts';
import type { RowAnswer } from './answer.ts';
import { askProbe } from './ask-probe.ts';
import { type PlayerStep, playerView } from './player.ts';
import { reachEnds, type Traffic } from './reach.ts';
import { edgesOpened } from './reach-edges.ts';
import type { Fix } from './repairs.ts';
import { firstDifference, timelineOf } from './timeline.ts';

/** The open question before and after a fix that nobody has made yet. */
export interface Preview {
  readonly before: Outcome;
  readonly after: Outcome;
  /** The first step that would go another way; null when none would. */
  readonly step: PreviewStep | null;
  /** What it opens and closes between any two ends, as one sentence. */
  readonly effect: string;
  /** Kept questions whose answer would be another. */
  readonly turned: readonly TurnedProbe[];
}

export interface Outcome {
  readonly verdict: Verdict;
  readonly title: string;
  readonly blockers: number;
}

export interface PreviewStep {
  readonly hop: string;
  readonly before: string;
  readonly after: string;
  /** The table as it would be read; lines that are not there yet are ghosts. */
  readonly rows: readonly (RowAnswer & { readonly isGhost: boolean })[];
}

export interface TurnedProbe {
  readonly words: string;
  readonly isGood: boolean;
}

/** Makes the fix on a copy, asks everything again and compares. The error is a sentence. */
export function previewOf(
  document: LabDocument,
  probe: Probe,
  trace: Trace,
  fix: Fix,
): Result<Preview, string> {
  const done = perform(document, fix.label, (session) => applyRepair.run(session, fix, []));
  if (!done.ok) return err(done.error.message);
  const { after } = done.value;
  const lowered = lowerAws(after.cloud);
  const simulation = simulate(after.cloud, lowered.graph);
  const answer = askProbe(simulation, after.cloud, probe);
  if (!answer.ok) return err(answer.error);
  const { protocol, port } = probe;
  return ok({
    before: outcomeOf(trace),
    after: outcomeOf(answer.value),
    step: stepOf(document, trace, after, answer.value),
    effect: effectOf(document, after, lowered.graph, { protocol, port }),
    turned: turnedBy(document, after, simulation),
  });
}

/** What the fix opens and closes between any two ends, as far as comparing is cheap. */
function effectOf(before: LabDocument, after: LabDocument, graph: Graph, shown: Traffic): string {
  const { compared, opened, closed, before: earlier } = edgesOpened(before, graph, shown);
  if (compared === 'none') return repairWords.notCompared;
  const ends = [...reachEnds(before.cloud, earlier), ...reachEnds(after.cloud, graph)];
  const names = new Map(ends.map((end) => [end.id, end.label]));
  const tell = (list: typeof opened) => describeChanges(list, (id) => names.get(id) ?? id);
  const parts = [
    ...(opened.length === 0 ? [] : [repairWords.wouldOpen(tell(opened))]),
    ...(closed.length === 0 ? [] : [repairWords.wouldClose(tell(closed))]),
  ];
  const text = parts.length === 0 ? repairWords.wouldChangeNothing : parts.join(' ');
  return compared === 'all' ? text : `${text} ${repairWords.onlyThisTraffic}`;
}

function outcomeOf({ verdict, blockers }: Trace): Outcome {
  return { verdict, title: verdicts[verdict].title, blockers: blockers.length };
}

function stepOf(before: LabDocument, old: Trace, after: LabDocument, fresh: Trace): PreviewStep | null {
  const at = firstDifference(timelineOf(old), timelineOf(fresh));
  if (at === null) return null;
  const [was, is] = [
    playerView({ trace: old }, before.cloud).steps[at],
    playerView({ trace: fresh }, after.cloud).steps[at],
  ];
  if (is === undefined) return null;
  const isSamePlace = was !== undefined && was.at === is.at && was.direction === is.direction;
  const known = isSamePlace ? linesOf(was) : null;
  return {
    hop: is.hop,
    before: was?.sentence ?? '',
    after: is.sentence,
    rows: is.rows.map((row) => ({ ...row, isGhost: known !== null && !known.has(lineOf(row)) })),
  };
}

function linesOf({ rows }: PlayerStep): ReadonlySet<string> {
  return new Set(rows.map(lineOf));
}

function lineOf({ owner, id, text }: RowAnswer): string {
  return `${owner} ${id} ${text}`;
}

function turnedBy(
  before: LabDocument,
  after: LabDocument,
  simulation: ReturnType<typeof simulate>,
): readonly TurnedProbe[] {
  const earlier = simulate(before.cloud, lowerAws(before.cloud).graph);
  return after.probes.flatMap((probe) => {
    const [was, is] = [askProbe(earlier, before.cloud, probe), askProbe(simulation, after.cloud, probe)];
    const [good, isGood] = [was, is].map((answer) => answer.ok && answer.value.verdict === 'reachable');
    if (good === isGood) return [];
    return [{ words: questionName(after.cloud, probe), isGood: isGood === true }];
  });
}
