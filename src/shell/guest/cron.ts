import type { ShellSession } from '../ports.ts';
import { type CronJob, isCronTable, isDue, readCrontab, USER_TABLE } from './crontab.ts';
import type { Machine } from './machine.ts';
import type { InsideShell } from './terminal.ts';

const MINUTE = 60_000;
/** Of one catching up: a machine that nobody looked into for weeks runs its newest jobs only. */
const MOST_RUNS = 60;

interface Due {
  readonly at: number;
  readonly user: string;
  readonly job: CronJob;
  readonly environment: { readonly [name: string]: string };
}

/**
 * Runs what cron would have run since it was last asked, each at its own minute by the machine's clock. A machine is
 * asked when somebody looks into it, so that time passes for it as for one that is watched.
 */
export async function runCron(
  machine: Machine,
  open: (session: ShellSession, user: string) => InsideShell,
): Promise<void> {
  const { now, units } = machine;
  const since = Math.max(machine.cronTime, machine.bootTime);
  machine.cronTime = now;
  if (!units.isActive('crond') || now < since) return;
  const { isFreshBoot } = machine;
  machine.isFreshBoot = false;
  machine.depth += 1;
  try {
    const started = units.state('crond').since;
    const atBoot = isFreshBoot ? await jobsOf(machine, ({ isAtBoot }) => (isAtBoot ? [started] : [])) : [];
    const due = [...atBoot, ...(await dueJobs(machine, Math.max(since, started), now))];
    for (const { at, user, job, environment } of due.slice(-MOST_RUNS)) {
      const { command } = units.program({ name: 'crond', description: '', packages: [] });
      const name = command === 'cron' ? 'CRON' : 'CROND';
      machine.journal.add(`${name}[${units.nextPid()}]`, `(${user}) CMD (${job.command})`, false, at);
      const settings = Object.entries(environment).map(
        ([key, value]) => `export ${key}='${value.replaceAll("'", "'\\''")}'; `,
      );
      await open(atTime(machine.session, at), user).capture(settings.join('') + job.command, job.input);
    }
  } finally {
    machine.depth -= 1;
  }
}

function dueJobs(machine: Machine, since: number, now: number): Promise<readonly Due[]> {
  const first = Math.floor(since / MINUTE) * MINUTE + MINUTE;
  // Further back than a month nothing is caught up with.
  const start = Math.max(first, now - 31 * 1440 * MINUTE);
  return jobsOf(machine, (job) => {
    const times: number[] = [];
    for (let at = start; at <= now; at += MINUTE) if (isDue(job, at)) times.push(at);
    return times;
  });
}

/** Every table's jobs at their times, the earliest first. */
async function jobsOf(
  machine: Machine,
  timesOf: (job: CronJob) => readonly number[],
): Promise<readonly Due[]> {
  const found: Due[] = [];
  for (const path of machine.files.getAllPaths()) {
    if (!isCronTable(path)) continue;
    const owner = USER_TABLE.exec(path)?.[1];
    const { jobs, environment } = readCrontab((await machine.read(path)) ?? '', owner === undefined);
    for (const job of jobs) {
      const user = owner ?? job.user ?? 'root';
      if (machine.accounts.user(user) === undefined) continue;
      found.push(...timesOf(job).map((at) => ({ at, user, job, environment })));
    }
  }
  return found.sort((left, right) => left.at - right.at);
}

/** The session as it was at that time: what a job asks for the time hears its own. */
function atTime(session: ShellSession, at: number): ShellSession {
  return {
    get cloud() {
      return { ...session.cloud, clock: at };
    },
    place: session.place,
    perform: (label, request) => session.perform(label, request),
    advance: () => undefined,
  };
}
