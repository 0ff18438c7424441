import * as z from 'zod';
import { type GoalKind, goalBase } from './goal-kind.ts';
import { insideNamed, plainName } from './inside.ts';
import { MET, notMet, open } from './verdict.ts';

export const packageSchema = z.strictObject({
  kind: z.literal('package'),
  ...goalBase,
  on: z.string().meta({ description: 'Name of the instance' }),
  name: z.string().meta({ description: 'A package that the image does not bring: nginx, mariadb105-server' }),
  installed: z.boolean().default(true),
});

/** A package was installed, or was removed again. */
export const packageGoal: GoalKind<z.infer<typeof packageSchema>> = {
  schema: packageSchema,
  tell: ({ on, name, installed }) => `${name} is ${installed ? '' : 'not '}installed on ${plainName(on)}`,
  judge: ({ on, name, installed }, { cloud }) => {
    const inside = insideNamed(cloud, on);
    if (!inside.ok) return open(inside.error);
    if (inside.value.packages.has(name) === installed) return MET;
    return notMet(installed ? 'It is not installed so far.' : 'It is still installed.');
  },
};
