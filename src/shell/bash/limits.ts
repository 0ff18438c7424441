/**
 * What one run may use. Far above any script that builds a network, and low enough that a fork bomb, an endless
 * loop or a flood of output ends within a second or two instead of taking the page along.
 */
export const LIMITS = {
  maxSourceBytes: 4_000_000,
  maxCallDepth: 100,
  maxSubstitutionDepth: 50,
  maxCommandCount: 20_000,
  maxLoopIterations: 20_000,
  maxOutputSize: 64_000_000,
  maxStringLength: 16_000_000,
  maxHeredocSize: 4_000_000,
  maxLiveBytes: 128_000_000,
  maxInputBytes: 256_000_000,
  maxFileSystemBytes: 128_000_000,
  maxBraceExpansionResults: 100_000,
  /** Of real time, waiting for a person's answers included. */
  maxExecutionTimeMs: 600_000,
} as const;

/** Characters that one run may print on the terminal. */
export const MOST_PRINTED = 16_000_000;

/** bash's exit code for a script that was stopped. */
export const STOPPED_EXIT = 126;
export const INTERRUPTED_EXIT = 130;

const STAYS = 'What the commands before it made stays.';

const REASONS: readonly (readonly [pattern: RegExp, say: (amount: string) => string])[] = [
  [
    /maximum (?:recursion |nested execution )?depth \((\d+)\) exceeded/,
    (depth) => `functions or shells called each other more than ${depth} deep, as a fork bomb does`,
  ],
  [/too many commands executed \(>(\d+)\)/, (count) => `it ran more than ${count} commands`],
  [/too many iterations \((\d+)\)/, (count) => `a loop went round more than ${count} times`],
  [/(?:total )?output size exceeded \(>?(\d+) bytes\)/, (size) => `it printed more than ${size} bytes`],
  [/(?:limit|size) exceeded \((\d+) bytes\)/, (size) => `one text grew beyond ${size} bytes`],
  [/limit exceeded \((\d+)\)/, (count) => `it took more than ${count} steps of one kind`],
  [
    /exceeded execution deadline \((\d+)ms\)/,
    (time) => `it ran for more than ${Math.round(Number(time) / 1000)} seconds`,
  ],
];

/** The line that says why a run was stopped, in place of the interpreter's own words about its settings. */
export function explainStop(message: string): string | undefined {
  for (const [pattern, say] of REASONS) {
    const match = pattern.exec(message);
    if (match !== null) return stopLine(say(match[1] ?? ''));
  }
  return undefined;
}

export function stopLine(reason: string): string {
  return `skytrace: stopped: ${reason}. ${STAYS}\n`;
}
