import { fail, plainCommand, type ShellCommand, succeed } from '../bash/command.ts';
import { clockTime, unitTime } from './clock-text.ts';
import { humanSize } from './list-command.ts';
import type { Machine } from './machine.ts';
import { processesOf } from './processes.ts';
import { uptimeLine } from './uptime.ts';

const EDITOR = 'an editor; write files with cat > FILE <<EOF or change them with sed -i.';

const NOT_SIMULATED: { readonly [name: string]: string } = {
  vi: EDITOR,
  vim: EDITOR,
  nano: EDITOR,
  emacs: EDITOR,
  visudo: 'an editor; write a file in /etc/sudoers.d with tee.',
  fdisk: 'partitions; a disk can hold a file system as it is.',
  parted: 'partitions; a disk can hold a file system as it is.',
  iptables: 'a firewall inside an instance; security groups and network ACLs are.',
  'firewall-cmd': 'a firewall inside an instance; security groups and network ACLs are.',
  ufw: 'a firewall inside an instance; security groups and network ACLs are.',
  tcpdump: 'captures; every packet’s way is told by its trace.',
  vmstat: 'measurements over time.',
  iostat: 'measurements over time.',
  sar: 'measurements over time.',
  dmesg: 'what the kernel said; journalctl has what services said.',
  fg: 'jobs in the background; a command with & runs to its end first.',
  bg: 'jobs in the background; a command with & runs to its end first.',
  disown: 'jobs in the background; a command with & runs to its end first.',
  rsync: 'rsync; cp -r and scp are.',
  dd: 'copies of whole disks; aws ec2 create-snapshot is.',
  shutdown: 'a shutdown from inside; aws ec2 stop-instances is.',
  poweroff: 'a shutdown from inside; aws ec2 stop-instances is.',
  man: 'manual pages.',
};

/** What the machine tells of itself. */
export function systemCommands(machine: Machine): readonly ShellCommand[] {
  const { image } = machine;
  return [
    ...Object.entries(NOT_SIMULATED).map(([name, what]) =>
      plainCommand(name, () => fail(`not simulated: ${what}\n`, 1)),
    ),
    plainCommand('uname', (args) => {
      const arch = machine.facts?.architectures[0] === 'arm64' ? 'aarch64' : 'x86_64';
      const words: { readonly [letter: string]: string } = {
        s: 'Linux',
        n: machine.hostName,
        r: `${image.kernel}${image.packages === 'apt' ? '' : `.${arch}`}`,
        v: '#1 SMP PREEMPT_DYNAMIC',
        m: arch,
        p: arch,
        i: arch,
        o: 'GNU/Linux',
      };
      const letters = args.join('').replace(/-/g, '');
      const unknown = /[^asnrvmpio]/.exec(letters)?.[0];
      if (unknown !== undefined)
        return fail(`uname: invalid option -- '${unknown}'\nTry 'uname --help' for more information.\n`);
      const wanted = letters === '' ? 's' : letters.includes('a') ? 'snrvmpio' : letters;
      return succeed(`${[...wanted].map((letter) => words[letter] ?? '').join(' ')}\n`);
    }),
    plainCommand('uptime', () => succeed(`${uptimeLine(machine)}\n`)),
    plainCommand('nproc', () => succeed(`${machine.facts?.vCpus ?? 1}\n`)),
    plainCommand('free', (args) => free(machine, args)),
    plainCommand('lscpu', () => {
      const arch = machine.facts?.architectures[0] === 'arm64' ? 'aarch64' : 'x86_64';
      const cores = machine.facts?.vCpus ?? 1;
      return succeed(
        `Architecture:             ${arch}\nCPU(s):                   ${cores}\n  On-line CPU(s) list:    0${cores > 1 ? `-${cores - 1}` : ''}\nThread(s) per core:       ${machine.facts?.threadsPerCore ?? 1}\nHypervisor vendor:        ${machine.facts?.hypervisor === 'xen' ? 'Xen' : 'KVM'}\nVirtualization type:      full\n`,
      );
    }),
    plainCommand('w', () => {
      const rows = logins(machine).map(
        ({ user, terminal, from, since }) =>
          `${user.padEnd(8)} ${terminal.padEnd(8)} ${from.padEnd(16)} ${clockTime(since).slice(0, 5)}    0.00s  0.01s  0.00s w\n`,
      );
      return succeed(
        `${uptimeLine(machine)}\nUSER     TTY      FROM             LOGIN@   IDLE   JCPU   PCPU WHAT\n${rows.join('')}`,
      );
    }),
    plainCommand('who', () => {
      const rows = logins(machine).map(
        ({ user, terminal, from, since }) =>
          `${user.padEnd(8)} ${terminal.padEnd(12)} ${new Date(since).toISOString().slice(0, 10)} ${clockTime(since).slice(0, 5)} (${from})\n`,
      );
      return succeed(rows.join(''));
    }),
    plainCommand('umask', (args) =>
      args.length === 0 ? succeed('0022\n') : fail('not simulated: another umask; chmod changes modes.\n'),
    ),
    plainCommand('jobs', () => succeed('')),
    plainCommand('hostnamectl', (args) => {
      if (args[0] !== undefined && args[0] !== 'status' && args[0] !== 'hostname')
        return fail('not simulated: another host name.\n');
      return succeed(
        ` Static hostname: ${machine.hostName}\n       Icon name: computer-vm\n         Chassis: vm\n  Virtualization: ${machine.facts?.hypervisor === 'xen' ? 'xen' : 'amazon'}\nOperating System: ${image.prettyName}\n          Kernel: Linux ${image.kernel}\n    Architecture: ${machine.facts?.architectures[0] === 'arm64' ? 'arm64' : 'x86-64'}\n Hardware Vendor: Amazon EC2\n  Hardware Model: ${machine.instance?.InstanceType ?? ''}\n`,
      );
    }),
    plainCommand('timedatectl', (args) => {
      if (args.some((arg) => arg.startsWith('set')))
        return fail('not simulated: another time zone or time; the clock is the document’s.\n');
      return succeed(
        `               Local time: ${unitTime(machine.now)}\n           Universal time: ${unitTime(machine.now)}\n                 RTC time: ${unitTime(machine.now).replace(' UTC', '')}\n                Time zone: ${image.packages === 'apt' ? 'Etc/UTC' : 'n/a'} (UTC, +0000)\nSystem clock synchronized: yes\n              NTP service: active\n          RTC in local TZ: no\n`,
      );
    }),
    plainCommand('lsof', (args) => openPorts(machine, args)),
  ];
}

