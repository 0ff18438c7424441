import { announceWords } from '../text/english/announce-words.ts';
import { verdicts } from '../text/english/verdicts.ts';
import { namingOf } from '../text/naming.ts';
import { describeTraffic } from '../text/reach.ts';
import { answerOf } from './answer.ts';
import type { LabState, OpenTrace, ProbeResult } from './lab.ts';
import { nameOfEnd } from './name-of-end.ts';
import { kindName } from './node-name.ts';
import { placeWords } from './place-words.ts';
import { playerView } from './player.ts';

/** What there is to say about a change, by what it is about: of two sayings about one thing the later counts. */
export interface Announcement {
  readonly history?: string;
  readonly checks?: string;
  readonly trace?: string;
  readonly selection?: string;
  /** Said at once, whatever is being said. */
  readonly refusal?: string;
}

export function announcementOf(before: LabState, after: LabState): Announcement {
  const history = historyWords(before, after);
  const checks = checkWords(before, after);
  const trace = traceWords(before, after);
  const selection = selectionWords(before, after);
  const { problem } = after;
  return {
    ...(history === null ? {} : { history }),
    ...(checks === null ? {} : { checks }),
    ...(trace === null ? {} : { trace }),
    ...(selection === null ? {} : { selection }),
    ...(problem === null || problem === before.problem
      ? {}
      : { refusal: announceWords.refused(problem.message) }),
  };
}

function historyWords(before: LabState, after: LabState): string | null {
  if (before.document.id !== after.document.id) return announceWords.opened(after.document.name);
  const { receipt } = after;
  if (receipt !== null && receipt !== before.receipt) {
    const { before: old, after: now, label, notes } = receipt;
    const [moved] = old.cloud === now.cloud ? movedKeys(old.layout.positions, now.layout.positions) : [];
    const what =
      moved === undefined
        ? announceWords.done(label)
        : announceWords.moved(label, placeWords(after.scene, moved));
    return [what, ...notes].join(' ');
  }
  const steps = after.past.length - before.past.length;
  if (steps === -1 && after.future.length === before.future.length + 1)
    return announceWords.undone(after.future[0]?.label ?? '');
  if (steps === 1 && after.future.length === before.future.length - 1)
    return announceWords.redone(after.past.at(-1)?.label ?? '');
  return null;
}

type Positions = LabState['document']['layout']['positions'];

function movedKeys(before: Positions, after: Positions): readonly string[] {
  return Object.keys(after).filter((key) => before[key] !== after[key]);
}

/** Kept questions whose answer an edit turned. */
function checkWords(before: LabState, after: LabState): string | null {
  if (before.probes === after.probes || before.document.id !== after.document.id) return null;
  const { cloud } = after.document;
  const old = new Map(before.probes.map((result) => [result.probe.id, verdictOf(result)]));
  const changes = after.probes.flatMap((result) => {
    const { probe } = result;
    const verdict = verdictOf(result);
    const was = old.get(probe.id);
    if (was === undefined || was === verdict || verdict === null) return [];
    const traffic = describeTraffic(probe.protocol, probe.port);
    return [
      probe.name === undefined
        ? announceWords.check(
            nameOfEnd(cloud, probe.from),
            nameOfEnd(cloud, probe.to),
            traffic,
            verdicts[verdict].title,
          )
        : announceWords.namedCheck(probe.name, verdicts[verdict].title),
    ];
  });
  return changes.length === 0 ? null : announceWords.checks(changes);
}

function verdictOf({ answer }: ProbeResult) {
  return answer.ok ? answer.value.verdict : null;
}

function traceWords({ open: before }: LabState, { open: after, document }: LabState): string | null {
  if (before === after || after === null)
    return before !== null && after === null ? announceWords.closed : null;
  const isAsked = before?.probe !== after.probe;
  if (isAsked || before?.trace.verdict !== after.trace.verdict) {
    const { title, sentence, blockers } = answerOf(after.trace, namingOf(document.cloud));
    return announceWords.answer(title, sentence, blockers.length);
  }
  return before.cursor === after.cursor ? null : stepWords(after, document.cloud, before.cursor);
}

/** The step as its card tells it; with the place where a hop begins, or was jumped into. */
function stepWords(open: OpenTrace, cloud: LabState['document']['cloud'], from: number): string | null {
  const { steps } = playerView(open, cloud);
  const step = steps[open.cursor];
  if (step === undefined) return null;
  const isElsewhere = steps[from]?.place !== step.place || steps[from]?.direction !== step.direction;
  return announceWords.step(isElsewhere ? step.hop : null, step.sentence);
}

function selectionWords(before: LabState, { selection, scene, document }: LabState): string | null {
  if (before.selection === selection || before.document.id !== document.id) return null;
  const [first] = selection;
  if (first === undefined) return before.selection.length === 0 ? null : announceWords.nothingSelected;
  if (selection.length > 1) return announceWords.selectedMany(selection.length);
  const node = scene.nodes.find(({ key }) => key === first);
  const name = node === undefined ? nameOfEnd(document.cloud, first) : `${kindName(node.kind)} ${node.title}`;
  return announceWords.selected(name);
}
