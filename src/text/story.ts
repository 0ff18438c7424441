import type { Blocker, Connection, Hop, Step, Trace } from '../kernel/forward/answer.ts';
import { opening } from './english/nouns.ts';
import { describeHeader, traffic } from './english/packets.ts';
import { wordsFor } from './english/reasons.ts';
import { IF_MENDED, storyWords } from './english/story-words.ts';
import { symptoms, verdicts } from './english/verdicts.ts';
import { explainAssumption, explainBlocker, tellScene } from './explain.ts';
import { wrap } from './layout.ts';
import { briefly, type Naming } from './naming.ts';
import { sceneInTrace, stepsOf } from './scene.ts';
import { tellRows } from './story-table.ts';

const STEP_INDENT = '   ';
const ROW_INDENT = '       ';

/**
 * The whole trace as a text to read in a terminal of 100 columns: the verdict, the request hop by
 * hop, the reply, everything that blocks, and what was taken for granted. Ends without a line break.
 */
export function tellTrace(trace: Trace, names: Naming): string {
  const brief = briefly(names);
  const lines = [...tellVerdict(trace)];
  trace.connections.forEach((connection, index) => {
    lines.push('', ...tellDirection(trace, connection, index, 'forward', brief));
  });
  [...trace.connections.entries()].reverse().forEach(([index, connection]) => {
    if (connection.reply !== null) lines.push('', ...tellDirection(trace, connection, index, 'reply', brief));
  });
  lines.push(...tellEnd(trace, brief), ...tellBlockers(trace, brief), ...tellAssumptions(trace, brief));
  return lines.join('\n');
}

function tellVerdict(trace: Trace): readonly string[] {
  const { title, sentence } = verdicts[trace.verdict];
  return [
    ...wrap(`${title}. ${sentence} ${symptoms[trace.symptom]}`, ''),
    ...wrap(describeHeader(trace.header), ''),
  ];
}

function tellDirection(
  trace: Trace,
  connection: Connection,
  index: number,
  direction: Blocker['direction'],
  names: Naming,
): readonly string[] {
  const hops = direction === 'forward' ? connection.forward : (connection.reply ?? []);
  const total = trace.connections.length;
  const imagined = hops[0]?.steps[0]?.hypothetical === true;
  const remarks = [
    ...(total > 1 ? [storyWords.leg(index + 1, total)] : []),
    ...(imagined ? [storyWords.hypothetical] : []),
  ];
  const name = direction === 'forward' ? storyWords.request : storyWords.reply;
  const lines = [remarks.length === 0 ? name : `${name} (${remarks.join(', ')})`];
  let before = 0;
  let wasImagined = imagined;
  hops.forEach((hop, number) => {
    lines.push(`${String(number + 1).padStart(2)} ${placeName(hop, names)}`);
    hop.steps.forEach((step, offset) => {
      if (step.hypothetical && !wasImagined) {
        lines.push(`${STEP_INDENT}${IF_MENDED}:`);
        wasImagined = true;
      }
      lines.push(...tellStep(trace, connection, direction, before + offset, names));
    });
    before += hop.steps.length;
  });
  return lines;
}

function placeName(hop: Hop, names: Naming): string {
  return opening(hop.place, names);
}

function tellStep(
  trace: Trace,
  connection: Connection,
  direction: Blocker['direction'],
  index: number,
  names: Naming,
): readonly string[] {
  const step = stepsOf(connection, direction)[index];
  const scene = sceneInTrace(trace, connection, direction, index, names);
  if (step === undefined || scene === null) return [];
  const { sentence } = tellScene(scene, step.code);
  const lines = [...wrap(sentence, `${STEP_INDENT}${markOf(step)} `)];
  if (showsRows(step)) lines.push(...tellRows(step, names, ROW_INDENT));
  if (step.code !== null) {
    const mend = `${storyWords.mend}: ${wordsFor(step.code).mend(scene)}`;
    lines.push(...wrap(step.code, ROW_INDENT), ...wrap(mend, ROW_INDENT));
  }
  return lines;
}

function markOf(step: Step): string {
  if (step.code !== null) return step.lost === null ? '✗' : '!';
  if (step.action === 'rewrite') return '⇄';
  return step.action === 'skip' ? '·' : '✓';
}

/** A table is worth its lines where it decided between several rows, or stopped the packet. */
function showsRows(step: Step): boolean {
  if (step.rows.length === 0 || step.stage === 'guard') return false;
  return step.code !== null || (step.rows.length > 1 && !step.hypothetical);
}

function tellEnd(trace: Trace, names: Naming): readonly string[] {
  const last = trace.connections.at(-1);
  const end = last === undefined ? undefined : stepsOf(last, 'forward').at(-1);
  if (trace.verdict === 'refused' && end !== undefined) {
    const words = storyWords.refused(traffic(end.after), names(end.at));
    return ['', ...wrap(words, '')];
  }
  if (trace.delivered && last?.reply === null) return ['', storyWords.localAnswer];
  return !trace.delivered && last?.reply === null ? ['', storyWords.noReply] : [];
}

function tellBlockers(trace: Trace, names: Naming): readonly string[] {
  const { blockers } = trace;
  if (blockers.length === 0) return [];
  const heading = blockers.every((blocker) => blocker.unknown)
    ? storyWords.ends(blockers.length)
    : trace.verdict === 'partly'
      ? storyWords.losses(blockers.length)
      : storyWords.blockers(blockers.length);
  const lines = blockers.flatMap((blocker, index) => {
    const { title } = explainBlocker(blocker, trace, names);
    const way = blocker.direction === 'forward' ? storyWords.onTheWayOut : storyWords.onTheWayBack;
    const where = blocker.components.map((id) => opening(id, names)).join(', ');
    return wrap(`${where}: ${title} (${way}, ${blocker.code})`, `${String(index + 1).padStart(2)} `);
  });
  return ['', `${heading}:`, ...lines];
}

function tellAssumptions(trace: Trace, names: Naming): readonly string[] {
  if (trace.assumptions.length === 0) return [];
  const lines = trace.assumptions.flatMap((assumption) =>
    wrap(storyWords.assumed(explainAssumption(assumption, trace, names)), ''),
  );
  return ['', ...lines];
}
