import type { CloudRequest } from '../../kernel/cloud/request.ts';
import type { TypedCommand } from '../../lessons/goals/verdict.ts';
import { isChange } from '../../lessons/script/run-script.ts';
import type { LaptopFile } from '../../shell/laptop.ts';
import type { WatchedLaptop } from '../terminal/watched-laptop.ts';

/** Lines and calls that are remembered; goals ask whether something was used, not how often. */
const MOST = 200;

interface Before {
  readonly home: readonly LaptopFile[];
  readonly typed: readonly TypedCommand[];
  readonly looked: readonly CloudRequest[];
}

/** What a learner typed and has at hand: terminals write it, goals are judged by it. */
export class ExerciseLaptop implements WatchedLaptop {
  #home: readonly LaptopFile[];
  #typed: readonly TypedCommand[];
  /** Calls that only looked: those that changed something are in the history of the canvas. */
  #looked: readonly CloudRequest[];
  #isUsed: boolean;
  readonly #watchers = new Set<() => void>();
  readonly #onRan: () => void;

  constructor({ home, typed, looked }: Before, onRan: () => void) {
    this.#home = home;
    this.#typed = typed;
    this.#looked = looked;
    this.#isUsed = typed.length > 0;
    this.#onRan = onRan;
  }

  /** For progress: nothing where nothing was ever typed. */
  get kept(): { typed: TypedCommand[]; laptop: LaptopFile[] } | undefined {
    return !this.#isUsed ? undefined : { typed: [...this.#typed], laptop: [...this.#home] };
  }

  get typed(): readonly TypedCommand[] {
    return this.#typed;
  }

  get looked(): readonly CloudRequest[] {
    return this.#looked;
  }

  home(): readonly LaptopFile[] {
    return this.#home;
  }

  ran(line: TypedCommand, calls: readonly CloudRequest[], home: readonly LaptopFile[]): void {
    this.#typed = [...this.#typed, line].slice(-MOST);
    const looks = calls.filter(({ operation }) => !isChange(operation));
    this.#looked = [...this.#looked, ...looks].slice(-MOST);
    this.#home = home;
    this.#isUsed = true;
    this.#onRan();
  }

  onAnew(act: () => void): () => void {
    this.#watchers.add(act);
    return () => {
      this.#watchers.delete(act);
    };
  }

  /** What was typed is forgotten, and the home is that. */
  startAgain(home: readonly LaptopFile[]): void {
    this.#home = home;
    this.#typed = [];
    this.#looked = [];
    for (const watcher of this.#watchers) watcher();
  }
}
