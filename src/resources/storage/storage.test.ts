import { expect, it } from 'vitest';
import type { JsonObject } from '../../kernel/lib/json.ts';
import { DataLab } from '../../testing/operations/data/data-lab.ts';
import { networkWorld } from '../../testing/operations/data/ec2-cases.ts';

it('frees a volume when its instance is gone, and shows it at its instance until then', () => {
  const lab = new DataLab();
  for (const call of networkWorld) lab.run(...call);
  lab.run('ec2:CreateVolume', { AvailabilityZone: 'us-east-1a', Size: 8 }, { volume: 'VolumeId' });
  lab.wait(60);
  lab.run('ec2:AttachVolume', { VolumeId: '$volume', InstanceId: '$web', Device: '/dev/sdf' });
  const volume = () => lab.run('ec2:DescribeVolumes', { VolumeIds: ['$volume'] }).Volumes;
  expect(volume()).toMatchObject([{ State: 'in-use', Attachments: [{ InstanceId: lab.fill('$web') }] }]);
  expect(lab.run('ec2:DescribeInstances', { InstanceIds: ['$web'] }).Reservations).toMatchObject([
    {
      Instances: [
        {
          BlockDeviceMappings: [
            { DeviceName: '/dev/xvda', Ebs: { DeleteOnTermination: true } },
            { DeviceName: '/dev/sdf', Ebs: { VolumeId: lab.fill('$volume') } },
          ],
        },
      ],
    },
  ]);
  lab.run('ec2:TerminateInstances', { InstanceIds: ['$web'] });
  lab.wait(60);
  expect(volume()).toMatchObject([{ State: 'available', Attachments: [] }]);
});

it('knows the volume that an instance is launched with, until it is taken away and deleted', () => {
  const lab = new DataLab();
  for (const call of networkWorld) lab.run(...call);
  const Filters = [{ Name: 'attachment.instance-id', Values: ['$web'] }];
  lab.run('ec2:DescribeVolumes', { Filters }, { root: 'Volumes.0.VolumeId' });
  lab.wait(60);
  lab.run('ec2:StopInstances', { InstanceIds: ['$web'] });
  lab.wait(60);
  lab.run('ec2:DetachVolume', { VolumeId: '$root' });
  const roots = () => lab.run('ec2:DescribeVolumes', { VolumeIds: ['$root'] }).Volumes;
  expect(roots()).toMatchObject([{ State: 'available', Attachments: [], Size: 8 }]);
  expect(() => lab.run('ec2:StartInstances', { InstanceIds: ['$web'] })).toThrow(
    /does not have a volume attached at root \(\/dev\/xvda\)/,
  );
  lab.run('ec2:DeleteVolume', { VolumeId: '$root' });
  expect(lab.run('ec2:DescribeVolumes', { Filters }).Volumes).toEqual([]);
  expect(lab.run('ec2:DescribeInstances', { InstanceIds: ['$web'] }).Reservations).toMatchObject([
    { Instances: [{ BlockDeviceMappings: [] }] },
  ]);
});

it('removes a changed root volume with its instance, EC2-4', () => {
  const lab = new DataLab();
  for (const call of networkWorld) lab.run(...call);
  const Filters = [{ Name: 'attachment.instance-id', Values: ['$web'] }];
  lab.run('ec2:DescribeVolumes', { Filters }, { root: 'Volumes.0.VolumeId' });
  lab.run('ec2:ModifyVolume', { VolumeId: '$root', Size: 20 });
  lab.wait(60);
  lab.run('ec2:TerminateInstances', { InstanceIds: ['$web'] });
  lab.wait(60);
  expect(lab.refusal('ec2:DescribeVolumes', { VolumeIds: ['$root'] })).toMatch(/^InvalidVolume.NotFound: /);
});

