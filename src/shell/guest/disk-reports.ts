import {
  type CommandContext,
  type CommandResult,
  fail,
  plainCommand,
  type ShellCommand,
  succeed,
} from '../bash/command.ts';
import { readArguments } from '../network/arguments.ts';
import type { BlockDevice } from './block-devices.ts';
import { fileCommand } from './file-command.ts';
import { deviceOf, devicePath } from './fstab.ts';
import { hostImage } from './images.ts';
import { humanSize } from './list-command.ts';
import type { Machine } from './machine.ts';

const GIB = 1024 ** 3;
/** Of a system's disk: the one with the files, and the ones it starts from. */
const AMAZON_PARTITIONS = [
  { part: 1, size: 0, type: '', at: '/' },
  { part: 127, size: 1024 ** 2, type: '', at: '' },
  { part: 128, size: 10 * 1024 ** 2, type: 'vfat', at: '/boot/efi' },
];
const DEBIAN_PARTITIONS = [
  { part: 1, size: 0, type: '', at: '/' },
  { part: 14, size: 4 * 1024 ** 2, type: '', at: '' },
  { part: 15, size: 106 * 1024 ** 2, type: 'vfat', at: '/boot/efi' },
];

interface Row {
  readonly device: BlockDevice;
  readonly part: number;
  readonly bytes: number;
  readonly at: string;
  readonly format: { readonly type: string; readonly uuid: string; readonly label: string } | undefined;
}

/** Every disk with its partitions. */
function rowsOf(machine: Machine): readonly Row[] {
  const { mounts } = machine;
  return mounts.devices().flatMap((device): readonly Row[] => {
    const format = mounts.formatOf(device);
    const at = device.isRoot ? '/' : (mounts.all.find(({ volume }) => volume === device.volume)?.at ?? '');
    const bytes = device.sizeGiB * GIB;
    if (device.system === undefined) return [{ device, part: 0, bytes, at, format }];
    return [
      { device, part: 0, bytes, at: '', format: undefined },
      ...(hostImage(device.system).packages === 'apt' ? DEBIAN_PARTITIONS : AMAZON_PARTITIONS).map(
        ({ part, size, type, at: place }): Row => ({
          device,
          part,
          bytes: part === 1 ? bytes : size,
          at: part === 1 ? at : device.isRoot ? place : '',
          format: part === 1 ? format : type === '' ? undefined : { type, uuid: 'BF5A-1C2D', label: '' },
        }),
      ),
    ];
  });
}

export function diskReports(machine: Machine): readonly ShellCommand[] {
  return [
    plainCommand('lsblk', (args) => lsblk(machine, args)),
    plainCommand('blkid', (args) => blkid(machine, args)),
    { name: 'df', run: (args, context) => df(machine, args, context) },
    fileCommand(machine),
  ];
}

