import type { Blocker, Connection, Hop, Row, RowReason, Step, Trace } from '../kernel/forward/answer.ts';
import { type Memory, memoryAt } from '../text/english/memory-words.ts';
import { opening, withNames } from '../text/english/nouns.ts';
import { type Change, changesBetween, headerFields } from '../text/english/rewrites.ts';
import { symptoms, verdicts } from '../text/english/verdicts.ts';
import {
  describeHeader,
  explainAssumption,
  explainBlocker,
  explainRows,
  tellScene,
} from '../text/explain.ts';
import type { Naming } from '../text/naming.ts';
import { sceneInTrace } from '../text/scene.ts';

/** A trace in words, ready to show. */
export interface Answer {
  readonly verdict: Trace['verdict'];
  readonly title: string;
  readonly sentence: string;
  /** What the person at the sender would see. */
  readonly symptom: string;
  readonly packet: string;
  readonly legs: readonly Leg[];
  readonly blockers: readonly BlockerAnswer[];
  /** Clauses without a full stop. */
  readonly assumptions: readonly string[];
  readonly hops: readonly string[];
}

export type Direction = Blocker['direction'];

export interface Leg {
  readonly direction: Direction;
  /** Nothing of it happens: it is what would follow if the request arrived. */
  readonly imagined: boolean;
  readonly hops: readonly HopAnswer[];
}

export interface HopAnswer {
  readonly place: string;
  readonly title: string;
  readonly steps: readonly StepAnswer[];
}

/** How a step ended for the packet. */
export type Mark = 'pass' | 'rewrite' | 'skip' | 'loss' | 'drop';

export interface StepAnswer {
  /** Unique on the page. */
  readonly id: string;
  readonly at: string;
  readonly mark: Mark;
  readonly title: string;
  readonly sentence: string;
  readonly code: string | null;
  readonly hypothetical: boolean;
  readonly rows: readonly RowAnswer[];
  readonly before: string;
  readonly after: string;
  readonly changes: readonly Change[];
  /** Every field of the packet's header, before and after. */
  readonly fields: readonly Change[];
  /** Who remembers the connection here and who does not. */
  readonly memory: Memory | null;
}

export interface RowAnswer {
  /** The table it stands in, when the step reads several. */
  readonly owner: string | null;
  readonly id: string | null;
  readonly text: string;
  readonly reason: RowReason;
  readonly words: string;
  readonly decides: boolean;
}

export interface BlockerAnswer {
  readonly number: number;
  readonly direction: Direction;
  readonly code: string;
  readonly where: string;
  readonly title: string;
  readonly sentence: string;
  readonly mend: string;
  readonly place: string;
  readonly components: readonly string[];
  /** The step that meets it. */
  readonly stepId: string;
}

/** Puts a trace into words, with the same sentences as the command line. */
export function answerOf(trace: Trace, names: Naming): Answer {
  const { title, sentence } = verdicts[trace.verdict];
  return {
    verdict: trace.verdict,
    title,
    sentence,
    symptom: symptoms[trace.symptom],
    packet: describeHeader(trace.header),
    legs: [...legsOf(trace, 'forward', names), ...[...legsOf(trace, 'reply', names)].reverse()],
    blockers: trace.blockers.map((blocker, index) => blockerOf(blocker, index, trace, names)),
    assumptions: trace.assumptions.map((assumption) => explainAssumption(assumption, trace, names)),
    hops: trace.hops,
  };
}

function legsOf(trace: Trace, direction: Direction, names: Naming): readonly Leg[] {
  return trace.connections.flatMap((connection, index) => {
    const hops = hopsOf(connection, direction);
    if (hops.length === 0) return [];
    let offset = 0;
    const answers = hops.map((hop) => {
      const first = offset;
      offset += hop.steps.length;
      const steps = hop.steps.map((step, at) =>
        stepOf(step, { trace, connection, direction, names, leg: index, index: first + at }),
      );
      return { place: hop.place, title: opening(hop.place, names), steps };
    });
    return [{ direction, imagined: hops[0]?.steps[0]?.hypothetical === true, hops: answers }];
  });
}

function hopsOf(connection: Connection, direction: Direction): readonly Hop[] {
  return direction === 'forward' ? connection.forward : (connection.reply ?? []);
}

interface Position {
  readonly trace: Trace;
  readonly connection: Connection;
  readonly direction: Direction;
  readonly names: Naming;
  readonly leg: number;
  readonly index: number;
}

function stepOf(step: Step, position: Position): StepAnswer {
  const { trace, connection, direction, names, leg, index } = position;
  const scene = sceneInTrace(trace, connection, direction, index, names);
  const words = scene === null ? { title: step.stage, sentence: '' } : tellScene(scene, step.code);
  return {
    id: stepId(leg, direction, index),
    at: step.at,
    mark: markOf(step),
    ...words,
    code: step.code,
    hypothetical: step.hypothetical,
    rows: rowsOf(step, names),
    before: describeHeader(step.before),
    after: describeHeader(step.after),
    changes: changesBetween(step.before, step.after),
    fields: headerFields(step.before, step.after),
    memory: memoryOf(step, direction),
  };
}

function memoryOf(step: Step, direction: Direction): Memory | null {
  const { stage, action, code, session, before } = step;
  if (action === 'skip') return null;
  return memoryAt({ stage, direction, isDropped: code !== null, session, ports: before.destinationPorts });
}

function stepId(leg: number, direction: Direction, index: number): string {
  return `step-${leg}-${direction}-${index}`;
}

function markOf(step: Step): Mark {
  if (step.code !== null) return step.lost === null ? 'drop' : 'loss';
  return step.action === 'drop' ? 'drop' : step.action;
}

function rowsOf(step: Step, names: Naming): readonly RowAnswer[] {
  const severalOwners = new Set(step.rows.map((row) => row.owner)).size > 1;
  return explainRows(step, names).map(({ row, words }) => ({
    owner: severalOwners ? names(row.owner) : null,
    id: row.text.startsWith(row.id) ? null : row.id,
    text: withNames(row.text, names),
    reason: row.reason,
    words,
    decides: isDeciding(row),
  }));
}

function isDeciding({ reason }: Row): boolean {
  return reason === 'decides' || reason === 'decides-partly' || reason === 'chosen';
}

function blockerOf(blocker: Blocker, index: number, trace: Trace, names: Naming): BlockerAnswer {
  const connection = trace.connections[blocker.connection];
  const places =
    connection === undefined
      ? []
      : hopsOf(connection, blocker.direction).flatMap((hop) => hop.steps.map(() => hop.place));
  return {
    number: index + 1,
    direction: blocker.direction,
    code: blocker.code,
    where: blocker.components.map((id) => opening(id, names)).join(', '),
    ...explainBlocker(blocker, trace, names),
    place: places[blocker.step] ?? blocker.at,
    components: blocker.components,
    stepId: stepId(blocker.connection, blocker.direction, blocker.step),
  };
}