it.each([
  [
    { VolumeType: 'gp3', Iops: 5000, Throughput: 300 },
    { Iops: 5000, Throughput: 300 },
  ],
  [{ VolumeType: 'io1', Iops: 400 }, { Iops: 400 }],
  [{ VolumeType: 'gp2' }, { Iops: 300 }],
])('keeps the performance of a volume that only grows: %j', (made, kept) => {
  const lab = new DataLab();
  const place = { AvailabilityZone: 'us-east-1a', Size: 10 };
  lab.run('ec2:CreateVolume', { ...place, ...made }, { volume: 'VolumeId' });
  lab.wait(60);
  const { VolumeModification } = lab.run('ec2:ModifyVolume', { VolumeId: '$volume', Size: 100 });
  expect(VolumeModification).toMatchObject(
    Object.fromEntries(Object.entries(kept).map(([field, value]) => [`Target${field}`, value])),
  );
  expect(lab.run('ec2:DescribeVolumes', { VolumeIds: ['$volume'] }).Volumes).toMatchObject([
    { Size: 100, ...kept },
  ]);
});

it('lets tags be put on a root volume that nothing has changed', () => {
  const lab = new DataLab();
  for (const call of networkWorld) lab.run(...call);
  const Filters = [{ Name: 'attachment.instance-id', Values: ['$web'] }];
  lab.run('ec2:DescribeVolumes', { Filters }, { root: 'Volumes.0.VolumeId' });
  const before = lab.run('ec2:DescribeVolumes', {}).Volumes as readonly unknown[];
  lab.run('ec2:CreateTags', { Resources: ['$root'], Tags: [{ Key: 'Name', Value: 'root' }] });
  const tagged = [{ Key: 'Name', Value: 'root' }];
  expect(lab.run('ec2:DescribeVolumes', { Filters }).Volumes).toMatchObject([{ Size: 8, Tags: tagged }]);
  expect(lab.run('ec2:DescribeVolumes', {}).Volumes).toHaveLength(before.length);
  lab.run('ec2:DeleteTags', { Resources: ['$root'] });
  expect(lab.run('ec2:DescribeTags', {}).Tags).not.toContainEqual(expect.objectContaining(tagged[0]));
});

it('lets tags be put on data as on networks', () => {
  const lab = new DataLab();
  lab.run('ec2:CreateVolume', { AvailabilityZone: 'us-east-1a', Size: 8 }, { volume: 'VolumeId' });
  lab.run('ec2:CreateTags', { Resources: ['$volume'], Tags: [{ Key: 'Name', Value: 'data' }] });
  expect(
    lab.run('ec2:DescribeVolumes', { Filters: [{ Name: 'tag:Name', Values: ['data'] }] }).Volumes,
  ).toHaveLength(1);
  expect(lab.run('ec2:DescribeTags', {}).Tags).toEqual([
    { Key: 'Name', Value: 'data', ResourceId: lab.fill('$volume'), ResourceType: 'volume' },
  ]);
  lab.run('ec2:DeleteTags', { Resources: ['$volume'] });
  expect(lab.run('ec2:DescribeTags', {}).Tags).toEqual([]);
});

const UBUNTU =
  'resolve:ssm:/aws/service/canonical/ubuntu/server/24.04/stable/current/amd64/hvm/ebs-gp3/ami-id';

