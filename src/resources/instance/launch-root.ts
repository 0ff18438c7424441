import { refuse } from '../../kernel/cloud/aws-error.ts';
import type { JsonObject, JsonValue } from '../../kernel/lib/json.ts';
import { type Image, ROOT_SIZE, rootSnapshotId } from '../shared/images.ts';
import { optionalRecords } from '../shared/optional-records.ts';
import { usualRootDevice } from '../shared/root-volume.ts';
import type { AwsContext } from '../tables.ts';
import type { RunInstancesInput } from './launch-input.ts';
import type { Instance } from './schema.ts';

type Root = Pick<Instance, 'Platform' | 'RootDeviceName' | 'RootVolume'>;

/** What the image, and what the launch lays over it, say of the volume to start from. */
export function launchRoot(
  context: AwsContext,
  { BlockDeviceMappings: asked }: RunInstancesInput,
  ImageId: string,
  image: Image | undefined,
): Root {
  const own = optionalRecords(context, 'image').find(({ Name }) => Name === ImageId)?.Detail;
  const isWindows = (image?.platform ?? own?.Platform) === 'windows';
  const usual = usualRootDevice(image, isWindows ? 'windows' : undefined);
  const device = typeof own?.RootDeviceName === 'string' ? own.RootDeviceName : usual;
  const fromImage = mappingOf(own?.BlockDeviceMappings, device);
  const RootVolume = { ...fromImage, ...mappingOf(asked as JsonValue | undefined, device) };
  // How large the root volume of an image is that nobody here knows is not known either.
  const usualSize = image === undefined ? 1 : ROOT_SIZE[image.platform ?? 'linux'];
  const { VolumeSize: least = usualSize, SnapshotId = rootSnapshotId(ImageId) } = fromImage;
  if (RootVolume.VolumeSize !== undefined && RootVolume.VolumeSize < least)
    refuse(
      'InvalidBlockDeviceMapping',
      `Volume of size ${RootVolume.VolumeSize}GB is smaller than snapshot '${SnapshotId}', expect size>= ${least}GB`,
      'BlockDeviceMappings',
    );
  return {
    ...(isWindows && { Platform: 'windows' }),
    ...(device !== usual && { RootDeviceName: device }),
    ...(Object.keys(RootVolume).length > 0 && { RootVolume }),
  };
}

/** What a list of mappings says of the device. */
function mappingOf(mappings: JsonValue | undefined, device: string): NonNullable<Root['RootVolume']> {
  const list = (Array.isArray(mappings) ? mappings : []) as readonly JsonObject[];
  const { Ebs } = list.find(({ DeviceName }) => DeviceName === device) ?? {};
  const said = (Ebs ?? {}) as JsonObject;
  return {
    ...(typeof said.VolumeSize === 'number' && { VolumeSize: said.VolumeSize }),
    ...(typeof said.VolumeType === 'string' && { VolumeType: said.VolumeType }),
    ...(typeof said.Iops === 'number' && { Iops: said.Iops }),
    ...(typeof said.Throughput === 'number' && { Throughput: said.Throughput }),
    ...(typeof said.SnapshotId === 'string' && { SnapshotId: said.SnapshotId }),
    ...(typeof said.Encrypted === 'boolean' && { Encrypted: said.Encrypted }),
  };
}