function lsblk(machine: Machine, args: readonly string[]): CommandResult {
  const { options, words, unknown } = readArguments(args, {
    flags: ['f', 'a', 'p', 'n', 'l', 'd', 'fs'],
    values: ['o', 'output'],
  });
  if (unknown !== undefined)
    return fail(
      `lsblk: invalid option -- '${unknown.replace(/^-+/, '')}'\nTry 'lsblk --help' for more information.\n`,
    );
  if (options.has('o') || options.has('output'))
    return fail('not simulated: lsblk -o; lsblk and lsblk -f are.\n');
  const wanted = words.map((word) => deviceOf(machine, word)?.device.volume);
  const lost = words.find((word) => deviceOf(machine, word) === undefined);
  if (lost !== undefined) return fail(`lsblk: ${lost}: not a block device\n`, 32);
  const rows = rowsOf(machine).filter(({ device }) => wanted.length === 0 || wanted.includes(device.volume));
  const name = ({ device, part }: Row, index: number) => {
    const path = devicePath({ device, part });
    const shown = options.has('p') ? path : path.replace('/dev/', '');
    return part === 0
      ? shown
      : `${rows[index + 1]?.part === 0 || rows[index + 1] === undefined ? '└─' : '├─'}${shown}`;
  };
  const names = rows.map(name);
  const width = Math.max(4, ...names.map((each) => each.length));
  if (options.has('f') || options.has('fs')) {
    const lines = rows.map(({ format, at, bytes }, index) => {
      const use = at === '' ? ['', ''] : [humanSize(bytes * 0.8), '20%'];
      return `${(names[index] ?? '').padEnd(width)} ${(format?.type ?? '').padEnd(6)} ${''.padEnd(5)} ${(format?.label ?? '').padEnd(15)} ${(format?.uuid ?? '').padEnd(36)} ${(use[0] ?? '').padStart(7)} ${(use[1] ?? '').padStart(5)} ${at}`.trimEnd();
    });
    return succeed(
      `${[`${'NAME'.padEnd(width)} FSTYPE FSVER LABEL           UUID                                 FSAVAIL FSUSE% MOUNTPOINTS`, ...lines].join('\n')}\n`,
    );
  }
  const isNitro = machine.facts?.hypervisor !== 'xen';
  const lines = rows.map(({ device, part, bytes, at }, index) => {
    const number = isNitro ? `259:${index}` : `202:${(device.name.charCodeAt(3) - 97) * 16 + part}`;
    const size = bytes >= GIB ? `${bytes / GIB}G` : `${bytes / 1024 ** 2}M`;
    return `${(names[index] ?? '').padEnd(width)} ${number.padEnd(7)} 0 ${size.padStart(4)}  0 ${(part === 0 ? 'disk' : 'part').padEnd(4)} ${at}`.trimEnd();
  });
  return succeed(`${[`${'NAME'.padEnd(width)} MAJ:MIN RM SIZE RO TYPE MOUNTPOINTS`, ...lines].join('\n')}\n`);
}

function blkid(machine: Machine, args: readonly string[]): CommandResult {
  const { options, words } = readArguments(args, { flags: ['p'], values: ['s', 'o', 'L', 'U'] });
  // Without root's rights nothing of a disk can be read.
  if (machine.files.user !== 'root') return fail('', 2);
  const wanted = words.map((word) => deviceOf(machine, word));
  const rows = rowsOf(machine).filter(
    ({ device, part, format }) =>
      format !== undefined &&
      (words.length === 0 ||
        wanted.some((each) => each?.device.volume === device.volume && each.part === part)),
  );
  if (rows.length === 0) return fail('', 2);
  const only = options.get('s');
  const fields = ({ format }: Row) =>
    [
      ['LABEL', format?.label ?? ''],
      ['UUID', format?.uuid ?? ''],
      ['BLOCK_SIZE', format?.type === 'ext4' ? '4096' : '512'],
      ['TYPE', format?.type ?? ''],
    ].filter(([key, value]) => value !== '' && (only === undefined || key === only));
  if (options.get('o') === 'value')
    return succeed(rows.flatMap((row) => fields(row).map(([, value]) => `${value}\n`)).join(''));
  return succeed(
    rows
      .map(
        (row) =>
          `${words.length === 1 ? words[0] : devicePath(row)}: ${fields(row)
            .map(([key, value]) => `${key}="${value}"`)
            .join(' ')}\n`,
      )
      .join(''),
  );
}

