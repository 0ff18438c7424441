import { createStore, type StoreApi } from 'zustand/vanilla';
import {
  answerQuestion,
  dueQuestions,
  type ExerciseProgress,
  keepAttempt,
  mergeProgress,
  NO_PROGRESS,
  newestAttempts,
  type Progress,
  readCard,
  seeSolution,
  solveExercise,
  visit,
} from '../../lessons/progress/progress.ts';
import { parseProgress, printProgress } from '../../lessons/progress/progress-file.ts';
import { tidyPuzzles } from '../../lessons/progress/puzzles.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Files } from '../../platform/files.ts';
import type { ProgressStore } from '../../platform/progress-store.ts';

export interface LearnPorts {
  readonly store: ProgressStore;
  readonly clock: Pick<Clock, 'now'>;
  readonly files: Files;
}

export interface LearnState {
  readonly progress: Progress;
  /** A sentence for the learner: what was read, or why not. */
  readonly notice: string | null;
}

/** A learner's progress, kept as it is made. Lessons themselves are data and need no store. */
export class Learn {
  readonly store: StoreApi<LearnState>;
  readonly #ports: LearnPorts;

  constructor(ports: LearnPorts) {
    this.#ports = ports;
    this.store = createStore<LearnState>(() => startState(ports.store));
    ports.store.watch((text) => {
      const other = parseProgress(text);
      if (other.ok) this.store.setState({ progress: other.value });
    });
  }

  now(): number {
    return this.#ports.clock.now();
  }

  get progress(): Progress {
    return this.store.getState().progress;
  }

  visit(place: string): void {
    this.#change(visit(this.progress, place));
  }

  readCard(card: string): void {
    this.#change(readCard(this.progress, card, this.now()));
  }

  answer(question: string, isRight: boolean): void {
    this.#change(answerQuestion(this.progress, question, isRight, this.now()));
  }

  keepAttempt(exercise: string, change: Partial<ExerciseProgress>): void {
    this.#change(keepAttempt(this.progress, exercise, change, this.now()));
  }

  solve(exercise: string, edits: number): void {
    this.#change(solveExercise(this.progress, exercise, edits, this.now()));
  }

  seeSolution(exercise: string): void {
    this.#change(seeSolution(this.progress, exercise, this.now()));
  }

  tidyPuzzles(): void {
    this.#change(tidyPuzzles(this.progress));
  }

  /** Missed questions whose day has come, as `topic/question`. */
  due(): readonly string[] {
    return dueQuestions(this.progress, this.now());
  }

  download(): void {
    this.#ports.files.download('skytrace-progress.json', printProgress(this.progress));
  }

  /** Adds the progress of a file to this one. */
  async pickFile(): Promise<void> {
    const { files, problems } = await this.#ports.files.pick({ accept: '.json,application/json' });
    const [file] = files;
    if (file === undefined) {
      if (problems[0] !== undefined) this.#tell(problems[0].message);
      return;
    }
    const read = parseProgress(file.text);
    if (!read.ok) {
      this.#tell(`${read.error} Your progress is as it was.`);
      return;
    }
    this.#change(mergeProgress(this.progress, read.value));
    this.#tell('The progress of the file was added to yours.');
  }

  /** Forgets all but the exercises that were tried last. */
  keepNewest(most: number): void {
    this.#change(newestAttempts(this.progress, most));
  }

  /** Forgets everything. */
  forget(): void {
    this.#change(NO_PROGRESS);
    this.#tell('Your progress was cleared.');
  }

  dismiss(): void {
    this.store.setState({ notice: null });
  }

  #tell(notice: string): void {
    this.store.setState({ notice });
  }

  #change(progress: Progress): void {
    if (progress === this.progress) return;
    this.store.setState({ progress });
    const written = this.#ports.store.write(printProgress(progress));
    if (!written.ok) this.#tell(written.error);
  }
}

function startState(store: ProgressStore): LearnState {
  const text = store.read();
  if (text === null) return { progress: NO_PROGRESS, notice: null };
  const read = parseProgress(text);
  if (read.ok) return { progress: read.value, notice: null };
  store.putAside(text);
  return {
    progress: NO_PROGRESS,
    notice: `Your earlier progress could not be read and was put aside in this browser: ${read.error}`,
  };
}
