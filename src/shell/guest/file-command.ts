import {
  type CommandContext,
  type CommandResult,
  fail,
  type ShellCommand,
  succeed,
} from '../bash/command.ts';
import { deviceOf, devicePath } from './fstab.ts';
import type { Machine } from './machine.ts';

/** `file`: what is in a file, or on a disk. */
export function fileCommand(machine: Machine): ShellCommand {
  return {
    name: 'file',
    run: async (args, context) => {
      const path = args.find((arg) => !arg.startsWith('-')) ?? '';
      const found = deviceOf(machine, path);
      if (found === undefined && path.startsWith('/dev/'))
        return succeed(`${path}: cannot open \`${path}' (No such file or directory)\n`);
      const isRead = args.some((arg) => /^-\w*s/.test(arg));
      return found === undefined ? fileKind(machine, path, context) : deviceKind(machine, path, isRead);
    },
  };
}

function deviceKind(machine: Machine, path: string, isRead: boolean): CommandResult {
  const found = deviceOf(machine, path);
  if (found === undefined) return fail('');
  const { device, part } = found;
  const link = path !== devicePath(found);
  if (!isRead)
    return succeed(
      `${path}: ${link ? `symbolic link to ${devicePath(found).replace('/dev/', '')}` : 'block special (259/0)'}\n`,
    );
  if (machine.files.user !== 'root') return succeed(`${path}: no read permission\n`);
  const format = part === (device.system === undefined ? 0 : 1) ? machine.mounts.formatOf(device) : undefined;
  if (device.system !== undefined && part === 0)
    return succeed(`${path}: DOS/MBR boot sector; partition 1 : ID=0xee, extended partition table (last)\n`);
  if (format === undefined) return succeed(`${path}: data\n`);
  return succeed(
    format.type === 'xfs'
      ? `${path}: SGI XFS filesystem data (blksz 4096, inosz 512, v2 dirs)\n`
      : `${path}: Linux rev 1.0 ext4 filesystem data, UUID=${format.uuid} (extents) (64bit) (large files) (huge files)\n`,
  );
}

async function fileKind({ files }: Machine, path: string, context: CommandContext): Promise<CommandResult> {
  const place = files.resolvePath(context.cwd, path);
  if (path === '') return fail('Usage: file [-bcCdEhikLlNnprsSvzZ0] file ...\n');
  if (!(await files.exists(place)))
    return succeed(`${path}: cannot open \`${path}' (No such file or directory)\n`);
  if ((await files.stat(place)).isDirectory) return succeed(`${path}: directory\n`);
  const bytes = await files.readFileBuffer(place);
  const text = new TextDecoder().decode(bytes.subarray(0, 200));
  const kind =
    bytes.length === 0
      ? 'empty'
      : bytes[0] === 0x1f && bytes[1] === 0x8b
        ? 'gzip compressed data'
        : /^#!.*\b(ba)?sh\b/.test(text)
          ? 'Bourne-Again shell script, ASCII text executable'
          : text.includes('\0')
            ? 'data'
            : 'ASCII text';
  return succeed(`${path}: ${kind}\n`);
}
