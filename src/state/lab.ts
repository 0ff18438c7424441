import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Command, CommandContext } from '../editor/commands/command.ts';
import type { LabDocument, Probe } from '../editor/document.ts';
import { sceneOf } from '../editor/layout/build-scene.ts';
import type { Scene } from '../editor/layout/scene.ts';
import type { Performed } from '../editor/session.ts';
import type { AwsError } from '../kernel/cloud/aws-error.ts';
import type { Trace } from '../kernel/forward/answer.ts';
import type { LoweredCloud } from '../kernel/graph/lower.ts';
import { err, ok, type Result } from '../kernel/lib/result.ts';
import { lowerAws } from '../resources/lower-aws.ts';
import { type Simulation, simulate } from '../resources/simulate.ts';
import type { AwsCloud } from '../resources/tables.ts';
import { askProbe } from './ask-probe.ts';
import { type Editing, fetchedEditing, type Workbench } from './editing.ts';
import type { WatchedLaptop } from './terminal/watched-laptop.ts';
import { firstDifference, type Tick, timelineOf } from './timeline.ts';

/** The trace in the player. */
export interface OpenTrace {
  readonly probe: Probe;
  readonly trace: Trace;
  readonly ticks: readonly Tick[];
  /** Index of the current tick. */
  readonly cursor: number;
  readonly isPlaying: boolean;
  /** Ticks per second at speed 1 are the player's business; this is the factor. */
  readonly speed: number;
  /** After an edit: the first tick that is not as it was. */
  readonly changedAt: number | null;
  /** The canvas shows it, and what the person looks at below stays: it was asked by the way. */
  readonly isAside: boolean;
  /** Availability Zones and ids of what it takes to be out of order. */
  readonly down: readonly string[];
}

export interface ProbeResult {
  readonly probe: Probe;
  readonly answer: Result<Trace, string>;
}

export interface LabState {
  readonly document: LabDocument;
  /** Counts documents: derived data carries it. */
  readonly revision: number;
  readonly past: readonly Performed[];
  readonly future: readonly Performed[];
  readonly selection: readonly string[];
  /** The document as boxes, symbols and lines. */
  readonly scene: Scene;
  readonly simulation: Simulation;
  readonly probes: readonly ProbeResult[];
  readonly open: OpenTrace | null;
  /** What the last edit did, to be shown with its undo. */
  readonly receipt: Performed | null;
  /** Why the last edit was refused. */
  readonly problem: AwsError | null;
  /** What edits, and what says whether one may; null until it was fetched. */
  readonly workbench: Workbench | null;
  /** An edit was asked for and waits for it. */
  readonly isWaiting: boolean;
  /** Why nothing may be changed here; null: everything may. Asking and looking stay free. */
  readonly locked: string | null;
  /** Lines for the terminal that nobody ran yet; a new object each time. */
  readonly typed: { readonly text: string } | null;
}

/** One live canvas: its document, its history, its questions. Several fit one page. */
export interface Lab {
  readonly store: StoreApi<LabState>;
  /** The machine that its terminals stand on, where somebody watches it; null: each has one of its own. */
  readonly watched: WatchedLaptop | null;
  /** Fetches what edits need, ahead of the first one. True when it is there. */
  prepare(): Promise<boolean>;
  /** Acts at once when edits can be made, else as soon as they can. */
  whenReady(act: (workbench: Workbench) => void): void;
  /** Before edits can be made it is refused with the code `NotReady`: see `whenReady`. */
  run<Args>(command: Command<Args>, args: Args): Result<Performed, AwsError>;
  canRun<Args>(command: Command<Args>, args: Args): true | string;
  undo(): void;
  redo(): void;
  /** Replaces the document and forgets the history: opening another one. */
  load(document: LabDocument): void;
  /** Shows another state of the document, outside the history: the open trace is asked again in it. */
  show(document: LabDocument): void;
  /** From now on every command is refused with that reason; null: none is. */
  lock(reason: string | null): void;
  select(keys: readonly string[]): void;
  dismiss(): void;
  /** Takes over what a call made elsewhere came to: as a new step, or instead of the last, of which it is more. */
  take(step: Performed, place: 'after' | 'instead'): void;
  /** Time passed in the cloud: never a step of the history. */
  letPass(cloud: AwsCloud): void;
  /** Opens the terminal with these lines typed and not run. */
  typeInTerminal(text: string): void;
  /** Asks, and opens the answer in the player. The error says why it cannot be asked. */
  ask(probe: Probe, down?: readonly string[]): Result<Trace, string>;
  /** The same for who goes on with something else, as in the terminal: only the canvas shows it. */
  askAside(probe: Probe): Result<Trace, string>;
  close(): void;
  seek(tick: number): void;
  /** To the start of the next or previous hop. */
  seekHop(direction: 1 | -1): void;
  setPlaying(isPlaying: boolean): void;
  setSpeed(speed: number): void;
}

