import { createStore, type StoreApi } from 'zustand/vanilla';
import { type LabDocument, newDocument, type Place } from '../../editor/document.ts';
import { applyRequest } from '../../kernel/cloud/apply.ts';
import type { CloudRequest } from '../../kernel/cloud/request.ts';
import { settle } from '../../kernel/cloud/settle.ts';
import type { Blocker, Trace } from '../../kernel/forward/answer.ts';
import type { Block } from '../../lessons/content/blocks.ts';
import type { Exercise, StatedGoal } from '../../lessons/content/topic.ts';
import { hintLadder } from '../../lessons/exercise/hint-ladder.ts';
import { Judge, type JudgedGoal } from '../../lessons/exercise/judge-exercise.ts';
import {
  brokenOf,
  fewestKnown,
  type SolvedAnswer,
  solutionLines,
  solvedAnswers,
  startOf,
} from '../../lessons/exercise/solution-lines.ts';
import { PUZZLES } from '../../lessons/faults/puzzle-code.ts';
import { type Goal, tellGoal } from '../../lessons/goals/goals.ts';
import type { GoalVerdict } from '../../lessons/goals/verdict.ts';
import type { ExerciseProgress } from '../../lessons/progress/progress.ts';
import { isChange, LESSON_PLACE, type ScriptState } from '../../lessons/script/run-script.ts';
import { lastOfEach } from '../../lessons/typed/last-of-each.ts';
import { startTyped } from '../../lessons/typed/start-typed.ts';
import { typedLines } from '../../lessons/typed/typed-lines.ts';
import { awsRegistry } from '../../resources/registry.ts';
import type { AwsCloud } from '../../resources/tables.ts';
import type { LaptopFile } from '../../shell/laptop.ts';
import { verdicts } from '../../text/english/verdicts.ts';
import { fetchedEditing } from '../editing.ts';
import { createLab, type Lab } from '../lab.ts';
import { timelineOf } from '../timeline.ts';
import { probeOf } from './diagram.ts';
import { type Door, doorsOf } from './doors.ts';
import { ExerciseLaptop } from './exercise-laptop.ts';
import type { Learn } from './learn.ts';

type KeptJson = ExerciseProgress['attempt'][number]['input'][string];

export interface GoalView {
  readonly id: string;
  readonly say: string;
  readonly kind: 'met' | 'not-met' | 'open';
  readonly why: string | null;
  /** Whether its own trace can be opened. */
  readonly hasTrace: boolean;
  /** For a goal that is answered in words. */
  readonly isQuestion: boolean;
  /** Rungs of its ladder that were asked for. */
  readonly hints: readonly string[];
  readonly hasMoreHints: boolean;
}

export interface StepView {
  readonly title: string;
  readonly task: readonly Block[];
  readonly goals: readonly GoalView[];
  readonly isMet: boolean;
}

export interface ExerciseState {
  readonly steps: readonly StepView[];
  readonly isSolved: boolean;
  readonly edits: number;
  readonly answers: { readonly [goal: string]: string };
  readonly isBroken: boolean;
  readonly hasCheckpoint: boolean;
  /** Lines of the solution, once they were asked for. */
  readonly solution: readonly string[] | null;
  /** What the goals that ask something are answered with, once the solution was asked for. */
  readonly solvedAnswers: readonly SolvedAnswer[];
  readonly notice: string | null;
  /** For an exercise in the terminal: how to get into its instances. */
  readonly doors: readonly Door[];
}

interface Checkpoint {
  readonly document: LabDocument;
  readonly edits: readonly CloudRequest[];
  readonly home: readonly LaptopFile[];
}

/** One learner at one exercise: a live canvas of its own, its goals judged after each edit. */
export class ExerciseSession {
  readonly exercise: Exercise;
  readonly lab: Lab;
  readonly store: StoreApi<ExerciseState>;
  /** The fewest changes known; null: in a terminal they are not counted, where looking round leaves traces too. */
  readonly fewest: number | null;
  /** Somebody made it and sent it as a link: it belongs to no topic. */
  readonly isShared: boolean;
  readonly #learn: Learn;
  readonly #path: string;
  readonly #judge = new Judge();
  readonly #laptop: ExerciseLaptop;
  #start: ScriptState;
  /** What lies in the home at the start. */
  #home: readonly LaptopFile[];
  /** Changes made before the canvas's own history begins. */
  #before: readonly CloudRequest[] = [];
  #judged: readonly JudgedGoal[] = [];
  #shown: { readonly [goal: string]: number } = {};
  #checkpoint: Checkpoint | null = null;

