import * as z from 'zod';
import { serviceInside } from '../../shell/guest/inside.ts';
import { type GoalKind, goalBase } from './goal-kind.ts';
import { insideNamed, plainName } from './inside.ts';
import { MET, notMet, open } from './verdict.ts';

export const serviceSchema = z.strictObject({
  kind: z.literal('service'),
  ...goalBase,
  on: z.string().meta({ description: 'Name of the instance' }),
  name: z.string().meta({ description: 'The unit, with or without .service' }),
  running: z.boolean().optional(),
  enabled: z.boolean().optional().meta({ description: 'Whether it starts at boot' }),
});

/** A service runs, or does not, now and after a reboot. */
export const service: GoalKind<z.infer<typeof serviceSchema>> = {
  schema: serviceSchema,
  tell: ({ on, name, running, enabled }) => {
    const wanted = [
      ...(running === undefined ? [] : [running ? 'runs' : 'does not run']),
      ...(enabled === undefined ? [] : [enabled ? 'starts at boot' : 'does not start at boot']),
    ];
    return `${name} on ${plainName(on)} ${wanted.length === 0 ? 'is there' : wanted.join(' and ')}`;
  },
  judge: ({ on, name, running, enabled }, { cloud }) => {
    const inside = insideNamed(cloud, on);
    if (!inside.ok) return open(inside.error);
    const found = serviceInside(inside.value, name);
    if (found === undefined)
      return running === false && enabled !== true
        ? MET
        : notMet(`There is no service ${name} on ${plainName(on)} so far.`);
    if (running === true && !found.isActive)
      return notMet(
        found.failure === undefined
          ? 'It is stopped.'
          : 'It failed to start, or was killed: its journal says why.',
      );
    if (running === false && found.isActive) return notMet('It still runs.');
    if (enabled === true && !found.isEnabled)
      return notMet('It is disabled: after the next boot it would not run.');
    if (enabled === false && found.isEnabled) return notMet('It is enabled: the next boot starts it again.');
    return MET;
  },
};
