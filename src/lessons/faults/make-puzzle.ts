import { hash32 } from '../../kernel/lib/hash.ts';
import { type RandomSource, randomSource } from '../../kernel/lib/random-source.ts';
import type { StatedGoal } from '../content/topic.ts';
import { Judge } from '../exercise/judge-exercise.ts';
import { runScript, type ScriptState } from '../script/run-script.ts';
import type { Architecture } from './architecture.ts';
import { architectures } from './architectures.ts';
import type { FaultKind } from './fault-kind.ts';
import { healthyState } from './healthy-state.ts';
import { breakingScript, type HiddenFault, mendingScript } from './hidden-fault.ts';
import { faultKinds } from './kinds.ts';
import { provePuzzle } from './prove-puzzle.ts';
import type { Puzzle } from './puzzle.ts';
import { type PuzzleCode, printPuzzleCode } from './puzzle-code.ts';
import { puzzleExercise } from './puzzle-exercise.ts';

/** Broken architectures to try before a code is given up; puzzles in the tests need a few at most. */
const MOST_TRIES = 60;
/** Sites to look at for one fault: many break nothing that anybody would notice. */
const MOST_SITES = 40;

/** The puzzle of that code, proven fair; null when none was found, which the tests know of no code for. */
export function makePuzzle(code: PuzzleCode, cardTitle: (card: string) => string): Puzzle | null {
  const random = randomSource(hash32(printPuzzleCode(code)));
  for (let attempt = 0; attempt < MOST_TRIES; attempt++) {
    const puzzle = tryPuzzle(code, random, cardTitle);
    if (puzzle !== null && provePuzzle(puzzle).length === 0) return puzzle;
  }
  return null;
}

function tryPuzzle(
  code: PuzzleCode,
  random: RandomSource,
  cardTitle: (card: string) => string,
): Puzzle | null {
  const architecture = random.pick(architectures);
  const healthy = healthyState(architecture);
  const faults: HiddenFault[] = [];
  while (faults.length < code.faults) {
    const fault = hideFault(architecture, healthy, code, faults, random);
    if (fault === null) return null;
    faults.push(fault);
  }
  const goals = goalsOf(architecture);
  const start = runScript(healthy, breakingScript(faults));
  const solved = runScript(start.state, mendingScript(faults));
  if (start.problems.length > 0 || solved.problems.length > 0) return null;
  const changes = solved.ran.filter((command) => command.changes).length;
  const plan = { architecture, faults };
  const exercise = puzzleExercise(code, plan, { broken: brokenIn(start.state, goals), changes, cardTitle });
  return { code, plan, exercise, changes };
}

/** A fault of another kind than those before, elsewhere, that breaks something by itself. */
function hideFault(
  architecture: Architecture,
  healthy: ScriptState,
  { about }: PuzzleCode,
  before: readonly HiddenFault[],
  random: RandomSource,
): HiddenFault | null {
  const taken = new Set(before.flatMap(({ site }) => site.on));
  const kinds = faultKinds.filter(
    (kind) => (about === 'any' || kind.area === about) && !before.some((other) => other.kind === kind),
  );
  for (let look = 0; look < MOST_SITES; look++) {
    const kind = random.pickAny(kinds);
    const site = kind === undefined ? undefined : random.pickAny(freeSites(kind, healthy, taken));
    if (kind === undefined || site === undefined) continue;
    const broken = runScript(healthy, site.commands);
    const breaks = broken.problems.length > 0 ? [] : brokenIn(broken.state, goalsOf(architecture));
    if (breaks.length > 0) return { kind, site, breaks };
  }
  return null;
}

function freeSites(kind: FaultKind, { cloud }: ScriptState, taken: ReadonlySet<string>) {
  return kind.sites(cloud).filter(({ on }) => !on.some((id) => taken.has(id)));
}

function goalsOf({ behaviours }: Architecture): readonly StatedGoal[] {
  return behaviours.map(({ goal }) => goal);
}

/** Ids of the goals that do not hold. */
function brokenIn({ cloud }: ScriptState, goals: readonly StatedGoal[]): readonly string[] {
  return new Judge()
    .judge(goals, { cloud, edits: [], commands: [], answers: {} })
    .flatMap(({ goal, verdict }) => (verdict.kind === 'met' ? [] : [goal.id]));
}
