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
        { BlockDeviceMappings: [{ DeviceName: '/dev/sdf', Ebs: { VolumeId: lab.fill('$volume') } }] },
      ],
    },
  ]);
  lab.run('ec2:TerminateInstances', { InstanceIds: ['$web'] });
  lab.wait(60);
  expect(volume()).toMatchObject([{ State: 'available', Attachments: [] }]);
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
