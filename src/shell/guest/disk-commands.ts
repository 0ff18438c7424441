import {
  type CommandContext,
  type CommandResult,
  fail,
  plainCommand,
  type ShellCommand,
  succeed,
} from '../bash/command.ts';
import { readArguments } from '../network/arguments.ts';
import { newUuid } from './block-devices.ts';
import { diskReports } from './disk-reports.ts';
import { deviceOf, devicePath, mountProblem, readTable } from './fstab.ts';
import type { Machine } from './machine.ts';
import type { Terminal } from './terminal.ts';

/** Disks: what is on them, and where they stand in the tree. */
export function diskCommands(terminal: Terminal, machine: Machine): readonly ShellCommand[] {
  const maker = (name: string, type?: 'xfs' | 'ext4') =>
    plainCommand(name, (args) => make(machine, name, args, type));
  return [
    ...diskReports(machine),
    maker('mkfs'),
    maker('mkfs.xfs', 'xfs'),
    maker('mkfs.ext4', 'ext4'),
    { name: 'mount', run: (args, context) => mount(terminal, machine, args, context) },
    { name: 'umount', run: (args, context) => unmount(machine, args, context) },
    plainCommand('resize2fs', () =>
      fail('not simulated: growing a file system; it has the size of its volume at once.\n'),
    ),
    plainCommand('xfs_growfs', () =>
      fail('not simulated: growing a file system; it has the size of its volume at once.\n'),
    ),
    plainCommand('growpart', () =>
      fail('not simulated: growing a partition; it has the size of its volume at once.\n'),
    ),
  ];
}

function make(
  machine: Machine,
  program: string,
  args: readonly string[],
  fixed?: 'xfs' | 'ext4',
): CommandResult {
  const { mounts } = machine;
  const { options, words } = readArguments(args, {
    flags: ['f', 'F', 'q', 'v', 'K'],
    values: ['t', 'type', 'L', 'm', 'b', 'd', 'i', 'N'],
  });
  const said = options.get('t') ?? options.get('type') ?? (fixed === undefined ? 'ext2' : fixed);
  const [path] = words;
  if (path === undefined)
    return fail(
      fixed === 'xfs'
        ? 'no device name given in argument list\nUsage: mkfs.xfs\n'
        : `Usage: ${program} [options] device\n`,
      1,
    );
  if (said !== 'xfs' && said !== 'ext4')
    return fail(`not simulated: file systems of type ${said}; xfs and ext4 are.\n`, 1);
  const found = deviceOf(machine, path);
  if (found === undefined)
    return fail(
      said === 'xfs'
        ? `Error accessing specified device ${path}: No such file or directory\nUsage: mkfs.xfs\n`
        : `The file ${path} does not exist and no size was specified.\n`,
    );
  if (machine.files.user !== 'root')
    return fail(
      said === 'xfs'
        ? `mkfs.xfs: cannot open ${path}: Permission denied\n`
        : `mke2fs 1.46.5 (30-Dec-2021)\n${path}: Permission denied while trying to determine filesystem size\n`,
    );
  const { device } = found;
  const isMounted = device.isRoot || mounts.all.some(({ volume }) => volume === device.volume);
  if (isMounted)
    return fail(
      said === 'xfs'
        ? `mkfs.xfs: ${path} contains a mounted filesystem\nUsage: mkfs.xfs\n`
        : `mke2fs 1.46.5 (30-Dec-2021)\n${path} is mounted; will not make a filesystem here!\n`,
    );
  if (device.system !== undefined)
    return fail('not simulated: a new file system over an instance’s system; make a new volume.\n');
  const before = mounts.formatOf(device);
  if (before !== undefined && !options.has('f') && !options.has('F'))
    return said === 'xfs'
      ? fail(
          `mkfs.xfs: ${path} appears to contain an existing filesystem (${before.type}).\nmkfs.xfs: Use the -f option to force overwrite.\n`,
        )
      : fail(
          `mke2fs 1.46.5 (30-Dec-2021)\n${path} contains a ${before.type} file system\nProceed anyway? (y,N) \nskytrace: nobody is asked here; -F says yes.\n`,
        );
  const label = options.get('L');
  const Uuid = newUuid(`${device.volume}/${machine.now}/${machine.units.nextPid()}`);
  mounts.format(device.volume, {
    Type: said,
    Uuid,
    Files: [],
    ...(label !== undefined && { Label: label.slice(0, 16) }),
  });
  const blocks = device.sizeGiB * 262_144;
  return said === 'xfs'
    ? succeed(
        `meta-data=${path.padEnd(22)} isize=512    agcount=${Math.max(4, Math.min(16, device.sizeGiB))}, agsize=${Math.ceil(blocks / 16)} blks\n         =${' '.repeat(22)} sectsz=512   attr=2, projid32bit=1\ndata     =${' '.repeat(22)} bsize=4096   blocks=${blocks}, imaxpct=25\nnaming   =version 2              bsize=4096   ascii-ci=0, ftype=1\nlog      =internal log           bsize=4096   blocks=16384, version=2\nrealtime =none                   extsz=4096   blocks=0, rtextents=0\n`,
      )
    : succeed(
        `mke2fs 1.46.5 (30-Dec-2021)\nCreating filesystem with ${blocks} 4k blocks and ${blocks / 4} inodes\nFilesystem UUID: ${Uuid}\n\nAllocating group tables: done                            \nWriting inode tables: done                            \nCreating journal (16384 blocks): done\nWriting superblocks and filesystem accounting information: done \n\n`,
      );
}

