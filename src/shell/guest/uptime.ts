import { clockTime } from './clock-text.ts';
import type { Machine } from './machine.ts';
import { processesOf } from './processes.ts';

/** ` 17:35:10 up 5 min,  1 user,  load average: 0.00, 0.00, 0.00` */
export function uptimeLine(machine: Machine): string {
  const minutes = Math.max(0, Math.floor((machine.now - machine.bootTime) / 60_000));
  const days = Math.floor(minutes / 1440);
  const rest = minutes % 1440;
  const clock = rest < 60 ? `${rest} min` : `${Math.floor(rest / 60)}:${String(rest % 60).padStart(2, '0')}`;
  const up = days === 0 ? clock : `${days} ${days === 1 ? 'day' : 'days'}, ${clock}`;
  const users = machine.sessions.filter(({ isLogin }) => isLogin).length;
  return ` ${clockTime(machine.now)} up ${up},  ${users} user${users === 1 ? '' : 's'},  load average: ${loads(machine).join(', ')}`;
}

/** How many wanted a processor over one, five and fifteen minutes: each who goes on wanting it counts as one. */
function loads(machine: Machine): readonly string[] {
  const busy = processesOf(machine).filter(({ cpu = 0 }) => cpu > 0);
  return [1, 5, 15].map((minutes) =>
    busy
      .reduce((sum, { started }) => sum + Math.min(1, (machine.now - started) / (minutes * 60_000)), 0)
      .toFixed(2),
  );
}
