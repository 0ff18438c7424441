import type { StatedGoal } from '../content/topic.ts';

/** Something that has to hold in a healthy architecture. */
export interface Behaviour {
  readonly goal: StatedGoal;
  /** What somebody reports when it does not hold: a symptom, never a cause. */
  readonly report: string;
}

/** An architecture without a fault, and everything that shows it is healthy. */
export interface Architecture {
  readonly id: string;
  readonly title: string;
  /** How it is meant to be, for who has never seen it. */
  readonly about: string;
  /** Commands that build it. */
  readonly script: string;
  readonly behaviours: readonly Behaviour[];
}

interface Flow {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly port: number;
  readonly say: string;
  readonly report: string;
}

/** The flow gets through, and its answer comes back. */
export function reaches({ report, ...flow }: Flow, through: readonly string[] = []): Behaviour {
  return {
    report,
    goal: {
      kind: 'can-reach',
      protocol: 'tcp',
      reply: true,
      ...flow,
      through: [...through],
      avoiding: [],
    },
  };
}

/** The flow is kept out. */
export function keepsOut({ report, ...flow }: Flow): Behaviour {
  return { report, goal: { kind: 'cannot-reach', protocol: 'tcp', ...flow } };
}

/** The flow gets through even when those zones are lost. */
export function outlives(
  lost: readonly string[],
  { report, ...flow }: Flow,
  through: readonly string[] = [],
): Behaviour {
  return {
    report,
    goal: {
      kind: 'survives',
      lost: [...lost],
      protocol: 'tcp',
      ...flow,
      through: [...through],
      avoiding: [],
    },
  };
}

/** The subnet's route table leads nowhere outside its VPC by default. */
export function staysPrivate(subnet: string, report: string): Behaviour {
  return {
    report,
    goal: {
      id: `${subnet}-stays-private`,
      kind: 'count',
      say: `The routes of ${subnet} lead to no place on the internet`,
      type: 'route-table',
      'at-most': 0,
      where: {
        Associations: { SubnetId: `@${subnet}` },
        Routes: { DestinationCidrBlock: '0.0.0.0/0' },
      },
    },
  };
}