/** Entries kept; older ones are forgotten. */
const MOST_HISTORY = 500;

const NOT_READY: AwsError = {
  code: 'NotReady',
  message: 'The part of Skytrace that edits is not loaded yet: try again in a moment.',
};
export const NOT_LOADED: AwsError = {
  code: 'NotLoaded',
  message: 'The part of Skytrace that edits could not be loaded. Check your connection, then do it again.',
};

export function createLab(
  document: LabDocument,
  editing: Editing = fetchedEditing,
  watched: WatchedLaptop | null = null,
): Lab {
  let lowered: LoweredCloud = lowerAws(document.cloud);
  const derive = (next: LabDocument, previous: LabState | null): Answers => {
    if (
      previous !== null &&
      previous.document.cloud === next.cloud &&
      previous.document.probes === next.probes
    )
      return previous;
    if (previous === null || previous.document.cloud !== next.cloud) lowered = lowerAws(next.cloud, lowered);
    const simulation = simulate(next.cloud, lowered.graph);
    const probes = next.probes.map((probe) => ({ probe, answer: askProbe(simulation, next.cloud, probe) }));
    return { simulation, probes };
  };
  const store = createStore<LabState>(() => ({
    ...opened(document),
    locked: null,
    typed: null,
    workbench: editing.workbench(),
    ...derive(document, null),
    scene: sceneOf(document),
  }));

  const show = (next: LabDocument, change: Partial<LabState>): void => {
    const state = store.getState();
    const derived = derive(next, state);
    store.setState({
      simulation: derived.simulation,
      probes: derived.probes,
      scene: drawnAlike(state.document, next) ? state.scene : sceneOf(next),
      document: next,
      revision: state.revision + 1,
      open: rerun(state.open, derived.simulation, next),
      selection: stillThere(state.selection, next),
      ...change,
    });
  };
  const ask = (probe: Probe, isAside: boolean, down: readonly string[] = []): Result<Trace, string> => {
    const { simulation, document: current } = store.getState();
    const answer = askProbe(simulation, current.cloud, probe, down);
    if (answer.ok) store.setState({ open: { ...openTrace(probe, answer.value), isAside, down } });
    return answer;
  };
  const move = (cursor: number): void => {
    const { open } = store.getState();
    if (open === null) return;
    const last = open.ticks.length - 1;
    store.setState({ open: { ...open, cursor: Math.max(0, Math.min(last, cursor)) } });
  };

  const fetchWorkbench = async (): Promise<Workbench | null> => {
    const known = store.getState().workbench;
    if (known !== null) return known;
    try {
      const workbench = await editing.fetch();
      store.setState({ workbench });
      return workbench;
    } catch {
      return null;
    }
  };
  const waitFor = async (act: (workbench: Workbench) => void): Promise<void> => {
    store.setState({ isWaiting: true });
    const workbench = await fetchWorkbench();
    store.setState(workbench === null ? { isWaiting: false, problem: NOT_LOADED } : { isWaiting: false });
    if (workbench !== null) act(workbench);
  };

  return {
    store,
    watched,
    prepare: async () => (await fetchWorkbench()) !== null,
    whenReady: (act) => {
      const { workbench } = store.getState();
      if (workbench === null) void waitFor(act);
      else act(workbench);
    },
    canRun: (command, args) => verdictOn(store.getState(), command, args),
    run: (command, args) => {
      const state = store.getState();
      const { workbench } = state;
      if (workbench === null) {
        store.setState({ problem: NOT_READY });
        return err(NOT_READY);
      }
      const context = contextOf(state);
      const available = verdictOn(state, command, args);
      if (available !== true) {
        const problem: AwsError = { code: 'NotAvailable', message: available };
        store.setState({ problem });
        return err(problem);
      }
      const done = workbench.perform(state.document, command.label(context, args), (session) => {
        command.run(session, args, state.selection);
      });
      if (!done.ok) {
        store.setState({ problem: done.error });
        return done;
      }
      const past = [...state.past, done.value].slice(-MOST_HISTORY);
      show(done.value.after, { past, future: [], receipt: done.value, problem: null });
      return ok(done.value);
    },
    undo: () => {
      const { past, future } = store.getState();
      const last = past.at(-1);
      if (last === undefined) return;
      show(last.before, { past: past.slice(0, -1), future: [last, ...future], receipt: null, problem: null });
    },
    redo: () => {
      const { past, future } = store.getState();
      const next = future[0];
      if (next === undefined) return;
      show(next.after, { past: [...past, next], future: future.slice(1), receipt: null, problem: null });
    },
    load: (next) => show(next, { ...opened(next), revision: store.getState().revision + 1 }),
    show: (next) => show(next, { receipt: null, problem: null }),
    lock: (reason) => store.setState({ locked: reason }),
    select: (keys) => store.setState({ selection: keys }),
    dismiss: () => store.setState({ receipt: null, problem: null }),
    take: (step, place) => {
      const { past } = store.getState();
      const kept = place === 'instead' ? past.slice(0, -1) : past;
      show(step.after, {
        past: [...kept, step].slice(-MOST_HISTORY),
        future: [],
        receipt: null,
        problem: null,
      });
    },
    letPass: (cloud) => show({ ...store.getState().document, cloud }, {}),
    typeInTerminal: (text) => store.setState({ typed: { text } }),
    ask: (probe, down) => ask(probe, false, down),
    askAside: (probe) => ask(probe, true),
    close: () => store.setState({ open: null }),
    seek: move,
    seekHop: (direction) => {
      const { open } = store.getState();
      if (open !== null) move(hopFrom(open, direction));
    },
    setPlaying: (isPlaying) => {
      const { open } = store.getState();
      if (open !== null) store.setState({ open: { ...open, isPlaying } });
    },
    setSpeed: (speed) => {
      const { open } = store.getState();
      if (open !== null) store.setState({ open: { ...open, speed } });
    },
  };
}

