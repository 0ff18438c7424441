import { expect, it } from 'vitest';
import { textAt } from '../../testing/instance-lab.ts';
import { DataLab } from '../../testing/operations/data/data-lab.ts';

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
