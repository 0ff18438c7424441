import { expect, it } from 'vitest';
import { textAt } from '../../testing/instance-lab.ts';
import { DataLab, fullRegistry } from '../../testing/operations/data/data-lab.ts';
import { imageId, images } from '../shared/images.ts';

const LaunchTemplateData = { ImageId: 'ami-0123456789abcdef0', InstanceType: 't3.small' };

function prepared() {
  const lab = new DataLab();
  lab.run('ec2:CreateVpc', { CidrBlock: '10.0.0.0/16' }, { vpc: 'Vpc.VpcId' });
  lab.run('ec2:CreateSubnet', { VpcId: '$vpc', CidrBlock: '10.0.1.0/24' }, { subnet: 'Subnet.SubnetId' });
  lab.run('ec2:CreateLaunchTemplate', { LaunchTemplateName: 'web', LaunchTemplateData });
  const launch = (more: object) =>
    lab.run('ec2:RunInstances', { MinCount: 1, MaxCount: 1, SubnetId: '$subnet', ...more });
  return { lab, launch };
}

it('launches what a template says, by its default version unless another is named', () => {
  const { lab, launch } = prepared();
  const newer = {
    LaunchTemplateName: 'web',
    SourceVersion: '1',
    LaunchTemplateData: { InstanceType: 't3.large' },
  };
  lab.run('ec2:CreateLaunchTemplateVersion', newer);
  const LaunchTemplateName = 'web';
  const typeOf = (more: object) => textAt(launch(more), 'Instances.0.InstanceType');
  expect(typeOf({ LaunchTemplate: { LaunchTemplateName } })).toBe('t3.small');
  expect(typeOf({ LaunchTemplate: { LaunchTemplateName, Version: '$Latest' } })).toBe('t3.large');
  expect(typeOf({ LaunchTemplate: { LaunchTemplateName }, InstanceType: 't3.nano' })).toBe('t3.nano');
});

it('launches an image of one’s own, and finds it among one’s own', () => {
  const { lab, launch } = prepared();
  const instance = textAt(launch({ ...LaunchTemplateData }), 'Instances.0.InstanceId');
  lab.wait(60);
  lab.run('ec2:CreateImage', { InstanceId: instance, Name: 'web-1' }, { image: 'ImageId' });
  expect(lab.run('ec2:DescribeImages', { Owners: ['self'] }).Images).toMatchObject([
    { ImageId: lab.fill('$image'), State: 'pending', Public: false },
  ]);
  lab.wait(60);
  expect(lab.run('ec2:DescribeImages', { ImageIds: ['$image'] }).Images).toMatchObject([
    { State: 'available' },
  ]);
  expect(textAt(launch({ ImageId: '$image' }), 'Instances.0.ImageId')).toBe(lab.fill('$image'));
});

it.each(images.map((image) => [image.name, image] as const))(
  'launches %s in its own Region by its id there, and nowhere else',
  (_name, image) => {
    const { lab, launch } = prepared();
    const InstanceType = image.architecture === 'arm64' ? 't4g.micro' : 't3.micro';
    const there = imageId('eu-west-1', image);
    const request = { MinCount: 1, MaxCount: 1, SubnetId: '$subnet', InstanceType, ImageId: there };
    expect(lab.refusal('ec2:RunInstances', request)).toBe(
      `InvalidAMIID.NotFound: The image id '[${there}]' does not exist`,
    );
    const here = imageId('us-east-1', image);
    expect(textAt(launch({ InstanceType, ImageId: here }), 'Instances.0.ImageId')).toBe(here);
  },
);

it('launches a copy of one’s own image in another Region by the id of the copy', () => {
  const { lab, launch } = prepared();
  lab.names.set('instance', textAt(launch(LaunchTemplateData), 'Instances.0.InstanceId'));
  lab.wait(60);
  lab.run('ec2:CreateImage', { InstanceId: '$instance', Name: 'web-1' }, { image: 'ImageId' });
  lab.wait(60);
  const copied = lab.in('eu-west-1', 'ec2:CopyImage', {
    Name: 'web-1',
    SourceImageId: '$image',
    SourceRegion: 'us-east-1',
  });
  lab.wait(60);
  const request = { MinCount: 1, MaxCount: 1, SubnetId: '$subnet', InstanceType: 't3.micro' };
  expect(lab.refusal('ec2:RunInstances', { ...request, ImageId: textAt(copied, 'ImageId') })).toMatch(
    /^InvalidAMIID\.NotFound: /,
  );
});

it('keeps the placement group of a launch, refuses one that is unknown, and keeps a group in use', () => {
  const { lab, launch } = prepared();
  const near = { ...LaunchTemplateData, Placement: { GroupName: 'near' } };
  const request = { MinCount: 1, MaxCount: 1, SubnetId: '$subnet', ...near };
  expect(lab.refusal('ec2:RunInstances', request)).toBe(
    "InvalidPlacementGroup.Unknown: The Placement Group 'near' is unknown.",
  );
  lab.run('ec2:CreatePlacementGroup', { GroupName: 'near' }, { group: 'PlacementGroup.GroupId' });
  const id = textAt(launch(near), 'Instances.0.InstanceId');
  const Filters = [{ Name: 'placement-group-name', Values: ['near'] }];
  expect(lab.run('ec2:DescribeInstances', { Filters }).Reservations).toMatchObject([
    { Instances: [{ InstanceId: id, Placement: { GroupName: 'near', GroupId: lab.fill('$group') } }] },
  ]);
  expect(lab.refusal('ec2:DeletePlacementGroup', { GroupName: 'near' })).toBe(
    "InvalidPlacementGroup.InUse: The placement group 'near' is in use and may not be deleted.",
  );
  lab.wait(60);
  lab.run('ec2:TerminateInstances', { InstanceIds: [id] });
  lab.wait(60);
  lab.run('ec2:DeletePlacementGroup', { GroupName: 'near' });
});

it('keeps the placement group of an imported instance', () => {
  const { lab, launch } = prepared();
  lab.run('ec2:CreatePlacementGroup', { GroupName: 'parts', Strategy: 'partition', PartitionCount: 3 });
  const Placement = { GroupName: 'parts', PartitionNumber: 3 };
  const described = launch({ ...LaunchTemplateData, Placement });
  const place = { account: '111122223333', region: 'us-east-1', mintId: String, warn: () => undefined };
  expect(fullRegistry.instance.describe.parse(described, place)).toMatchObject([
    { record: { PlacementGroupName: 'parts', PartitionNumber: 3 } },
    {},
  ]);
});

it('numbers the partition that a launch asks for', () => {
  const { lab, launch } = prepared();
  lab.run('ec2:CreatePlacementGroup', { GroupName: 'parts', Strategy: 'partition', PartitionCount: 3 });
  const launched = launch({ ...LaunchTemplateData, Placement: { GroupName: 'parts', PartitionNumber: 2 } });
  expect(launched.Instances).toMatchObject([{ Placement: { GroupName: 'parts', PartitionNumber: 2 } }]);
});
