import { hashHex } from '../../kernel/lib/hash.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import type { Instance } from '../instance/schema.ts';
import type { AwsListView } from '../tables.ts';
import type { Described } from './data/described-record.ts';
import { findImage } from './images.ts';
import { optionalRecords } from './optional-records.ts';
import { iso } from './time.ts';

/** GiB, as the images' own. */
export const ROOT_SIZE = { linux: 8, windows: 30 } as const;

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

/** Ubuntu and Windows name it /dev/sda1, Amazon Linux and Debian /dev/xvda. */
export function rootDeviceName({ region, ImageId, Platform }: Instance): string {
  return findImage(region, ImageId)?.rootDeviceName ?? (Platform === 'windows' ? '/dev/sda1' : '/dev/xvda');
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
    const Size = instance.Platform === 'windows' ? ROOT_SIZE.windows : ROOT_SIZE.linux;
    const Detail: JsonObject = {
      AvailabilityZoneId: zone?.AvailabilityZoneId ?? '',
      VolumeType: 'gp3',
      MultiAttachEnabled: false,
      VolumeId: id,
      Size,
      SnapshotId: `snap-0${hashHex(`root/${instance.ImageId}`).slice(0, 16)}`,
      AvailabilityZone: zone?.AvailabilityZone ?? '',
      State: 'in-use',
      CreateTime: iso(instance.LaunchTime),
      Encrypted: false,
      Iops: 3000,
      Throughput: 125,
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