  constructor(exercise: Exercise, learn: Learn) {
    this.exercise = exercise;
    this.#learn = learn;
    this.#path = `${exercise.topic}/${exercise.id}`;
    const typed = startTyped(exercise);
    const isTyped = exercise.terminal !== null;
    this.#start = isTyped ? { cloud: typed.cloud, variables: new Map() } : startOf(exercise);
    this.#home = typed.laptop;
    this.fewest = isTyped ? null : fewestKnown(exercise);
    this.isShared = 'document' in exercise.start;
    const kept = learn.progress.exercises[this.#path];
    const resumed = replay(this.#start, kept?.attempt ?? []);
    this.#before = resumed.edits;
    this.#laptop = new ExerciseLaptop(
      { home: kept?.laptop ?? this.#home, typed: kept?.typed ?? [], looked: resumed.looked },
      () => this.#review(),
    );
    this.lab = createLab(documentOf(exercise, resumed.cloud), fetchedEditing, this.#laptop);
    this.store = createStore<ExerciseState>(() => ({
      steps: [],
      isSolved: false,
      edits: 0,
      answers: kept?.answers ?? {},
      isBroken: false,
      hasCheckpoint: false,
      solution: null,
      solvedAnswers: [],
      notice: resumed.notice,
      doors: [],
    }));
    // A puzzle is no place on the path: who leaves it goes on with the lesson that was open before.
    if (exercise.topic !== PUZZLES) learn.visit(`${exercise.topic}/exercises/${exercise.id}`);
    this.#review();
    this.lab.store.subscribe((state, before) => {
      if (state.document.cloud !== before.document.cloud || state.past !== before.past) this.#review();
    });
  }

  answer(goal: string, text: string): void {
    const answers = { ...this.store.getState().answers, [goal]: text };
    this.store.setState({ answers });
    this.#review();
  }

  /** Opens the goal's own trace at the step that decides. */
  openTrace(goal: string): void {
    const verdict = this.#judged.find((one) => one.goal.id === goal)?.verdict;
    if (verdict?.kind !== 'not-met' || verdict.evidence === null) return;
    const { flow, trace, blocker: index, down } = verdict.evidence;
    if (!this.lab.ask(probeOf(this.lab.store.getState().document.cloud, flow), down).ok) return;
    const at = decidingTick(trace, index === null ? undefined : trace.blockers[index]);
    if (at >= 0) this.lab.seek(at);
  }

  moreHints(goal: string): void {
    this.#shown = { ...this.#shown, [goal]: (this.#shown[goal] ?? 0) + 1 };
    const { hints } = this.#learn.progress.exercises[this.#path] ?? { hints: 0 };
    this.#learn.keepAttempt(this.#path, { hints: hints + 1 });
    this.#show();
  }

  showSolution(): void {
    const { isBroken } = this.store.getState();
    const text = isBroken ? (this.exercise.break?.solution.text ?? '') : this.exercise.solution.text;
    this.#learn.seeSolution(this.#path);
    const goals = this.#goals().flatMap((step) => step.goals);
    const isTyped = this.exercise.terminal !== null;
    this.store.setState({
      solution: isTyped ? typedLines(this.#start.cloud, text) : solutionLines(this.#start, text),
      solvedAnswers: solvedAnswers(goals, this.exercise, this.#start, isTyped ? '' : text),
    });
  }

  reset(): void {
    this.#put({ document: documentOf(this.exercise, this.#start.cloud), edits: [], home: this.#home });
  }

  keepCheckpoint(): void {
    const { document } = this.lab.store.getState();
    this.#checkpoint = { document, edits: this.#edits(), home: this.#laptop.home() };
    this.store.setState({ hasCheckpoint: true });
  }

  toCheckpoint(): void {
    if (this.#checkpoint !== null) this.#put(this.#checkpoint);
  }

  /** The solved network, with something broken in it. */
  breakIt(): void {
    this.#start = brokenOf(this.exercise);
    this.#checkpoint = null;
    this.#shown = {};
    this.store.setState({
      isBroken: true,
      hasCheckpoint: false,
      solution: null,
      solvedAnswers: [],
      notice: null,
    });
    this.reset();
  }

  #put({ document, edits, home }: Checkpoint): void {
    this.#before = edits;
    this.lab.load(document);
    this.#laptop.startAgain(home);
    this.#review();
  }

  #edits(): readonly CloudRequest[] {
    const { past } = this.lab.store.getState();
    const own = past.flatMap(({ requests }) => requests);
    return [...this.#before, ...own.filter(({ operation }) => isChange(operation))];
  }

  #goals(): readonly {
    readonly title: string;
    readonly task: readonly Block[];
    readonly goals: readonly StatedGoal[];
  }[] {
    const { isBroken } = this.store.getState();
    const { break: variant, steps } = this.exercise;
    return isBroken && variant !== null ? [{ title: '', task: variant.task, goals: variant.goals }] : steps;
  }

  #review(): void {
    const edits = this.#edits();
    const { answers, isBroken } = this.store.getState();
    const { cloud } = this.lab.store.getState().document;
    const goals = this.#goals().flatMap((step) => step.goals);
    const { looked, typed } = this.#laptop;
    const commands = [...edits, ...looked];
    this.#judged = this.#judge.judge(goals, {
      cloud,
      edits,
      commands,
      answers,
      typed,
      laptop: this.#laptop.home(),
    });
    const isSolved = this.#judged.every(({ verdict }) => verdict.kind === 'met');
    this.store.setState({ isSolved, edits: edits.length });
    if (!isBroken) {
      const calls = [...lastOfEach(edits), ...asked(looked, goals)];
      const attempt = calls.map((request) => keptCall(request, placeOf(this.#start)));
      this.#learn.keepAttempt(this.#path, { attempt, answers: { ...answers }, ...this.#laptop.kept });
      if (isSolved) this.#learn.solve(this.#path, edits.length);
    }
    this.#show();
  }

  #show(): void {
    const { cloud } = this.lab.store.getState().document;
    const views = new Map(this.#judged.map((judged) => [judged.goal.id, this.#view(judged, cloud)]));
    const steps = this.#goals().map(({ title, task, goals }) => {
      const shown = goals.flatMap(({ id }) => views.get(id) ?? []);
      return { title, task, goals: shown, isMet: shown.every(({ kind }) => kind === 'met') };
    });
    this.store.setState({ steps, doors: this.exercise.terminal === null ? [] : doorsOf(cloud) });
  }

  #view({ goal, verdict }: JudgedGoal, cloud: AwsCloud): GoalView {
    const ladder = hintLadder(goal, verdict, this.exercise.hints, cloud);
    const shown = this.#shown[goal.id] ?? 0;
    const evidence = verdict.kind === 'not-met' ? verdict.evidence : null;
    return {
      id: goal.id,
      say: tellGoal(goal),
      kind: verdict.kind,
      why: whyOf(verdict),
      hasTrace: evidence !== null,
      isQuestion: goal.kind === 'answer',
      hints: verdict.kind === 'met' ? [] : ladder.slice(0, shown),
      hasMoreHints: shown < ladder.length,
    };
  }
}

/** Where the player has to stand: at the blocker, or where the packet was refused; -1: at the beginning. */
function decidingTick(trace: Trace, blocker: Blocker | undefined): number {
  const ticks = timelineOf(trace);
  if (blocker === undefined)
    return trace.verdict === 'refused' ? ticks.findLastIndex(({ direction }) => direction === 'forward') : -1;
  let seen = -1;
  return ticks.findIndex((tick) => {
    if (tick.connection === blocker.connection && tick.direction === blocker.direction) seen++;
    return seen === blocker.step;
  });
}

/** Of a trace only how it ended: the reason is a rung of the ladder, and stands in the player. */
function whyOf(verdict: GoalVerdict): string | null {
  if (verdict.kind === 'met') return null;
  if (verdict.kind === 'open' || verdict.evidence?.blocker === null || verdict.evidence === null)
    return verdict.why;
  return verdicts[verdict.evidence.trace.verdict].sentence;
}

function documentOf({ id, title, start }: Exercise, cloud: AwsCloud): LabDocument {
  const document = newDocument(`exercise-${id}`, title, cloud, LESSON_PLACE);
  if (!('document' in start)) return document;
  const { layout, place, probes } = start.document;
  return { ...document, layout, place, probes };
}

function placeOf({ place = LESSON_PLACE }: ScriptState): Place {
  return place;
}

type KeptCall = ExerciseProgress['attempt'][number];

/**
 * What to make the call again: an architecture may have several accounts and Regions, and what happened inside an
 * instance is dated there as well.
 */
function keptCall({ service, operation, input, account, region, at }: CloudRequest, home: Place): KeptCall {
  return {
    service,
    operation,
    input: structuredClone(input) as { [field: string]: KeptJson },
    ...(account === home.account ? {} : { account }),
    ...(region === home.region ? {} : { region }),
    ...(service === 'guest' && { at }),
  };
}

/** Of the calls that only looked those that a goal wants. */
function asked(looked: readonly CloudRequest[], goals: readonly Goal[]): readonly CloudRequest[] {
  const wanted = new Set(goals.map((goal) => (goal.kind === 'command' ? goal.operation : undefined)));
  return looked.filter(({ operation }) => wanted.has(operation));
}

interface Replayed {
  readonly cloud: AwsCloud;
  readonly edits: readonly CloudRequest[];
  readonly looked: readonly CloudRequest[];
  readonly notice: string | null;
}

/** Makes an earlier attempt's calls again. What the exercise no longer takes ends it, and is said. */
function replay(start: ScriptState, attempt: readonly KeptCall[]): Replayed {
  let { cloud } = start;
  const edits: CloudRequest[] = [];
  const looked: CloudRequest[] = [];
  for (const call of attempt) {
    const { at = cloud.clock } = call;
    if (at > cloud.clock) cloud = { ...settle(awsRegistry, cloud, at), clock: at };
    const request = { ...placeOf(start), ...call, at: cloud.clock } as CloudRequest;
    const outcome = applyRequest(awsRegistry, cloud, request);
    if (!outcome.ok)
      return {
        cloud,
        edits,
        looked,
        notice: `This exercise has changed since you were here: ${edits.length} of your ${attempt.length} changes could be made again.`,
      };
    cloud = settle(awsRegistry, outcome.cloud);
    (isChange(request.operation) ? edits : looked).push(request);
  }
  const notice = edits.length === 0 ? null : 'You are where you left off.';
  return { cloud, edits, looked, notice };
}
