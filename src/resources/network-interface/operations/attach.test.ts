import { describe, expect, it } from 'vitest';
import { InstanceLab, textAt } from '../../../testing/instance-lab.ts';

/** A running instance in `closed` and a free interface beside it. */
function scene() {
  const aws = new InstanceLab();
  const InstanceId = aws.instance({ SubnetId: aws.closed });
  const NetworkInterfaceId = aws.networkInterface({ SubnetId: aws.open });
  return { aws, InstanceId, NetworkInterfaceId };
}

describe('AttachNetworkInterface', () => {
  it('attaches at the index, first `attaching`, then `attached`; the instance shows it', () => {
    const { aws, InstanceId, NetworkInterfaceId } = scene();
    const { AttachmentId } = aws.run('AttachNetworkInterface', {
      NetworkInterfaceId,
      InstanceId,
      DeviceIndex: 1,
    });
    const attachment = { AttachmentId, InstanceId, DeviceIndex: 1, DeleteOnTermination: false };
    expect(aws.describedInterface(NetworkInterfaceId)).toMatchObject({
      Status: 'in-use',
      Attachment: { ...attachment, Status: 'attaching' },
    });
    aws.settle();
    expect(aws.describedInterface(NetworkInterfaceId)).toMatchObject({
      Attachment: { ...attachment, Status: 'attached' },
    });
    expect(aws.described(InstanceId).NetworkInterfaces).toMatchObject([
      { Attachment: { DeviceIndex: 0 } },
      { NetworkInterfaceId, Attachment: { DeviceIndex: 1 } },
    ]);
  });

  it('refuses an index in use and an interface in use', () => {
    const { aws, InstanceId, NetworkInterfaceId } = scene();
    expect(aws.refusal('AttachNetworkInterface', { NetworkInterfaceId, InstanceId, DeviceIndex: 0 })).toMatch(
      /^InvalidParameterValue: .*device index '0'/,
    );
    aws.run('AttachNetworkInterface', { NetworkInterfaceId, InstanceId, DeviceIndex: 1 });
    const second = aws.instance({ SubnetId: aws.closed });
    expect(
      aws.refusal('AttachNetworkInterface', { NetworkInterfaceId, InstanceId: second, DeviceIndex: 1 }),
    ).toBe(`InvalidNetworkInterface.InUse: Interface: [${NetworkInterfaceId}] in use.`);
  });

  it('NET-10: refuses another Availability Zone', () => {
    const { aws, InstanceId } = scene();
    const NetworkInterfaceId = aws.networkInterface({ SubnetId: aws.far });
    expect(aws.refusal('AttachNetworkInterface', { NetworkInterfaceId, InstanceId, DeviceIndex: 1 })).toMatch(
      /^InvalidParameterCombination: .*same availability zone/,
    );
  });

  it('NET-9: refuses more interfaces or addresses than the type takes', () => {
    const { aws, InstanceId, NetworkInterfaceId } = scene();
    aws.run('AttachNetworkInterface', { NetworkInterfaceId, InstanceId, DeviceIndex: 1 });
    const third = aws.networkInterface({ SubnetId: aws.open });
    expect(
      aws.refusal('AttachNetworkInterface', { NetworkInterfaceId: third, InstanceId, DeviceIndex: 2 }),
    ).toBe('AttachmentLimitExceeded: Interface count 3 exceeds the limit for t3.micro');
    const wide = aws.networkInterface({ SubnetId: aws.open, SecondaryPrivateIpAddressCount: 2 });
    const free = aws.instance({ SubnetId: aws.closed });
    expect(
      aws.refusal('AttachNetworkInterface', { NetworkInterfaceId: wide, InstanceId: free, DeviceIndex: 1 }),
    ).toBe('PrivateIpAddressLimitExceeded: Number of private addresses will exceed limit.');
  });

  it('wants an existing interface and an instance that runs or is stopped', () => {
    const { aws, InstanceId, NetworkInterfaceId } = scene();
    const refused = (input: { readonly [name: string]: string }) =>
      aws.refusal('AttachNetworkInterface', { NetworkInterfaceId, InstanceId, DeviceIndex: 1, ...input });
    expect(refused({ NetworkInterfaceId: 'eni-0none' })).toMatch(/^InvalidNetworkInterfaceID.NotFound: /);
    expect(refused({ InstanceId: 'i-0none' })).toMatch(/^InvalidInstanceID.NotFound: /);
    aws.run('StopInstances', { InstanceIds: [InstanceId] });
    expect(refused({})).toMatch(/^IncorrectState: /);
  });
});

describe('DetachNetworkInterface', () => {
  it('NET-10: frees a secondary interface, which keeps its addresses and Elastic IP', () => {
    const { aws, InstanceId, NetworkInterfaceId } = scene();
    aws.elasticIp(NetworkInterfaceId);
    const before = aws.describedInterface(NetworkInterfaceId);
    const attached = aws.run('AttachNetworkInterface', { NetworkInterfaceId, InstanceId, DeviceIndex: 1 });
    const AttachmentId = textAt(attached, 'AttachmentId');
    expect(aws.refusal('DetachNetworkInterface', { AttachmentId })).toMatch(/^IncorrectState: /);
    aws.settle();
    aws.run('DetachNetworkInterface', { AttachmentId });
    expect(aws.describedInterface(NetworkInterfaceId)).toMatchObject({ Attachment: { Status: 'detaching' } });
    aws.settle();
    expect(aws.describedInterface(NetworkInterfaceId)).toEqual(before);
  });

  it('NET-10: refuses the primary interface and unknown attachments', () => {
    const { aws, InstanceId } = scene();
    const AttachmentId = textAt(aws.described(InstanceId), 'NetworkInterfaces.0.Attachment.AttachmentId');
    expect(aws.refusal('DetachNetworkInterface', { AttachmentId })).toBe(
      'OperationNotPermitted: The network interface at device index 0 cannot be detached.',
    );
    expect(aws.refusal('DetachNetworkInterface', { AttachmentId: 'eni-attach-0none' })).toMatch(
      /^InvalidAttachmentID.NotFound: /,
    );
  });
});

describe('DeleteNetworkInterface', () => {
  it('deletes a free one and lets go its Elastic IP', () => {
    const { aws, NetworkInterfaceId } = scene();
    const AllocationId = aws.elasticIp(NetworkInterfaceId);
    aws.run('DeleteNetworkInterface', { NetworkInterfaceId });
    expect(aws.all('network-interface').some((item) => item.id === NetworkInterfaceId)).toBe(false);
    expect(aws.all('elastic-ip')).toMatchObject([{ id: AllocationId }]);
    expect(aws.all('elastic-ip')[0]).not.toHaveProperty('Association');
    expect(aws.refusal('DeleteNetworkInterface', { NetworkInterfaceId })).toMatch(
      /^InvalidNetworkInterfaceID.NotFound: /,
    );
  });

  it('refuses one in use', () => {
    const { aws, InstanceId } = scene();
    const NetworkInterfaceId = textAt(aws.described(InstanceId), 'NetworkInterfaces.0.NetworkInterfaceId');
    expect(aws.refusal('DeleteNetworkInterface', { NetworkInterfaceId })).toBe(
      `InvalidParameterValue: Network interface '${NetworkInterfaceId}' is currently in use.`,
    );
  });
});
