import { instanceTypeFacts } from '../../resources/shared/instance-types.ts';
import { fail, plainCommand, type ShellCommand, succeed } from '../bash/command.ts';
import type { Machine } from './machine.ts';
import { findService } from './services.ts';

const EDITOR = 'an editor; write files with cat > FILE <<EOF or change them with sed -i.';
const VOLUMES = 'volumes inside an instance beyond its root.';

const NOT_SIMULATED: { readonly [name: string]: string } = {
  vi: EDITOR,
  vim: EDITOR,
  nano: EDITOR,
  emacs: EDITOR,
  mkfs: VOLUMES,
  'mkfs.xfs': VOLUMES,
  'mkfs.ext4': VOLUMES,
  mount: VOLUMES,
  umount: VOLUMES,
  iptables: 'a firewall inside an instance; security groups and network ACLs are.',
  docker: 'containers.',
  tcpdump: 'captures; every packet’s way is told by its trace.',
  crontab: 'programs that run by the clock.',
  reboot: 'a reboot from inside; aws ec2 reboot-instances is.',
  shutdown: 'a shutdown from inside; aws ec2 stop-instances is.',
};

/** What the machine tells of itself. */
export function systemCommands(machine: Machine): readonly ShellCommand[] {
  const facts = () => instanceTypeFacts(machine.instance?.InstanceType ?? '');
  const short = () => machine.hostName;
  return [
    ...Object.entries(NOT_SIMULATED).map(([name, what]) =>
      plainCommand(name, () => fail(`not simulated: ${what}\n`, 1)),
    ),
    plainCommand('uname', (args) => {
      const machineName = facts()?.architectures[0] === 'arm64' ? 'aarch64' : 'x86_64';
      const release = `${machine.image.kernel}${machine.image.packages === 'apt' ? '' : `.${machineName}`}`;
      const words: { readonly [letter: string]: string } = {
        s: 'Linux',
        n: short(),
        r: release,
        v: '#1 SMP PREEMPT_DYNAMIC',
        m: machineName,
        o: 'GNU/Linux',
      };
      const letters = args.join('').replace(/-/g, '');
      const wanted = letters === '' ? 's' : letters.includes('a') ? 'snrvmo' : letters;
      return succeed(
        `${[...wanted]
          .map((letter) => words[letter] ?? '')
          .filter(Boolean)
          .join(' ')}\n`,
      );
    }),
    plainCommand('uptime', () => {
      const minutes = Math.floor((machine.session.cloud.clock - machine.bootTime) / 60_000);
      const time = new Date(machine.session.cloud.clock).toISOString().slice(11, 19);
      const up =
        minutes < 60
          ? `${minutes} min`
          : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
      return succeed(` ${time} up ${up},  1 user,  load average: 0.00, 0.00, 0.00\n`);
    }),
    plainCommand('nproc', () => succeed(`${facts()?.vCpus ?? 1}\n`)),
    plainCommand('ps', () => {
      const rows = processes(machine).map(
        ({ pid, user, name }) =>
          `${user.padEnd(8)} ${String(pid).padStart(7)}  0.0  0.1 ?        Ss   00:00   0:00 ${name}\n`,
      );
      return succeed(`USER         PID %CPU %MEM TTY      STAT START   TIME COMMAND\n${rows.join('')}`);
    }),
    plainCommand('pgrep', (args) => {
      const word = args.findLast((arg) => !arg.startsWith('-')) ?? '';
      const found = processes(machine).filter(({ name }) => name.includes(word));
      return {
        stdout: found.map(({ pid }) => `${pid}\n`).join(''),
        stderr: '',
        exitCode: found.length === 0 ? 1 : 0,
      };
    }),
    plainCommand('lsblk', () =>
      succeed(
        'NAME        MAJ:MIN RM SIZE RO TYPE MOUNTPOINTS\nnvme0n1     259:0    0   8G  0 disk \n└─nvme0n1p1 259:1    0   8G  0 part /\n',
      ),
    ),
    plainCommand('getent', ([database, name = '']) => {
      const user = machine.users.get(name);
      if (database !== 'passwd' || user === undefined) return fail('', 2);
      return succeed(`${name}:x:${user.id}:${user.id}::${machine.homeOf(name)}:/bin/bash\n`);
    }),
  ];
}

function processes(machine: Machine) {
  const services = [...machine.services].flatMap(([name, { active }], index) =>
    active && findService(name) !== undefined ? [{ pid: 900 + index * 13, user: 'root', name }] : [],
  );
  return [
    { pid: 1, user: 'root', name: '/usr/lib/systemd/systemd' },
    ...services,
    { pid: 4021, user: machine.files.user, name: '-bash' },
  ];
}
