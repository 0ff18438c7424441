import * as z from 'zod';
import { type GoalKind, goalBase } from './goal-kind.ts';
import { insideNamed, plainName } from './inside.ts';
import { MET, notMet, open } from './verdict.ts';

export const processSchema = z.strictObject({
  kind: z.literal('process'),
  ...goalBase,
  on: z.string().meta({ description: 'Name of the instance' }),
  program: z.string().min(1).meta({ description: 'A part of the command line that ps shows' }),
  running: z.boolean(),
});

/** A program of a service runs at the moment, or none does. */
export const process: GoalKind<z.infer<typeof processSchema>> = {
  schema: processSchema,
  tell: ({ on, program, running }) => `${program} ${running ? 'runs' : 'does not run'} on ${plainName(on)}`,
  judge: ({ on, program, running }, { cloud }) => {
    const inside = insideNamed(cloud, on);
    if (!inside.ok) return open(inside.error);
    const isThere = inside.value.services.some(({ processes }) =>
      processes.some((line) => line.includes(program)),
    );
    if (isThere === running) return MET;
    return notMet(running ? 'No such process runs.' : 'It still runs.');
  },
};
