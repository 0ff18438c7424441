import type { Blocker, Connection, Row, Stage, Step, Trace } from '../kernel/forward/answer.ts';
import type { Header } from '../kernel/net/header.ts';
import type { PortSet } from '../kernel/net/ports.ts';
import type { Naming } from './naming.ts';

/** What a sentence about a step or a blocker can speak of. */
export interface Scene {
  readonly stage: Stage;
  readonly action: Step['action'];
  /** The resource that decides. */
  readonly at: string;
  /** Where that happens: a subnet, an instance, a gateway. */
  readonly place: string;
  readonly path: readonly string[];
  /** Everything whose rules decided together: all groups of an interface. */
  readonly components: readonly string[];
  readonly header: Header;
  readonly after: Header;
  readonly rule: Row | null;
  readonly rows: readonly Row[];
  readonly session: Step['session'];
  readonly lost: PortSet | null;
  readonly note: string | null;
  /** Null: not told. */
  readonly direction: Blocker['direction'] | null;
  /** Security groups of the interface that sent the packet; empty: not known, or hidden by now. */
  readonly senderGroups: readonly string[];
  /** The resource by which the packet would go on if there were a route; null: not known. */
  readonly exit: string | null;
  /** True when the other end, as a rule here sees it, is a host on the internet. */
  readonly anybody: boolean;
  /** The address that the client asked; null: not known. */
  readonly asked: Header['destination'] | null;
  readonly names: Naming;
}

export function sceneOf(step: Step, names: Naming, direction: Blocker['direction'] | null = null): Scene {
  const { stage, action, at, place, path, rule, rows, session, lost, note } = step;
  const filtering = (stage === 'filter-in' || stage === 'filter-out') && path.length > 0;
  return {
    stage,
    action,
    at,
    place,
    path,
    components: filtering ? path : [at],
    header: step.before,
    after: step.after,
    rule,
    rows,
    session,
    lost,
    note,
    direction,
    senderGroups: [],
    exit: null,
    anybody: false,
    asked: null,
    names,
  };
}

/** The steps of one direction of a connection, in order. */
export function stepsOf(connection: Connection, direction: Blocker['direction']): readonly Step[] {
  const hops = direction === 'forward' ? connection.forward : (connection.reply ?? []);
  return hops.flatMap((hop) => hop.steps);
}

/** A step of a trace with all that the rest of the trace says about it. */
export function sceneInTrace(
  trace: Trace,
  connection: Connection,
  direction: Blocker['direction'],
  index: number,
  names: Naming,
): Scene | null {
  const steps = stepsOf(connection, direction);
  const step = steps[index];
  if (step === undefined) return null;
  return {
    ...sceneOf(step, names, direction),
    senderGroups: groupsBehind(steps, index, step.before),
    exit: exitAfter(steps, index),
    asked: connection.forward[0]?.steps[0]?.before.destination ?? null,
    anybody: connection === trace.connections[0] && isAnybody(connection, step),
  };
}

/** The groups by which the packet left, as long as it still has the address it left with. */
function groupsBehind(steps: readonly Step[], index: number, header: Header): readonly string[] {
  const left = steps.slice(0, index).findLast((step) => step.stage === 'filter-out');
  return left === undefined || left.before.source !== header.source ? [] : left.path;
}

/** Past a missing route the trace goes on by the best way out there is: the resource it took. */
function exitAfter(steps: readonly Step[], index: number): string | null {
  const detour = steps[index + 1];
  if (detour?.stage !== 'route' || detour.action !== 'skip' || detour.note === null) return null;
  for (const step of steps.slice(index + 2)) {
    if (step.stage === 'route' || step.stage === 'deliver') break;
    if (step.stage === 'masquerade') return step.at;
  }
  return detour.note;
}

/** The far end of the header is the one on the internet, which may be an example of many. */
function isAnybody(connection: Connection, step: Step): boolean {
  const first = connection.forward[0]?.steps[0]?.before;
  const outsiders = [
    connection.client.startsWith('internet') ? first?.source : undefined,
    connection.server.startsWith('internet') ? first?.destination : undefined,
  ];
  const { source, destination } = step.before;
  const outward = step.stage === 'filter-out' || step.stage === 'leave';
  return outsiders.includes(outward ? destination : source);
}
