import { hashHex } from '../../kernel/lib/hash.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import type { Instance } from '../instance/schema.ts';
import type { AwsListView } from '../tables.ts';
import type { Described } from './data/described-record.ts';
import { findImage, type Image, ROOT_SIZE, rootSnapshotId } from './images.ts';
import { optionalRecords } from './optional-records.ts';
import { iso } from './time.ts';
import { performanceOf } from './volume-performance.ts';

/** The volume that an instance is launched with; an imported one says which that is. */
export function rootVolumeId(instance: Instance): string {
  const { BlockDeviceMappings: said } = (instance.extra ?? {}) as JsonObject;
  const device = rootDeviceName(instance);
  for (const each of Array.isArray(said) ? said : []) {
    const { DeviceName, Ebs } = each as JsonObject;
    const id = (Ebs as JsonObject | undefined)?.VolumeId;
    if (DeviceName === device && typeof id === 'string') return id;
  }
  return `vol-0${hashHex(`root/${instance.id}`).slice(0, 16)}`;
}

/** Ubuntu and Windows name it /dev/sda1, Amazon Linux and Debian /dev/xvda; an image of one's own as it says. */
export function rootDeviceName({ region, ImageId, Platform, RootDeviceName, extra }: Instance): string {
  const { RootDeviceName: imported } = (extra ?? {}) as JsonObject;
  if (typeof imported === 'string') return imported;
  return RootDeviceName ?? usualRootDevice(findImage(region, ImageId), Platform);
}

export function usualRootDevice(image: Image | undefined, platform: string | undefined): string {
  return image?.rootDeviceName ?? (platform === 'windows' ? '/dev/sda1' : '/dev/xvda');
}

/** GiB. */
export function rootVolumeSize({ RootVolume, Platform }: Instance): number {
  return RootVolume?.VolumeSize ?? (Platform === 'windows' ? ROOT_SIZE.windows : ROOT_SIZE.linux);
}

/** As DescribeInstances lists it; null: it was taken away. */
export function rootMapping(instance: Instance): JsonObject | null {
  if (instance.HasNoRootVolume === true || instance.State === 'terminated') return null;
  const AttachTime = iso(instance.LaunchTime);
  const VolumeId = rootVolumeId(instance);
  return {
    DeviceName: rootDeviceName(instance),
    Ebs: { AttachTime, DeleteOnTermination: true, Status: 'attached', VolumeId },
  };
}

/**
 * Root volumes are in no table while they are what their launch made them: they follow from the instance. The first
 * call that changes one puts it into the table of volumes.
 */
export function derivedRootVolumes(
  view: AwsListView,
  isHere: (record: { readonly account: string; readonly region: string }) => boolean,
): readonly Described[] {
  const kept = new Set(optionalRecords(view, 'ebs-volume').map(({ Name }) => Name));
  return view.all('instance').flatMap((instance): readonly Described[] => {
    const id = rootVolumeId(instance);
    const isGone = instance.State === 'terminated' || instance.HasNoRootVolume === true;
    if (isGone || kept.has(id) || !isHere(instance)) return [];
    const card = view.all('network-interface').find((each) => each.Attachment?.InstanceId === instance.id);
    const zone = view.get('subnet', card?.SubnetId ?? '');
    const { RootVolume: said = {} } = instance;
    const Size = rootVolumeSize(instance);
    const { VolumeType = 'gp3' } = said;
    const Detail: JsonObject = {
      AvailabilityZoneId: zone?.AvailabilityZoneId ?? '',
      VolumeType,
      MultiAttachEnabled: false,
      VolumeId: id,
      Size,
      SnapshotId: said.SnapshotId ?? rootSnapshotId(instance.ImageId),
      AvailabilityZone: zone?.AvailabilityZone ?? '',
      State: 'in-use',
      CreateTime: iso(instance.LaunchTime),
      Encrypted: said.Encrypted ?? false,
      ...performanceOf(VolumeType, Size, said.Iops, said.Throughput),
      Attachments: [
        {
          VolumeId: id,
          InstanceId: instance.id,
          Device: rootDeviceName(instance),
          State: 'attached',
          AttachTime: iso(instance.LaunchTime),
          DeleteOnTermination: true,
        },
      ],
    };
    const { account, region, key } = instance;
    return [{ id, key: `root-${key}`, account, region, Tags: [], Name: id, Detail }];
  });
}