/** Who came over the network. */
function logins(machine: Machine) {
  return machine.sessions.filter(({ isLogin }) => isLogin);
}

/** How much memory there is and is used, in KiB. */
export function memoryOf(machine: Machine) {
  const total = Math.round(((machine.facts?.memoryMiB ?? 1024) - 60) * 1024);
  const used = 60_000 + processesOf(machine).reduce((sum, { memory }) => sum + memory, 0);
  const cache = Math.round(total * 0.3);
  return { total, used, cache, free: Math.max(0, total - used - cache) };
}

function free(machine: Machine, args: readonly string[]) {
  const flags = args.join('');
  const { total, used, cache, free: left } = memoryOf(machine);
  const show = (kib: number) => {
    if (/h/.test(flags)) return `${humanSize(kib * 1024).replace(/([KMG])$/, '$1i')}`;
    const unit = /g/.test(flags) ? 1024 * 1024 : /m/.test(flags) ? 1024 : /b/.test(flags) ? 1 / 1024 : 1;
    return String(Math.floor(kib / unit));
  };
  const unknown = /[^-hmgkbtwl]/.exec(flags)?.[0];
  if (unknown !== undefined) return fail(`free: invalid option -- '${unknown}'\n\nUsage:\n free [options]\n`);
  const row = (name: string, cells: readonly string[]) =>
    `${name.padEnd(8)}${cells
      .map((cell) => cell.padStart(12))
      .join('')
      .trimEnd()}\n`;
  const zero = /h/.test(flags) ? '0B' : '0';
  return succeed(
    `               total        used        free      shared  buff/cache   available\n${row('Mem:', [show(total), show(used), show(left), show(2900), show(cache), show(total - used)])}${row('Swap:', [zero, zero, zero])}`,
  );
}

function openPorts(machine: Machine, args: readonly string[]) {
  const wanted = /:(\d+)/.exec(args.join(' '))?.[1];
  if (!args.some((arg) => arg.startsWith('-i')))
    return fail('not simulated: lsof of files; lsof -i and lsof -i :PORT are.\n');
  const rows = [...machine.units.ports()]
    .filter(([port]) => wanted === undefined || String(port) === wanted)
    .flatMap(([port, service]) => {
      const { command } = machine.units.program(service);
      return processesOf(machine)
        .filter(
          (each) =>
            each.service?.name === service.name &&
            (machine.files.user === 'root' || each.user === machine.files.user),
        )
        .map(
          ({ pid, user }) =>
            `${command.slice(0, 9).padEnd(9)} ${String(pid).padStart(5)} ${user.padStart(8)}    6u  IPv4  ${16_000 + port}      0t0  TCP ${machine.units.isLoopback(service) ? 'localhost' : '*'}:${port} (LISTEN)\n`,
        );
    });
  if (rows.length === 0) return fail('', 1);
  return succeed(`COMMAND     PID     USER   FD   TYPE DEVICE SIZE/OFF NODE NAME\n${rows.join('')}`);
}
