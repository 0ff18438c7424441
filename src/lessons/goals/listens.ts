import * as z from 'zod';
import { readMention } from '../script/names.ts';
import { type GoalKind, goalBase } from './goal-kind.ts';
import { MET, notMet, open } from './verdict.ts';

export const listensSchema = z.strictObject({
  kind: z.literal('listens'),
  ...goalBase,
  on: z.string().meta({ description: 'Name of the instance' }),
  protocol: z.enum(['tcp', 'udp']).default('tcp'),
  port: z.int().min(1).max(65535),
});

interface Listener {
  readonly Protocol: string;
  readonly Port: number;
}

/** Software of the instance listens on the port. */
export const listens: GoalKind<z.infer<typeof listensSchema>> = {
  schema: listensSchema,
  tell: (goal) => `Something listens on ${goal.protocol} ${goal.port} at ${goal.on.replace(/^@/, '')}`,
  judge: (goal, { cloud }) => {
    const id = readMention(cloud, goal.on);
    if (!id.ok) return open(id.error);
    const listeners = cloud.guest[id.value]?.Listeners as unknown as readonly Listener[] | undefined;
    if (listeners === undefined) return notMet('Nothing is known of what listens there.');
    return listeners.some(({ Protocol, Port }) => Protocol === goal.protocol && Port === goal.port)
      ? MET
      : notMet('Nothing listens there so far.');
  },
};