type Answers = Pick<LabState, 'simulation' | 'probes'>;

function drawnAlike(left: LabDocument, right: LabDocument): boolean {
  return left.cloud === right.cloud && left.layout === right.layout && left.place === right.place;
}

function opened(
  document: LabDocument,
): Omit<LabState, keyof Answers | 'scene' | 'locked' | 'typed' | 'workbench'> {
  return {
    document,
    revision: 0,
    past: [],
    future: [],
    selection: [],
    open: null,
    receipt: null,
    problem: null,
    isWaiting: false,
  };
}

function verdictOn<Args>(state: LabState, command: Command<Args>, args: Args): true | string {
  return state.locked ?? command.available(contextOf(state), args);
}

function contextOf(state: LabState): CommandContext {
  return { document: state.document, selection: state.selection };
}

function openTrace(probe: Probe, trace: Trace): Omit<OpenTrace, 'isAside' | 'down'> {
  const ticks = timelineOf(trace);
  return { probe, trace, ticks, cursor: 0, isPlaying: false, speed: 1, changedAt: null };
}

/** Editing while a trace is open asks again, keeps the place and marks what changed first. */
function rerun(open: OpenTrace | null, simulation: Simulation, document: LabDocument): OpenTrace | null {
  if (open === null) return null;
  const answer = askProbe(simulation, document.cloud, open.probe, open.down);
  if (!answer.ok) return null;
  const ticks = timelineOf(answer.value);
  const changedAt = firstDifference(open.ticks, ticks);
  if (changedAt === null) return { ...open, trace: answer.value, ticks };
  return {
    ...open,
    trace: answer.value,
    ticks,
    changedAt,
    cursor: Math.max(0, Math.min(open.cursor, ticks.length - 1)),
    isPlaying: false,
  };
}

function hopFrom(open: OpenTrace, direction: 1 | -1): number {
  const { ticks, cursor } = open;
  for (let index = cursor + direction; index >= 0 && index < ticks.length; index += direction) {
    if (ticks[index]?.opensHop === true) return index;
  }
  return direction > 0 ? ticks.length - 1 : 0;
}

function stillThere(selection: readonly string[], document: LabDocument): readonly string[] {
  if (selection.length === 0) return selection;
  const keys = new Set<string>();
  for (const table of Object.values(document.cloud.tables)) {
    for (const record of Object.values(table)) keys.add(record.key);
  }
  const kept = selection.filter((key) => keys.has(key) || key.includes(':') || key === 'internet');
  return kept.length === selection.length ? selection : kept;
}
