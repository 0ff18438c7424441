import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../kernel/lib/json.ts';
import { InstanceLab } from '../../../testing/instance-lab.ts';

function scene() {
  const aws = new InstanceLab();
  const InstanceId = aws.instance({ SubnetId: aws.closed, InstanceType: 'm5.large' });
  return {
    aws,
    InstanceId,
    modify: (input: JsonObject) => aws.run('ModifyInstanceAttribute', { InstanceId, ...input }),
    refused: (input: JsonObject) => aws.refusal('ModifyInstanceAttribute', { InstanceId, ...input }),
    attribute: (Attribute: string) => {
      const { InstanceId: id, ...shown } = aws.run('DescribeInstanceAttribute', { InstanceId, Attribute });
      expect(id).toBe(InstanceId);
      return shown;
    },
    stop: () => {
      aws.run('StopInstances', { InstanceIds: [InstanceId] });
      aws.settle();
    },
  };
}

describe('ModifyInstanceAttribute', () => {
  it('changes type and user data of a stopped instance only', () => {
    const { modify, refused, attribute, stop } = scene();
    const stopped = /^IncorrectInstanceState: .*not in the 'stopped' state/;
    expect(refused({ InstanceType: { Value: 't3.small' } })).toMatch(stopped);
    expect(refused({ UserData: { Value: 'QUJD' } })).toMatch(stopped);
    stop();
    modify({ InstanceType: { Value: 't3.small' } });
    modify({ UserData: { Value: 'QUJD' } });
    expect([attribute('instanceType'), attribute('userData')]).toEqual([
      { InstanceType: { Value: 't3.small' } },
      { UserData: { Value: 'QUJD' } },
    ]);
    modify({ UserData: { Value: '' } });
    expect(attribute('userData')).toEqual({ UserData: {} });
    expect(refused({ InstanceType: { Value: 'huge' } })).toMatch(/^InvalidParameterValue: /);
    expect(refused({ UserData: { Value: '?' } })).toMatch(/^InvalidParameterValue: /);
  });

  it('NET-9: the new type must take what is attached', () => {
    const { aws, InstanceId, refused, stop } = scene();
    for (const DeviceIndex of [1, 2]) {
      const NetworkInterfaceId = aws.networkInterface({ SubnetId: aws.closed });
      aws.run('AttachNetworkInterface', { InstanceId, NetworkInterfaceId, DeviceIndex });
    }
    const NetworkInterfaceId = aws.all('network-interface')[0]?.id ?? '';
    aws.run('AssignPrivateIpAddresses', { NetworkInterfaceId, SecondaryPrivateIpAddressCount: 4 });
    stop();
    expect(refused({ InstanceType: { Value: 't3.micro' } })).toBe(
      'AttachmentLimitExceeded: Interface count 3 exceeds the limit for t3.micro',
    );
    expect(refused({ InstanceType: { Value: 't3.small' } })).toMatch(/^PrivateIpAddressLimitExceeded: /);
  });

  it('passes groups and the check on to its one interface', () => {
    const { aws, InstanceId, modify, refused, attribute } = scene();
    const GroupId = aws.group('web');
    modify({ Groups: [GroupId] });
    modify({ SourceDestCheck: { Value: false } });
    expect(aws.described(InstanceId)).toMatchObject({
      SecurityGroups: [{ GroupId, GroupName: 'web' }],
      SourceDestCheck: false,
    });
    expect(attribute('groupSet')).toEqual({ Groups: [{ GroupId, GroupName: 'web' }] });
    expect(attribute('sourceDestCheck')).toEqual({ SourceDestCheck: { Value: false } });
    expect(refused({ Groups: ['sg-0none'] })).toMatch(/^InvalidGroup.NotFound: /);
    const seventeen = Array.from({ length: 17 }, (_, index) => `sg-${index}`);
    expect(refused({ Groups: seventeen })).toMatch(/^SecurityGroupsPerInterfaceLimitExceeded: /);
    const NetworkInterfaceId = aws.networkInterface({ SubnetId: aws.closed });
    aws.run('AttachNetworkInterface', { InstanceId, NetworkInterfaceId, DeviceIndex: 1 });
    expect(refused({ SourceDestCheck: { Value: true } })).toMatch(/^InvalidInstanceID: There are multiple/);
  });

  it('takes the older form with a name and a value', () => {
    const { modify, attribute } = scene();
    modify({ Attribute: 'disableApiTermination', Value: 'true' });
    modify({ Attribute: 'sourceDestCheck', Value: 'false' });
    expect(attribute('disableApiTermination')).toEqual({ DisableApiTermination: { Value: true } });
    expect(attribute('sourceDestCheck')).toEqual({ SourceDestCheck: { Value: false } });
  });

  it('changes exactly one attribute of an instance that exists', () => {
    const { aws, InstanceId, refused } = scene();
    expect(refused({})).toBe('InvalidParameterCombination: No attributes specified.');
    const two = { DisableApiTermination: { Value: true }, SourceDestCheck: { Value: true } };
    expect(refused(two)).toBe('InvalidParameterCombination: Fields for multiple attribute types specified');
    expect(refused({ InstanceId: 'i-0none', DisableApiTermination: { Value: true } })).toMatch(
      /^InvalidInstanceID.NotFound: /,
    );
    aws.run('TerminateInstances', { InstanceIds: [InstanceId] });
    aws.settle();
    expect(refused({ SourceDestCheck: { Value: true } })).toMatch(/^IncorrectInstanceState: /);
  });
});

describe('DescribeInstanceAttribute', () => {
  it.each([
    ['kernel', { KernelId: {} }],
    ['ramdisk', { RamdiskId: {} }],
    ['instanceInitiatedShutdownBehavior', { InstanceInitiatedShutdownBehavior: { Value: 'stop' } }],
    ['rootDeviceName', { RootDeviceName: { Value: '/dev/xvda' } }],
    ['blockDeviceMapping', { BlockDeviceMappings: [] }],
    ['productCodes', { ProductCodes: [] }],
    ['ebsOptimized', { EbsOptimized: { Value: false } }],
    ['sriovNetSupport', { SriovNetSupport: {} }],
    ['enaSupport', { EnaSupport: { Value: true } }],
    ['enclaveOptions', { EnclaveOptions: { Enabled: false } }],
    ['disableApiStop', { DisableApiStop: { Value: false } }],
  ])('%s', (name, expected) => {
    expect(scene().attribute(name)).toEqual(expected);
  });

  it('refuses an unknown instance', () => {
    const input = { InstanceId: 'i-0none', Attribute: 'userData' };
    expect(scene().aws.refusal('DescribeInstanceAttribute', input)).toMatch(/^InvalidInstanceID.NotFound: /);
  });
});
