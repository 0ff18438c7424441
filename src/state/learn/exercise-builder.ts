import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LabDocument } from '../../editor/document.ts';
import type { Performed } from '../../editor/session.ts';
import type { CloudRequest } from '../../kernel/cloud/request.ts';
import { Judge } from '../../lessons/exercise/judge-exercise.ts';
import { isChange } from '../../lessons/script/run-script.ts';
import { encodeExercise } from '../../lessons/shared/encode-exercise.ts';
import { goalOfProbe, goalSentence, type Wanted } from '../../lessons/shared/goal-of-probe.ts';
import { type MadeProof, proveMade, type Unneeded, wordProblems } from '../../lessons/shared/prove-made.ts';
import { scriptOfRequests } from '../../lessons/shared/script-of-requests.ts';
import {
  type MadeExercise,
  MOST,
  type SharedExercise,
  sharedExerciseSchema,
} from '../../lessons/shared/shared-exercise.ts';
import type { DraftStore } from '../../platform/kept-draft.ts';
import type { Lab, ProbeResult } from '../lab.ts';
import { type Draft, NO_DRAFT, parseDraft, printDraft } from './exercise-draft.ts';

export { type Draft, type DraftStore, MOST, type Wanted };

export interface GoalChoice {
  readonly result: ProbeResult;
  readonly wanted: Wanted | null;
  /** Null where it is no goal. */
  readonly say: string | null;
  readonly isMet: boolean;
}

export type Stage = 'task' | 'record' | 'share';

export interface BuilderState {
  readonly draft: Draft;
  readonly stage: Stage;
  readonly goals: readonly GoalChoice[];
  /** Why the solution cannot be recorded yet; null: it can. */
  readonly missing: string | null;
  /** What was recorded so far, as lines of commands. */
  readonly recorded: readonly string[];
  /** Calls among them that the goals do not notice, each with the reason that was given. */
  readonly unneeded: readonly (Unneeded & { readonly reason: string })[];
  /** What has to be mended before it can be shared. */
  readonly problems: readonly string[];
  /** The last part of its link, once it is proven. */
  readonly link: string | null;
  readonly notice: string | null;
}

const NO_PROOF: MadeProof = { problems: [], unneeded: [], changes: 0 };

/**
 * Makes an exercise of the canvas: as it stands it is the start, what the teacher then changes is the solution,
 * and the kept questions are the goals. It can be shared once it is proven as the exercises of the lessons are.
 */
export class ExerciseBuilder {
  readonly store: StoreApi<BuilderState>;
  readonly #lab: Lab;
  readonly #drafts: DraftStore;
  readonly #judge = new Judge();
  /** The canvas when recording began, and the step of the history before it. */
  #start: { readonly document: LabDocument; readonly after: Performed | undefined } | null = null;
  #solution: readonly CloudRequest[] = [];
  #proof: MadeProof = NO_PROOF;
  #reasons: { readonly [line: number]: string } = {};

  constructor(lab: Lab, drafts: DraftStore) {
    this.#lab = lab;
    this.#drafts = drafts;
    this.store = createStore<BuilderState>(() => ({
      draft: parseDraft(drafts.read(), lab.store.getState().document.id) ?? NO_DRAFT,
      stage: 'task',
      goals: [],
      missing: null,
      recorded: [],
      unneeded: [],
      problems: [],
      link: null,
      notice: null,
    }));
    this.#show();
    lab.store.subscribe((state, before) => {
      if (state.document.id !== before.document.id) this.#leave();
      else if (state.document !== before.document) this.#follow();
    });
  }

  write(part: Partial<Draft>): void {
    const draft = { ...this.store.getState().draft, ...part };
    this.store.setState({ draft, notice: null });
    this.#drafts.write(printDraft(this.#lab.store.getState().document.id, draft));
    const isAboutGoals = part.wanted !== undefined || part.mostEdits !== undefined;
    if (this.store.getState().stage === 'share' && isAboutGoals) this.#prove();
    this.#show();
  }