async function df(
  machine: Machine,
  args: readonly string[],
  context: CommandContext,
): Promise<CommandResult> {
  const { options, words, unknown } = readArguments(args, {
    flags: ['h', 'T', 'k', 'm', 'i', 'a', 'H', 'l'],
    values: ['t', 'x'],
  });
  if (unknown !== undefined)
    return fail(
      `df: invalid option -- '${unknown.replace(/^-+/, '')}'\nTry 'df --help' for more information.\n`,
    );
  if (options.has('i')) return fail('not simulated: inodes.\n');
  const { files } = machine;
  const memory = (machine.facts?.memoryMiB ?? 1024) * 1024 * 1024;
  const passing = [
    { name: 'devtmpfs', type: 'devtmpfs', bytes: 4 * 1024 ** 2, used: 0, at: '/dev' },
    { name: 'tmpfs', type: 'tmpfs', bytes: memory * 0.47, used: 0, at: '/dev/shm' },
    { name: 'tmpfs', type: 'tmpfs', bytes: memory * 0.19, used: 460 * 1024, at: '/run' },
  ];
  if (machine.image.family === 'al2023')
    passing.push({
      name: 'tmpfs',
      type: 'tmpfs',
      bytes: memory * 0.47,
      used: await sizeBelow(machine, '/tmp'),
      at: '/tmp',
    });
  const own = await Promise.all(
    rowsOf(machine)
      .filter(({ at, part }) => at !== '' && part <= 1)
      .map(async ({ device, part, bytes, at, format }) => ({
        name: devicePath({ device, part }),
        type: format?.type ?? '',
        bytes: bytes * 0.995,
        used: (device.system === undefined ? bytes * 0.007 : 1.6 * GIB) + (await sizeBelow(machine, at)),
        at,
      })),
  );
  const every = [...passing, ...own];
  let shown = every;
  const type = options.get('t');
  if (type !== undefined) shown = shown.filter((each) => each.type === type);
  if (words.length > 0) {
    const lost = [];
    const found = [];
    for (const word of words) {
      const path = files.resolvePath(context.cwd, word);
      const device = deviceOf(machine, word);
      const at =
        device === undefined
          ? every
              .map((each) => each.at)
              .filter((place) => place === '/' || path === place || path.startsWith(`${place}/`))
              .sort((left, right) => right.length - left.length)[0]
          : own.find(({ name }) => name === devicePath(device))?.at;
      if (device === undefined && !(await files.exists(path)))
        lost.push(`df: ${word}: No such file or directory\n`);
      else found.push(...every.filter((each) => each.at === at));
    }
    if (found.length === 0) return fail(`${lost.join('')}`, 1);
    shown = found;
  }
  const size = (bytes: number) =>
    options.has('h') || options.has('H')
      ? bytes === 0
        ? '0'
        : humanSize(Math.round(bytes))
      : String(Math.round(bytes / (options.has('m') ? 1024 ** 2 : 1024)));
  const isHuman = options.has('h') || options.has('H');
  const cells = shown.map(({ name, type: kind, bytes, used, at }) => [
    name,
    kind,
    size(bytes),
    size(used),
    size(bytes - used),
    `${bytes === 0 ? 0 : Math.ceil((used / bytes) * 100)}%`,
    at,
  ]);
  const head = [
    'Filesystem',
    'Type',
    isHuman ? 'Size' : options.has('m') ? '1M-blocks' : '1K-blocks',
    'Used',
    isHuman ? 'Avail' : 'Available',
    'Use%',
    'Mounted on',
  ];
  const columns = head.map((title, at) =>
    Math.max(title.length, ...cells.map((row) => row[at]?.length ?? 0)),
  );
  const lines = [head, ...cells].map((row) =>
    row
      .flatMap((cell, at) =>
        at === 1 && !options.has('T')
          ? []
          : [at < 2 ? cell.padEnd(columns[at] ?? 0) : at === 6 ? cell : cell.padStart(columns[at] ?? 0)],
      )
      .join(' ')
      .trimEnd(),
  );
  return succeed(`${lines.join('\n')}\n`);
}

async function sizeBelow({ files, mounts }: Machine, at: string): Promise<number> {
  if (at === '/') return 0;
  const others = mounts.places().filter((place) => place.startsWith(`${at}/`));
  let sum = 0;
  for (const path of files.getAllPaths()) {
    if (!path.startsWith(`${at}/`) || others.some((place) => path.startsWith(`${place}/`))) continue;
    const { size, isFile } = await files.asRoot(() => files.lstat(path));
    if (isFile) sum += Math.ceil(size / 4096) * 4096;
  }
  return sum;
}
