import * as z from 'zod';

const time = z.number().min(0).max(8.64e15);
const path = z.string().max(200);
const request = z.strictObject({
  service: z.string().max(40),
  operation: z.string().max(80),
  input: z.record(z.string(), z.json()),
  /** Where it was made, if not where its exercise takes place. */
  account: z.string().max(40).exactOptional(),
  region: z.string().max(40).exactOptional(),
  /** When, on the clock of the exercise, for what happened inside an instance. */
  at: time.exactOptional(),
});

/** What a learner did, by `topic/card` and the like. Attempts are kept as the calls made, never as a cloud. */
export const progressSchema = z.strictObject({
  format: z.literal('skytrace/progress'),
  version: z.literal(1),
  /** When each card was read to its end. */
  cards: z.record(path, time),
  questions: z.record(
    path,
    z.strictObject({
      right: z.int().min(0),
      wrong: z.int().min(0),
      /** How often it was known in a row since it was missed; null: never missed. */
      box: z.int().min(0).max(9).nullable(),
      /** When it comes back; null: it does not. */
      due: time.nullable(),
      at: time,
    }),
  ),
  exercises: z.record(
    path,
    z.strictObject({
      solvedAt: time.nullable(),
      /** The fewest changes it was solved with. */
      fewest: z.int().min(0).nullable(),
      /** Rungs of the hint ladder seen, over all attempts. */
      hints: z.int().min(0),
      /** When its solution was first looked at. */
      solutionAt: time.exactOptional(),
      /** The attempt under way. */
      attempt: z.array(request).max(2000),
      answers: z.record(path, z.string().max(500)),
      /** What was typed in the terminal, and what lies in its home: absent where nothing was typed. */
      typed: z
        .array(
          z.strictObject({
            text: z.string().max(20_000),
            where: z.string().max(40).nullable(),
            exitCode: z.int().min(0).max(255),
          }),
        )
        .max(200)
        .exactOptional(),
      laptop: z
        .array(
          z.strictObject({
            path: z.string().max(4096),
            text: z.string().max(65_536),
            mode: z.int().min(0).max(0o7777),
          }),
        )
        .max(500)
        .exactOptional(),
      at: time,
    }),
  ),
  /** Where the learner was last: `vpc/subnets`. */
  last: path.nullable(),
});

export type Progress = z.infer<typeof progressSchema>;
export type ExerciseProgress = Progress['exercises'][string];

export const NO_PROGRESS: Progress = {
  format: 'skytrace/progress',
  version: 1,
  cards: {},
  questions: {},
  exercises: {},
  last: null,
};

export const NO_ATTEMPT: ExerciseProgress = {
  solvedAt: null,
  fewest: null,
  hints: 0,
  attempt: [],
  answers: {},
  at: 0,
};

export function readCard(progress: Progress, card: string, now: number): Progress {
  return { ...progress, cards: { ...progress.cards, [card]: now } };
}

export function visit(progress: Progress, place: string): Progress {
  return progress.last === place ? progress : { ...progress, last: place };
}

const DAY = 86_400_000;
/** Days until a question that was missed is asked again, longer each time it is known. */
const DAYS = [1, 3, 7, 21];

export function answerQuestion(
  progress: Progress,
  question: string,
  isRight: boolean,
  now: number,
): Progress {
  const before = progress.questions[question];
  const right = (before?.right ?? 0) + (isRight ? 1 : 0);
  const wrong = (before?.wrong ?? 0) + (isRight ? 0 : 1);
  const known = before?.box ?? null;
  const box = isRight ? (known === null ? null : known + 1) : 0;
  const days = box === null ? undefined : DAYS[box];
  const due = days === undefined ? null : now + days * DAY;
  const next = { right, wrong, box: days === undefined ? null : box, due, at: now };
  return { ...progress, questions: { ...progress.questions, [question]: next } };
}

/** Questions that were missed and whose day has come. */
export function dueQuestions({ questions }: Progress, now: number): readonly string[] {
  return Object.entries(questions)
    .filter(([, { due }]) => due !== null && due <= now)
    .sort(([, left], [, right]) => (left.due ?? 0) - (right.due ?? 0))
    .map(([question]) => question);
}

export function keepAttempt(
  progress: Progress,
  exercise: string,
  change: Partial<ExerciseProgress>,
  now: number,
): Progress {
  const before = progress.exercises[exercise] ?? NO_ATTEMPT;
  return {
    ...progress,
    exercises: { ...progress.exercises, [exercise]: { ...before, ...change, at: now } },
  };
}

export function solveExercise(progress: Progress, exercise: string, edits: number, now: number): Progress {
  const { solvedAt, fewest } = progress.exercises[exercise] ?? NO_ATTEMPT;
  return keepAttempt(
    progress,
    exercise,
    { solvedAt: solvedAt ?? now, fewest: Math.min(fewest ?? edits, edits) },
    now,
  );
}

/** Only what was tried last, as many as that. */
export function newestAttempts(progress: Progress, most: number): Progress {
  const entries = Object.entries(progress.exercises);
  if (entries.length <= most) return progress;
  const newest = entries.sort(([, left], [, right]) => right.at - left.at).slice(0, most);
  return { ...progress, exercises: Object.fromEntries(newest) };
}

export function seeSolution(progress: Progress, exercise: string, now: number): Progress {
  const seen = progress.exercises[exercise]?.solutionAt;
  return seen === undefined ? keepAttempt(progress, exercise, { solutionAt: now }, now) : progress;
}

/** Both together: of each thing the newer; nothing that was reached is lost. */
export function mergeProgress(own: Progress, other: Progress): Progress {
  return {
    ...own,
    cards: merged(own.cards, other.cards, Math.max),
    questions: merged(own.questions, other.questions, (left, right) => (right.at > left.at ? right : left)),
    exercises: merged(own.exercises, other.exercises, (left, right) => {
      const newer = right.at > left.at ? right : left;
      const older = newer === left ? right : left;
      const fewest = [left.fewest, right.fewest].filter((count) => count !== null);
      const solutionAt = newer.solutionAt ?? older.solutionAt;
      return {
        ...newer,
        ...(solutionAt === undefined ? {} : { solutionAt }),
        solvedAt: newer.solvedAt ?? older.solvedAt,
        fewest: fewest.length === 0 ? null : Math.min(...fewest),
      };
    }),
    last: own.last ?? other.last,
  };
}

function merged<T>(
  own: { readonly [key: string]: T },
  other: { readonly [key: string]: T },
  join: (left: T, right: T) => T,
): { [key: string]: T } {
  const result = new Map(Object.entries(own));
  for (const [key, value] of Object.entries(other)) {
    const mine = result.get(key);
    result.set(key, mine === undefined ? value : join(mine, value));
  }
  return Object.fromEntries(result);
}
