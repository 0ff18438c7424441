import { expect, it } from 'vitest';
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