  /** Says what a kept question has to be answered with; null: it is no goal. */
  want(probe: string, wanted: Wanted | null): void {
    const { [probe]: _before, ...others } = this.store.getState().draft.wanted;
    this.write({ wanted: wanted === null ? others : { ...others, [probe]: wanted } });
  }

  /** The canvas as it is becomes the start; what is changed from now on is the solution. */
  record(): void {
    const { document, past } = this.#lab.store.getState();
    this.#start = { document, after: past.at(-1) };
    this.#solution = [];
    this.#reasons = {};
    this.store.setState({ stage: 'record', notice: null });
    this.#show();
  }

  /** The solution is as it was recorded: what follows is no part of it. */
  finish(): void {
    const requests = this.#recorded();
    if (requests === null) return;
    if (requests.length === 0) {
      this.store.setState({ notice: 'Nothing is changed yet: solve it on the canvas first.' });
      return;
    }
    this.#solution = requests;
    this.store.setState({ stage: 'share', notice: null });
    this.#prove();
    this.#show();
  }

  /** Undoes everything since recording began. What was finished stays as it is, unless another stage begins. */
  rewind(stage: Stage): void {
    while ((this.#recorded()?.length ?? 0) > 0) this.#lab.undo();
    if (stage === 'record') {
      this.record();
      return;
    }
    if (stage === 'task') this.#start = null;
    this.store.setState({ stage, notice: null });
    this.#show();
  }

  /** Another exercise: the words and the recording of this one are forgotten, the canvas stays. */
  beginAnother(): void {
    this.#start = null;
    this.#drafts.write(null);
    this.store.setState({ draft: NO_DRAFT, stage: 'task', notice: null });
    this.#show();
  }

  /** Why a change belongs to the solution although the goals do not notice it. */
  giveReason(line: number, reason: string): void {
    this.#reasons = { ...this.#reasons, [line]: reason };
    this.#show();
  }

  /** The changes since recording began; null where they are not in the history any more. */
  #recorded(): readonly CloudRequest[] | null {
    if (this.#start === null) return null;
    const { past } = this.#lab.store.getState();
    const { after } = this.#start;
    const from = after === undefined ? 0 : past.indexOf(after) + 1;
    if (after !== undefined && from === 0) return null;
    return past
      .slice(from)
      .flatMap(({ requests }) => requests)
      .filter(({ operation }) => isChange(operation));
  }

  #follow(): void {
    const { stage } = this.store.getState();
    if (stage === 'record' && this.#recorded() === null) {
      this.#start = null;
      this.store.setState({
        stage: 'task',
        notice: 'You went back behind the start, so the recording was ended. Record the solution again.',
      });
    }
    this.#show();
  }

  /** The words are kept; start, goals and solution were another architecture's. */
  #leave(): void {
    this.#start = null;
    this.#solution = [];
    this.#proof = NO_PROOF;
    const { draft, stage } = this.store.getState();
    const isBegun = stage !== 'task' || Object.keys(draft.wanted).length > 0;
    this.store.setState({
      draft: { ...draft, wanted: {} },
      stage: 'task',
      notice: isBegun
        ? 'Another architecture is open now: choose its goals and record again. Your words are kept.'
        : null,
    });
    this.#show();
  }