async function mount(
  terminal: Terminal,
  machine: Machine,
  args: readonly string[],
  context: CommandContext,
): Promise<CommandResult> {
  const { files, mounts } = machine;
  const { options, words } = readArguments(args, {
    flags: ['a', 'v', 'r', 'w', 'all'],
    values: ['t', 'o', 'types', 'options', 'U', 'L'],
  });
  if (args.length === 0) {
    const own = mounts.devices().find(({ isRoot }) => isRoot);
    const root =
      own === undefined
        ? []
        : [
            `${devicePath({ device: own, part: 1 })} on / type ${mounts.formatOf(own)?.type} (rw,noatime,seclabel)\n`,
          ];
    return succeed(
      [
        ...root,
        ...(machine.image.family === 'al2023'
          ? ['tmpfs on /tmp type tmpfs (rw,nosuid,nodev,seclabel)\n']
          : []),
        ...mounts.all.map(
          (each) =>
            `${shownDevice(machine, each.volume)} on ${each.at} type ${typeOf(machine, each.volume)} (rw,relatime)\n`,
        ),
      ].join(''),
    );
  }
  if (files.user !== 'root')
    return fail(`mount: ${words.at(-1) ?? ''}: must be superuser to use mount.\n`, 1);
  const table = readTable((await machine.read('/etc/fstab')) ?? '');
  if (options.has('a') || options.has('all')) {
    let stderr = '';
    for (const { source, at, type, options: given } of table) {
      if (
        at === '/' ||
        !at.startsWith('/') ||
        given.split(',').includes('noauto') ||
        mounts.all.some((each) => each.at === at)
      )
        continue;
      const told = await mountOne(terminal, machine, source, at, type, given);
      if (told !== '' && !(given.split(',').includes('nofail') && deviceOf(machine, source) === undefined))
        stderr += told;
    }
    return { stdout: '', stderr, exitCode: stderr === '' ? 0 : 32 };
  }
  const type = options.get('t') ?? options.get('types') ?? 'auto';
  if (/^(nfs4?|efs)$/.test(type) || /^fs-|:\//.test(words[0] ?? ''))
    return fail('not simulated: file systems over the network; EBS volumes are.\n', 32);
  const byId = options.get('U') === undefined ? undefined : `UUID=${options.get('U')}`;
  let [source = '', at] = byId === undefined ? words : [byId, words[0]];
  let given = options.get('o') ?? options.get('options') ?? 'defaults';
  if (at === undefined) {
    const line = table.find((each) => each.at === source.replace(/(.)\/$/, '$1') || each.source === source);
    if (line === undefined) return fail(`mount: ${source}: can't find in /etc/fstab.\n`, 1);
    ({ source, at } = line);
    given = line.options;
  }
  const told = await mountOne(terminal, machine, source, files.resolvePath(context.cwd, at), type, given);
  return told === '' ? succeed('') : fail(told, 32);
}

/** Empty: it is mounted. */
async function mountOne(
  terminal: Terminal,
  machine: Machine,
  source: string,
  at: string,
  type: string,
  options: string,
): Promise<string> {
  const { files, mounts } = machine;
  const found = deviceOf(machine, source);
  if (!(await files.exists(at))) return `mount: ${at}: mount point does not exist.\n`;
  if (!(await files.stat(at)).isDirectory) return `mount: ${at}: mount point is not a directory.\n`;
  if (found === undefined)
    return source.includes('=')
      ? `mount: ${at}: can't find ${source}.\n`
      : `mount: ${at}: special device ${source} does not exist.\n`;
  const mounted = mounts.all.find(({ volume }) => volume === found.device.volume);
  if (mounted !== undefined)
    return mounted.at === at
      ? `mount: ${at}: ${devicePath(found)} already mounted on ${at}.\n`
      : `not simulated: one file system in two places; it is on ${mounted.at}.\n`;
  if (found.device.isRoot)
    return found.part === 1
      ? 'not simulated: one file system in two places; it is on /.\n'
      : `mount: ${at}: ${devicePath(found)} already mounted or mount point busy.\n`;
  if (at === '/') return `mount: /: ${devicePath(found)} already mounted or mount point busy.\n`;
  const problem = mountProblem(machine, found, at, type, options, devicePath(found));
  if (problem !== undefined) return `${problem}\n`;
  // What the other instance has done is on its disk, whether anybody has looked into it or not.
  const { system } = found.device;
  if (system !== undefined) await terminal.wake(system.id, true);
  await mounts.mount(found.device, at, options);
  return '';
}

function typeOf(machine: Machine, volume: string): string {
  const device = machine.mounts.devices().find((each) => each.volume === volume);
  return device === undefined ? '' : (machine.mounts.formatOf(device)?.type ?? '');
}

function shownDevice(machine: Machine, volume: string): string {
  const device = machine.mounts.devices().find((each) => each.volume === volume);
  return device === undefined ? '' : devicePath({ device, part: device.system === undefined ? 0 : 1 });
}

async function unmount(
  machine: Machine,
  args: readonly string[],
  context: CommandContext,
): Promise<CommandResult> {
  const { files, mounts } = machine;
  const words = args.filter((arg) => !arg.startsWith('-'));
  if (words.length === 0) return fail("umount: bad usage\nTry 'umount --help' for more information.\n", 1);
  if (files.user !== 'root') return fail(`umount: ${words[0]}: must be superuser to unmount.\n`, 32);
  let stderr = '';
  for (const word of words) {
    const at = files.resolvePath(context.cwd, word);
    const volume = deviceOf(machine, word)?.device.volume;
    const mounted = mounts.all.findLast((each) => each.at === at || each.volume === volume);
    const isIn = (path: string) => path === mounted?.at || path.startsWith(`${mounted?.at}/`);
    if (mounted === undefined)
      stderr +=
        at === '/'
          ? 'umount: /: target is busy.\n'
          : (await files.exists(at))
            ? `umount: ${word}: not mounted.\n`
            : `umount: ${word}: no mount point specified.\n`;
    else if (isIn(context.cwd) && !args.includes('-l')) stderr += `umount: ${word}: target is busy.\n`;
    else if (mounts.all.some((each) => each !== mounted && isIn(each.at)))
      stderr += `umount: ${word}: target is busy.\n`;
    else await mounts.unmount(mounted);
  }
  return { stdout: '', stderr, exitCode: stderr === '' ? 0 : 32 };
}
