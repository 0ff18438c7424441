import type { Machine } from './machine.ts';
import type { Service } from './services.ts';

export interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly user: string;
  readonly terminal: string;
  readonly state: string;
  /** Milliseconds since the epoch. */
  readonly started: number;
  /** The whole command line. */
  readonly line: string;
  /** The program's own name. */
  readonly name: string;
  /** Resident memory in KiB. */
  readonly memory: number;
  /** Of one processor, in percent. */
  readonly cpu?: number;
  readonly service?: Service;
  readonly isMain?: boolean;
}

const KERNEL = [
  'kthreadd',
  'pool_workqueue_release',
  'kworker/R-rcu_gp',
  'ksoftirqd/0',
  'rcu_preempt',
  'migration/0',
  'kswapd0',
];
const MEMORY: { readonly [name: string]: number } = {
  systemd: 17_240,
  'systemd-journal': 15_310,
  sshd: 9_012,
  nginx: 4_764,
  httpd: 12_108,
  apache2: 9_480,
  mariadbd: 98_312,
  mysqld: 412_644,
  'amazon-ssm-agent': 19_276,
  'ssm-agent-worker': 26_120,
  bash: 5_312,
};

/** Nothing gets all of a processor: systemd and the kernel want a little. */
const BUSY = 99.7;

/** Everything that runs on the machine, lowest number first. */
export function processesOf(machine: Machine): readonly Process[] {
  const { bootTime, image } = machine;
  const isDebian = image.packages === 'apt';
  const system = (pid: number, line: string, user = 'root', parent = 1): Process => ({
    pid,
    parent,
    user,
    terminal: '?',
    state: 'Ss',
    started: bootTime,
    line,
    ...named(line),
  });
  const kernel = KERNEL.map(
    (name, index): Process => ({
      ...system(index + 2, `[${name}]`, 'root', index === 0 ? 0 : 2),
      state: index === 0 ? 'S' : 'I<',
      memory: 0,
      name,
    }),
  );
  const daemons = [
    system(
      1,
      isDebian ? '/sbin/init' : '/usr/lib/systemd/systemd --switched-root --system --deserialize=32',
      'root',
      0,
    ),
    ...kernel,
    system(1038, `/usr/lib/systemd/systemd-journald`),
    system(1085, `/usr/lib/systemd/systemd-udevd`),
    system(1240, `/usr/lib/systemd/systemd-resolved`, 'systemd-resolve'),
    system(1266, `/usr/lib/systemd/systemd-networkd`, 'systemd-network'),
    system(
      1301,
      isDebian
        ? '@dbus-daemon --system --address=systemd:'
        : '/usr/bin/dbus-broker-launch --scope system --audit',
      isDebian ? 'messagebus' : 'dbus',
    ),
    system(1322, `/usr/lib/systemd/systemd-logind`),
    { ...system(1560, '/sbin/agetty -o -p -- \\u --noclear - linux'), terminal: 'tty1', state: 'Ss+' },
  ];
  const services = machine.units.all().flatMap(([service, { active, pid, since }]): readonly Process[] => {
    if (!active) return [];
    const { main, command, user, workers, workerUser } = machine.units.program(service);
    const pids = machine.units.workerPids(service);
    const common = { terminal: '?', started: since, service };
    const first: Process = {
      ...common,
      ...named(main, command),
      pid,
      parent: 1,
      user,
      ...(service.endless === 'busy' ? { state: 'Rs', cpu: BUSY } : { state: 'Ss' }),
      line: main,
      isMain: true,
    };
    return [
      first,
      ...workers.map(
        (line, index): Process => ({
          ...common,
          ...named(line, line.split('/').at(-1)?.startsWith('ssm') === true ? 'ssm-agent-worker' : command),
          pid: pids[index] ?? pid,
          parent: pid,
          user: workerUser,
          state: 'S',
          line,
        }),
      ),
    ];
  });
  const listener = machine.units.state('sshd').pid || 1;
  const sessions = machine.sessions.flatMap(({ pid, user, terminal, since, isLogin }): readonly Process[] => {
    const shell: Process = {
      pid,
      parent: isLogin ? pid - 1 : 1,
      user,
      terminal,
      state: 'Ss',
      started: since,
      line: '-bash',
      ...named('-bash', 'bash'),
    };
    if (!isLogin) return [shell];
    const top = { terminal: '?', started: since, ...named('sshd') };
    return [
      { ...top, pid: pid - 4, parent: listener, user: 'root', state: 'Ss', line: `sshd: ${user} [priv]` },
      { ...top, pid: pid - 1, parent: pid - 4, user, state: 'S', line: `sshd: ${user}@${terminal}` },
      shell,
    ];
  });
  return [...daemons, ...services, ...sessions].sort((left, right) => left.pid - right.pid);
}

/** The program's own name, which the kernel cuts after 15 characters, and what it takes of memory. */
function named(line: string, command?: string): { readonly name: string; readonly memory: number } {
  const name = command ?? (line.split(/\s/)[0] ?? '').split('/').at(-1) ?? '';
  return { name: name.slice(0, 15), memory: MEMORY[name] ?? 6_144 };
}
