import { hashHex } from '../../kernel/lib/hash.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import { type DiskFacts, diskSchema } from '../../resources/instance/host-schema.ts';
import type { Instance } from '../../resources/instance/schema.ts';
import type { Described } from '../../resources/shared/data/described-record.ts';
import { rootDeviceName, rootVolumeId, rootVolumeSize } from '../../resources/shared/root-volume.ts';
import type { AwsCloud } from '../../resources/tables.ts';

/** A volume that is attached, as the machine sees it. */
export interface BlockDevice {
  readonly volume: string;
  /** As it was attached: /dev/sdf. */
  readonly attachedAs: string;
  /** As the system calls it: nvme1n1, or xvdf. */
  readonly name: string;
  readonly sizeGiB: number;
  readonly isRoot: boolean;
  /** The instance that was launched with it, and whose files it holds; undefined: a volume that began empty. */
  readonly system: Instance | undefined;
}

/** All file systems of one image have the same id, which is why a second one needs `-o nouuid`. */
export const SYSTEM_UUID = '5b0c8c1e-3f6a-4d0e-9a43-6a3c1b1d7e10';

function volumesOf(cloud: AwsCloud): readonly Described[] {
  const tables = cloud.tables as unknown as { readonly 'ebs-volume'?: { readonly [id: string]: Described } };
  return Object.values(tables['ebs-volume'] ?? {});
}

/** What is attached to the instance, the root volume first, then in the order in which it came. */
export function blockDevices(cloud: AwsCloud, instance: Instance, isNitro: boolean): readonly BlockDevice[] {
  const kept = volumesOf(cloud);
  const device = rootDeviceName(instance);
  const system = (id: string) =>
    Object.values(cloud.tables.instance).find((each) => rootVolumeId(each) === id);
  const attached = kept.flatMap((volume) =>
    ((volume.Detail.Attachments ?? []) as readonly JsonObject[])
      .filter(({ InstanceId }) => InstanceId === instance.id)
      .map(({ Device, AttachTime }) => ({
        volume: volume.Name,
        attachedAs: String(Device),
        time: String(AttachTime),
        sizeGiB: Number(volume.Detail.Size),
      })),
  );
  const own = rootVolumeId(instance);
  const hasOwn = instance.HasNoRootVolume !== true && !kept.some(({ Name }) => Name === own);
  const implicit = { volume: own, attachedAs: device, time: '', sizeGiB: rootVolumeSize(instance) };
  const all = [...(hasOwn ? [implicit] : []), ...attached].sort((left, right) => {
    const [first, second] = [left, right].map((each) => (each.attachedAs === device ? '' : each.time));
    return (first ?? '') < (second ?? '') ? -1 : 1;
  });
  return all.map(({ volume, attachedAs, sizeGiB }, index) => ({
    volume,
    attachedAs,
    name: isNitro
      ? `nvme${index}n1`
      : attachedAs
          .replace('/dev/', '')
          .replace(/^sd/, 'xvd')
          .replace(/(?<=^xvd[a-z])1$/, ''),
    sizeGiB,
    isRoot: attachedAs === device,
    system: system(volume),
  }));
}

/** The instance whose files the instance starts from: its own, unless another one's root volume stands there. */
export function systemOf(cloud: AwsCloud, instance: Instance): string {
  return blockDevices(cloud, instance, true).find(({ isRoot }) => isRoot)?.system?.id ?? instance.id;
}

export interface FoundDevice {
  readonly device: BlockDevice;
  /** 0: the whole disk. */
  readonly part: number;
}

/** A device by the name that the system, or the attachment, gives it. */
export function findDevice(devices: readonly BlockDevice[], path: string): FoundDevice | undefined {
  const name = path.replace(/^\/dev\//, '');
  if (name === path) return undefined;
  for (const device of devices) {
    const told = device.attachedAs.replace('/dev/', '');
    // udev's links have the name of the attachment; both of its spellings are understood.
    const names = [device.name, told, told.replace(/^sd/, 'xvd'), told.replace(/^xvd/, 'sd')];
    if (names.includes(name)) return { device, part: 0 };
    const part = names
      .map((each) => (name.startsWith(each) ? /^p?(\d+)$/.exec(name.slice(each.length))?.[1] : undefined))
      .find((each) => each !== undefined);
    if (part !== undefined && device.system !== undefined && ['1', '14', '15', '127', '128'].includes(part))
      return { device, part: Number(part) };
  }
  return undefined;
}

/** The file system on a volume that began empty. */
export function diskFacts(cloud: AwsCloud, volume: string): DiskFacts | undefined {
  const read = diskSchema.safeParse(cloud.guest[volume]?.Disk);
  return read.success ? read.data : undefined;
}

export function newUuid(seed: string): string {
  return (hashHex(seed) + hashHex(`more/${seed}`)).replace(
    /^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/,
    '$1-$2-$3-$4-$5',
  );
}
