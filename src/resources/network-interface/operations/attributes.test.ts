import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../kernel/lib/json.ts';
import { InstanceLab, textAt } from '../../../testing/instance-lab.ts';

const MODIFY = 'ModifyNetworkInterfaceAttribute';

function scene() {
  const aws = new InstanceLab();
  const NetworkInterfaceId = aws.networkInterface({ SubnetId: aws.closed });
  const attribute = (Attribute: string) =>
    aws.run('DescribeNetworkInterfaceAttribute', { NetworkInterfaceId, Attribute });
  return { aws, NetworkInterfaceId, attribute };
}

describe('attributes of a network interface', () => {
  it('change one at a time and read back', () => {
    const { aws, NetworkInterfaceId, attribute } = scene();
    const GroupId = aws.group('web');
    const changes: readonly JsonObject[] = [
      { Description: { Value: 'front' } },
      { SourceDestCheck: { Value: false } },
      { Groups: [GroupId] },
      { AssociatePublicIpAddress: true },
    ];
    for (const change of changes) aws.run(MODIFY, { NetworkInterfaceId, ...change });
    expect(attribute('description')).toEqual({ NetworkInterfaceId, Description: { Value: 'front' } });
    expect(attribute('sourceDestCheck')).toEqual({ NetworkInterfaceId, SourceDestCheck: { Value: false } });
    expect(attribute('groupSet')).toEqual({ NetworkInterfaceId, Groups: [{ GroupId, GroupName: 'web' }] });
    expect(attribute('associatePublicIpAddress')).toMatchObject({ AssociatePublicIpAddress: true });
    expect(attribute('attachment')).toEqual({ NetworkInterfaceId });
  });

  it('keep DeleteOnTermination with the attachment', () => {
    const { aws, attribute } = scene();
    const NetworkInterfaceId = aws.networkInterface({ SubnetId: aws.closed });
    const InstanceId = aws.instance({ SubnetId: aws.closed });
    const attached = aws.run('AttachNetworkInterface', { NetworkInterfaceId, InstanceId, DeviceIndex: 1 });
    const AttachmentId = textAt(attached, 'AttachmentId');
    aws.run(MODIFY, { NetworkInterfaceId, Attachment: { AttachmentId, DeleteOnTermination: true } });
    expect(aws.describedInterface(NetworkInterfaceId)).toMatchObject({
      Attachment: { DeleteOnTermination: true },
    });
    const wrong = { AttachmentId: 'eni-attach-0none', DeleteOnTermination: true };
    expect(aws.refusal(MODIFY, { NetworkInterfaceId, Attachment: wrong })).toMatch(
      /^InvalidAttachmentID.NotFound: /,
    );
    expect(attribute('attachment')).not.toHaveProperty('Attachment');
  });

  it('refuse none, several, unknown interfaces and groups that do not fit', () => {
    const { aws, NetworkInterfaceId } = scene();
    const refused = (input: JsonObject) => aws.refusal(MODIFY, { NetworkInterfaceId, ...input });
    expect(refused({})).toBe('InvalidParameterCombination: No attributes specified.');
    expect(refused({ Description: { Value: '' }, SourceDestCheck: { Value: true } })).toBe(
      'InvalidParameterCombination: Fields for multiple attribute types specified',
    );
    expect(refused({ NetworkInterfaceId: 'eni-0none' })).toMatch(/^InvalidNetworkInterfaceID.NotFound: /);
    expect(refused({ Groups: ['sg-0none'] })).toMatch(/^InvalidGroup.NotFound: /);
    expect(refused({ Groups: [aws.group('far', aws.otherVpc)] })).toMatch(/^InvalidParameterValue: /);
    const seventeen = Array.from({ length: 17 }, (_, index) => `sg-${index}`);
    expect(refused({ Groups: seventeen })).toMatch(/^SecurityGroupsPerInterfaceLimitExceeded: /);
    expect(aws.refusal('DescribeNetworkInterfaceAttribute', { NetworkInterfaceId })).toMatch(
      /^InvalidParameterCombination: /,
    );
    expect(aws.refusal('DescribeNetworkInterfaceAttribute', { NetworkInterfaceId: 'eni-0none' })).toMatch(
      /^InvalidNetworkInterfaceID.NotFound: /,
    );
  });

  it('NET-11: a reset turns the check on again', () => {
    const { aws, NetworkInterfaceId, attribute } = scene();
    aws.run(MODIFY, { NetworkInterfaceId, SourceDestCheck: { Value: false } });
    const reset = (input: JsonObject) => aws.refusal('ResetNetworkInterfaceAttribute', input);
    expect(reset({ NetworkInterfaceId })).toMatch(/^InvalidParameterCombination: /);
    expect(reset({ NetworkInterfaceId: 'eni-0none' })).toMatch(/^InvalidNetworkInterfaceID.NotFound: /);
    aws.run('ResetNetworkInterfaceAttribute', { NetworkInterfaceId, SourceDestCheck: 'true' });
    expect(attribute('sourceDestCheck')).toMatchObject({ SourceDestCheck: { Value: true } });
  });
});