it('gives an instance the root volume that its image has, and the launch asks for', () => {
  const lab = new DataLab();
  for (const call of networkWorld) lab.run(...call);
  const launch = { InstanceType: 't3.micro', MinCount: 1, MaxCount: 1, SubnetId: '$near' };
  const sized = (VolumeSize: number) => [{ DeviceName: '/dev/sda1', Ebs: { VolumeSize } }];
  lab.run(
    'ec2:RunInstances',
    { ...launch, ImageId: UBUNTU, BlockDeviceMappings: sized(20) },
    { ubuntu: 'Instances.0.InstanceId' },
  );
  lab.wait(60);
  lab.run('ec2:CreateImage', { InstanceId: '$ubuntu', Name: 'golden' }, { image: 'ImageId' });
  lab.wait(120);
  const [image] = lab.run('ec2:DescribeImages', { ImageIds: ['$image'] }).Images as readonly JsonObject[];
  expect(image).toMatchObject({
    RootDeviceName: '/dev/sda1',
    BlockDeviceMappings: [{ DeviceName: '/dev/sda1', Ebs: { VolumeSize: 20, DeleteOnTermination: true } }],
  });
  expect(
    lab.refusal('ec2:RunInstances', { ...launch, ImageId: '$image', BlockDeviceMappings: sized(10) }),
  ).toMatch(
    /^InvalidBlockDeviceMapping: Volume of size 10GB is smaller than snapshot 'snap-\w+', expect size>= 20GB/,
  );
  lab.run('ec2:RunInstances', { ...launch, ImageId: '$image' }, { copy: 'Instances.0.InstanceId' });
  lab.wait(60);
  const [copy] = lab.run('ec2:DescribeInstances', { InstanceIds: ['$copy'] })
    .Reservations as readonly JsonObject[];
  expect(copy).toMatchObject({
    Instances: [{ RootDeviceName: '/dev/sda1', BlockDeviceMappings: [{ DeviceName: '/dev/sda1' }] }],
  });
  const Filters = [{ Name: 'attachment.instance-id', Values: ['$copy'] }];
  expect(lab.run('ec2:DescribeVolumes', { Filters }).Volumes).toMatchObject([
    { Size: 20, VolumeType: 'gp3', Attachments: [{ Device: '/dev/sda1' }] },
  ]);
  // Deregistering the image takes nothing from what was launched from it.
  lab.run('ec2:DeregisterImage', { ImageId: '$image' });
  expect(lab.run('ec2:DescribeVolumes', { Filters }).Volumes).toMatchObject([{ Size: 20 }]);
});

it('lists the root volume first, and keeps the order of an import', () => {
  const lab = new DataLab();
  for (const call of networkWorld) lab.run(...call);
  const devices = (id: string) => {
    const [found] = lab.run('ec2:DescribeInstances', { InstanceIds: [id] }).Reservations as readonly {
      readonly Instances: readonly { readonly BlockDeviceMappings: readonly JsonObject[] }[];
    }[];
    return found?.Instances[0]?.BlockDeviceMappings.map(({ DeviceName }) => DeviceName);
  };
  const attach = (Device: string, InstanceId: string) => {
    lab.run('ec2:CreateVolume', { AvailabilityZone: 'us-east-1a', Size: 1 }, { volume: 'VolumeId' });
    lab.wait(60);
    lab.run('ec2:AttachVolume', { Device, InstanceId, VolumeId: '$volume' });
    lab.wait(60);
  };
  attach('/dev/sdf', '$web');
  const Filters = [{ Name: 'attachment.device', Values: ['/dev/xvda'] }];
  lab.run('ec2:DescribeVolumes', { Filters }, { root: 'Volumes.0.VolumeId' });
  lab.run('ec2:ModifyVolume', { VolumeId: '$root', Size: 20 });
  expect(devices('$web')).toEqual(['/dev/xvda', '/dev/sdf']);

  const mapping = (DeviceName: string, VolumeId: string) => ({
    DeviceName,
    Ebs: { VolumeId, Status: 'attached', DeleteOnTermination: false },
  });
  lab.plant('instance', {
    InstanceId: 'i-0abcdef0123456789',
    ImageId: 'ami-0abcdef0123456789',
    RootDeviceName: '/dev/sda1',
    Placement: { AvailabilityZone: 'us-east-1a' },
    BlockDeviceMappings: [mapping('/dev/sdb', 'vol-0000000b'), mapping('/dev/sda1', 'vol-0000000a')],
  });
  const imported = 'i-0abcdef0123456789';
  expect(devices(imported)).toEqual(['/dev/sdb', '/dev/sda1']);
  lab.run('ec2:StopInstances', { InstanceIds: [imported] });
  lab.wait(60);
  lab.run('ec2:DetachVolume', { VolumeId: 'vol-0000000a' });
  lab.wait(60);
  expect(devices(imported)).toEqual(['/dev/sdb']);
});