  #prove(): void {
    const made = this.#made();
    this.#proof = made === null ? NO_PROOF : proveMade(made);
  }

  #made(): MadeExercise | null {
    if (this.#start === null) return null;
    const { document } = this.#start;
    const { title, task, debrief, hints, wanted, mostEdits } = this.store.getState().draft;
    return {
      start: document,
      told: {
        title: title.trim(),
        task: task.trim(),
        debrief: debrief.trim(),
        hints: linesOf(hints),
        mostEdits,
        goals: document.probes.flatMap(({ id }) => {
          const goal = wanted[id];
          return goal === undefined ? [] : [{ probe: id, wanted: goal }];
        }),
        solution: scriptOfRequests(document.cloud, document.place, this.#solution),
      },
    };
  }

  #show(): void {
    const { draft, stage } = this.store.getState();
    const goals = this.#goals(draft);
    const missing = missingIn(draft, goals);
    const start = this.#start?.document;
    const requests = stage === 'share' ? this.#solution : (this.#recorded() ?? []);
    const recorded =
      start === undefined || requests.length === 0
        ? []
        : scriptOfRequests(start.cloud, start.place, requests).split('\n');
    const unneeded =
      stage === 'share'
        ? this.#proof.unneeded.map((one) => ({ ...one, reason: this.#reasons[one.line] ?? '' }))
        : [];
    const made = stage === 'share' ? this.#made() : null;
    const problems = made === null ? [] : problemsOf(draft, made.told, this.#proof);
    const isSound = problems.length === 0 && unneeded.every(({ reason }) => reason.trim() !== '');
    this.store.setState({
      goals,
      missing,
      recorded,
      unneeded,
      problems,
      link: made !== null && isSound ? encodeExercise(made) : null,
    });
  }

  #goals(draft: Draft): readonly GoalChoice[] {
    const { document, probes } = this.#lab.store.getState();
    // A goal is stated as the start has it, and judged as the canvas is.
    const stated = this.#start?.document ?? document;
    const asked = stated.probes.flatMap((probe) => {
      const result = probes.find((one) => one.probe.id === probe.id);
      return result === undefined ? [] : [result];
    });
    const chosen = asked.flatMap(({ probe }) => {
      const wanted = draft.wanted[probe.id];
      return wanted === undefined ? [] : [goalOfProbe(stated, probe, wanted, probe.id)];
    });
    const attempt = { cloud: document.cloud, edits: [], commands: [], answers: {} };
    const judged = chosen.length === 0 ? [] : this.#judge.judge(chosen, attempt);
    return asked.map((result) => {
      const { probe } = result;
      const wanted = draft.wanted[probe.id] ?? null;
      const verdict = judged.find(({ goal }) => goal.id === probe.id)?.verdict;
      const say = wanted === null ? null : goalSentence(stated.cloud, probe, wanted);
      return { result, wanted, say, isMet: verdict?.kind === 'met' };
    });
  }
}

function linesOf(text: string): readonly string[] & string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function wordsMissing({ title, task, hints }: Draft): string | null {
  if (title.trim() === '') return 'Give the exercise a title.';
  if (task.trim() === '') return 'Write what is to be done.';
  const lines = linesOf(hints);
  if (lines.length > MOST.hints) return `Write at most ${MOST.hints} hints.`;
  const long = lines.findIndex(({ length }) => length > MOST.hint);
  return long < 0 ? null : `Make hint ${long + 1} shorter: ${MOST.hint} characters at most.`;
}

function missingIn(draft: Draft, goals: readonly GoalChoice[]): string | null {
  const words = wordsMissing(draft);
  if (words !== null) return words;
  const chosen = goals.filter(({ wanted }) => wanted !== null);
  if (chosen.length === 0) return 'Choose a goal.';
  if (chosen.length > MOST.goals) return `Choose at most ${MOST.goals} goals.`;
  if (chosen.every(({ isMet }) => isMet))
    return 'Every goal is met already: choose one that is not, or break the network first.';
  return null;
}

/** Why it cannot be shared as it is. */
function problemsOf(draft: Draft, told: SharedExercise, proof: MadeProof): readonly string[] {
  const words = wordsMissing(draft);
  if (words !== null) return [words];
  const found = [...wordProblems(told), ...proof.problems];
  if (found.length > 0) return found;
  if (proof.unneeded.length === proof.changes)
    return ['Any one of the changes can be left out: record the solution again with those that are needed.'];
  return sharedExerciseSchema.safeParse(told).success
    ? []
    : [`The solution is too long for a link: ${MOST.commands} calls at most. Record a shorter one.`];
}
