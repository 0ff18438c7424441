import type { Cloud } from '../cloud/cloud.ts';
import type { TableTypes } from '../cloud/record.ts';
import type { Blocker, Connection, Step, Trace } from '../forward/answer.ts';
import { anybody } from '../forward/reference.ts';
import type { Graph } from '../graph/graph.ts';
import type { Address } from '../net/address.ts';
import type { Edit } from './edit.ts';
import type { Inquiry, Site } from './site.ts';

/** A blocker with all that an edit against it may want to know. */
export interface Scene<T extends TableTypes> {
  readonly cloud: Cloud<T>;
  readonly graph: Graph;
  readonly trace: Trace;
  readonly blocker: Blocker;
  /** The step at which it stands. */
  readonly step: Step;
  /** The steps of the same walk before it, in order. */
  readonly earlier: readonly Step[];
  /** Segments at which the flow's ends are only imagined. */
  readonly imagined: readonly string[];
  /** The address that is only an example of anybody on the internet; null: the flow names its ends. */
  readonly anybody: Address | null;
}

/** What could be changed about a blocker; every offer is tried before anybody is told of it. */
export type Offers<T extends TableTypes> = (scene: Scene<T>) => readonly Edit[];

export function stepsOf(connection: Connection, direction: Blocker['direction']): readonly Step[] {
  const hops = direction === 'forward' ? connection.forward : (connection.reply ?? []);
  return hops.flatMap((hop) => hop.steps);
}

export function sceneOf<T extends TableTypes>(
  site: Site<T>,
  inquiry: Inquiry,
  blocker: Blocker,
): Scene<T> | null {
  const connection = site.trace.connections[blocker.connection];
  const steps = connection === undefined ? [] : stepsOf(connection, blocker.direction);
  const step = steps[blocker.step];
  if (step === undefined) return null;
  return {
    cloud: site.cloud,
    graph: site.lowered.graph,
    trace: site.trace,
    blocker,
    step,
    earlier: steps.slice(0, blocker.step),
    imagined: site.question.probes.map((probe) => probe.origin),
    anybody: exampleIn(site, inquiry),
  };
}

/** `internet`, or a gateway to it, stands for everybody; `internet:198.51.100.7` for that one host. */
export function exampleIn<T extends TableTypes>(site: Site<T>, { flow }: Inquiry): Address | null {
  const { from, goal } = site.question;
  const open =
    (from.kind === 'outside' && !namesAddress(flow.from)) || (goal.outside && !namesAddress(flow.to));
  return open ? anybody(site.lowered.graph) : null;
}

function namesAddress(ref: string): boolean {
  return ref.startsWith('internet:') || /^\d+\.\d+\.\d+\.\d+$/.test(ref);
}

/** The same obstacle in another trace of the flow: what is left of it after an edit that did not help. */
export function isSame(left: Blocker, right: Blocker): boolean {
  return (
    left.direction === right.direction &&
    left.connection === right.connection &&
    left.code === right.code &&
    left.at === right.at &&
    left.rule?.id === right.rule?.id &&
    JSON.stringify(left.lost) === JSON.stringify(right.lost)
  );
}
