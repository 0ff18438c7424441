import type { Row, Step, Trace } from '../../kernel/forward/answer.ts';
import type { ProbeResult } from '../lab.ts';

/** Which way packets go that a table of rules looks at; route tables have one for all. */
export type Way = 'in' | 'out' | 'any';

/** What the kept questions make of one line of a table. */
export interface RuleUse {
  /** Kept questions that could be asked. */
  readonly asked: number;
  /** Of them, those in which this line decided. */
  readonly decides: number;
  /** The traces say that nothing ever matches it. */
  readonly isDead: boolean;
}

export type RuleUses = (owner: string, way: Way, id: string) => RuleUse;

/** Counts over the kept questions' traces how often each line decided; what follows past a blocker does not count. */
export function ruleUses(probes: readonly ProbeResult[]): RuleUses {
  const traces = probes.flatMap(({ answer }) => (answer.ok ? [answer.value] : []));
  const decides = new Map<string, number>();
  const dead = new Set<string>();
  for (const trace of traces) {
    const here = new Set<string>();
    for (const step of stepsOf(trace)) {
      for (const row of step.rows) {
        if (row.reason === 'never') dead.add(nameOf(row, step));
        if (row.reason === 'decides' || row.reason === 'decides-partly') here.add(nameOf(row, step));
      }
      if (step.rule !== null) here.add(nameOf(step.rule, step));
    }
    for (const name of here) decides.set(name, (decides.get(name) ?? 0) + 1);
  }
  return (owner, way, id) => {
    const name = `${owner} ${way} ${id}`;
    return { asked: traces.length, decides: decides.get(name) ?? 0, isDead: dead.has(name) };
  };
}

function stepsOf(trace: Trace): readonly Step[] {
  return trace.connections
    .flatMap(({ forward, reply }) => [...forward, ...(reply ?? [])])
    .flatMap(({ steps }) => steps)
    .filter(({ hypothetical }) => !hypothetical);
}

function nameOf({ owner, id }: Row, { stage }: Step): string {
  return `${owner} ${wayOf(stage)} ${id}`;
}

function wayOf(stage: Step['stage']): Way {
  switch (stage) {
    case 'filter-out':
    case 'leave':
      return 'out';
    case 'filter-in':
    case 'enter':
      return 'in';
    default:
      return 'any';
  }
}

/** "Decides 2 of 3 kept questions"; null without kept questions. */
export function textOfUse({ asked, decides, isDead }: RuleUse): string | null {
  if (isDead) return 'Never matches: what it names is gone';
  if (asked === 0) return null;
  const questions = asked === 1 ? 'kept question' : 'kept questions';
  if (decides === 0)
    return asked === 1 ? 'Does not decide the kept question' : `Decides none of the ${asked} ${questions}`;
  if (asked === 1) return 'Decides the kept question';
  return `Decides ${decides} of ${asked} ${questions}`;
}
