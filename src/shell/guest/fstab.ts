import { type BlockDevice, type FoundDevice, findDevice } from './block-devices.ts';
import type { Journal } from './journal.ts';
import type { DiskHost, Mounts } from './mounts.ts';

/** The machine that reads its table of file systems. */
export interface TableHost extends DiskHost {
  readonly mounts: Mounts;
  readonly journal: Journal;
  read(path: string): Promise<string | undefined>;
}

export interface TableLine {
  readonly source: string;
  readonly at: string;
  readonly type: string;
  readonly options: string;
}

export function readTable(text: string): readonly TableLine[] {
  return text.split('\n').flatMap((raw) => {
    const [source = '', at, type = 'auto', options = 'defaults'] = raw.replace(/#.*/, '').trim().split(/\s+/);
    return source === '' || at === undefined ? [] : [{ source, at, type, options }];
  });
}

/** A device by path, `UUID=…` or `LABEL=…`. */
export function deviceOf(machine: TableHost, source: string): FoundDevice | undefined {
  const devices = machine.mounts.devices();
  const [, kind, wanted = ''] = /^(UUID|LABEL)="?([^"]*)"?$/.exec(source) ?? [];
  if (kind === undefined) return findDevice(devices, source);
  const device = devices.find((each) => {
    const format = machine.mounts.formatOf(each);
    return kind === 'UUID' ? format?.uuid === wanted : format?.label === wanted;
  });
  return device === undefined ? undefined : { device, part: device.system === undefined ? 0 : 1 };
}

/** Why the file system cannot be mounted, in mount's words; undefined: it can. */
export function mountProblem(
  machine: TableHost,
  { device, part }: FoundDevice,
  at: string,
  type: string,
  options: string,
  shown: string,
): string | undefined {
  const { mounts } = machine;
  const format = mounts.formatOf(device);
  const bad = `mount: ${at}: wrong fs type, bad option, bad superblock on ${shown}, missing codepage or helper program, or other error.`;
  // What is in a system's disk lies in its first partition, what was made on a whole disk on that.
  if (format === undefined || part !== (device.system === undefined ? 0 : 1)) return bad;
  if (type !== 'auto' && type !== format.type) return bad;
  const twin = mounts
    .devices()
    .find(
      (other) =>
        other !== device &&
        (other.isRoot || mounts.all.some(({ volume }) => volume === other.volume)) &&
        mounts.formatOf(other)?.uuid === format.uuid,
    );
  if (format.type === 'xfs' && twin !== undefined && !options.split(',').includes('nouuid'))
    return `${bad}\nskytrace: ${shown} has the id of the file system that is mounted already, as disks of one image have: mount -o nouuid.`;
  return undefined;
}

/** `mount -a` at boot. The source that a boot waits for in vain; undefined: all is well. */
export async function mountAll(machine: TableHost): Promise<string | undefined> {
  const { files, mounts } = machine;
  for (const { source, at, type, options } of readTable((await machine.read('/etc/fstab')) ?? '')) {
    if (at === '/' || !at.startsWith('/') || /^(?:none|swap)$/.test(at) || /^\/boot/.test(at)) continue;
    if (options.split(',').includes('noauto')) continue;
    const found = deviceOf(machine, source);
    const isThere = (await files.exists(at)) || found === undefined;
    if (found !== undefined && !isThere) await files.asRoot(() => files.mkdir(at, { recursive: true }));
    const problem = found === undefined ? source : mountProblem(machine, found, at, type, options, source);
    if (found !== undefined && problem === undefined) await mounts.mount(found.device, at, options);
    else if (!options.split(',').includes('nofail')) return source.replace(/^UUID=/, 'dev-disk-by-uuid-');
    else machine.journal.add('systemd[1]', `Dependency failed for ${at}.`, true);
  }
  return undefined;
}

/** `/dev/nvme1n1`, `/dev/nvme0n1p1`. */
export function devicePath({
  device,
  part,
}: {
  readonly device: BlockDevice;
  readonly part: number;
}): string {
  return `/dev/${device.name}${part === 0 ? '' : device.name.startsWith('nvme') ? `p${part}` : part}`;
}
