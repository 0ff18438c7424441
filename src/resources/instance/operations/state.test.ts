import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../kernel/lib/json.ts';
import { InstanceLab, micro, textAt } from '../../../testing/instance-lab.ts';

function change(aws: InstanceLab, operation: string, id: string) {
  return aws.run(operation, { InstanceIds: [id] });
}

describe('states of an instance', () => {
  it('EC2-1: running, stopping, stopped, pending, running', () => {
    const aws = new InstanceLab();
    const id = aws.instance({ SubnetId: aws.closed });
    expect(change(aws, 'StopInstances', id)).toEqual({
      StoppingInstances: [
        {
          InstanceId: id,
          CurrentState: { Code: 64, Name: 'stopping' },
          PreviousState: { Code: 16, Name: 'running' },
        },
      ],
    });
    expect(aws.refusal('StartInstances', { InstanceIds: [id] })).toBe(
      `IncorrectInstanceState: The instance '${id}' is not in a state from which it can be started.`,
    );
    aws.settle();
    expect(aws.described(id)).toMatchObject({
      State: { Code: 80, Name: 'stopped' },
      StateTransitionReason: expect.stringMatching(/^User initiated \(2026-01-01 \d\d:\d\d:\d\d GMT\)$/),
      StateReason: { Code: 'Client.UserInitiatedShutdown' },
    });
    expect(change(aws, 'StartInstances', id)).toMatchObject({
      StartingInstances: [{ CurrentState: { Code: 0, Name: 'pending' } }],
    });
    expect(aws.refusal('StopInstances', { InstanceIds: [id] })).toMatch(/^IncorrectInstanceState: /);
    aws.settle();
    expect(aws.described(id)).toMatchObject({ State: { Name: 'running' }, StateTransitionReason: '' });
  });

  it('answers a state that is reached already and changes nothing', () => {
    const aws = new InstanceLab();
    const id = aws.instance({ SubnetId: aws.closed });
    const before = aws.cloud.tables;
    expect(change(aws, 'StartInstances', id)).toMatchObject({
      StartingInstances: [{ CurrentState: { Name: 'running' }, PreviousState: { Name: 'running' } }],
    });
    expect(change(aws, 'RebootInstances', id)).toEqual({});
    expect(aws.cloud.tables).toEqual(before);
  });

  it('changes all of them or none', () => {
    const aws = new InstanceLab();
    const id = aws.instance({ SubnetId: aws.closed });
    for (const operation of ['StartInstances', 'StopInstances', 'RebootInstances', 'TerminateInstances'])
      expect(aws.refusal(operation, { InstanceIds: [id, 'i-0none'] })).toBe(
        "InvalidInstanceID.NotFound: The instance ID 'i-0none' does not exist",
      );
    change(aws, 'StopInstances', id);
    expect(aws.refusal('RebootInstances', { InstanceIds: [id] })).toMatch(/^IncorrectInstanceState: /);
  });

  it('IGW-5, EC2-3: stop releases the auto-assigned address, start brings another one', () => {
    const aws = new InstanceLab();
    const id = aws.instance({ SubnetId: aws.open });
    const first = textAt(aws.described(id), 'PublicIpAddress');
    const privateAddress = textAt(aws.described(id), 'PrivateIpAddress');
    change(aws, 'StopInstances', id);
    aws.settle();
    expect(aws.described(id)).not.toHaveProperty('PublicIpAddress');
    change(aws, 'StartInstances', id);
    aws.settle();
    expect(aws.described(id)).toMatchObject({ PrivateIpAddress: privateAddress });
    expect(textAt(aws.described(id), 'PublicIpAddress')).not.toBe(first);
  });

  it('IGW-5: an Elastic IP takes the place of the auto-assigned address and stays', () => {
    const aws = new InstanceLab();
    const id = aws.instance({ SubnetId: aws.open });
    aws.elasticIp(textAt(aws.described(id), 'NetworkInterfaces.0.NetworkInterfaceId'));
    const elastic = aws.all('elastic-ip')[0]?.PublicIp;
    const association = { PublicIp: elastic, IpOwnerId: aws.account };
    expect(aws.described(id)).toMatchObject({
      PublicIpAddress: elastic,
      NetworkInterfaces: [{ Association: association, PrivateIpAddresses: [{ Association: association }] }],
    });
    expect(aws.all('network-interface')[0]?.PrivateIpAddresses[0]).not.toHaveProperty('Association');
    change(aws, 'StopInstances', id);
    aws.settle();
    expect(aws.described(id)).toMatchObject({ PublicIpAddress: elastic });
    change(aws, 'StartInstances', id);
    aws.settle();
    expect(aws.described(id)).toMatchObject({ PublicIpAddress: elastic });
  });

  it('IGW-5: a restart with a second interface brings no new address', () => {
    const aws = new InstanceLab();
    const InstanceId = aws.instance({ SubnetId: aws.open });
    const NetworkInterfaceId = aws.networkInterface({ SubnetId: aws.closed });
    aws.run('AttachNetworkInterface', { InstanceId, NetworkInterfaceId, DeviceIndex: 1 });
    for (const operation of ['StopInstances', 'StartInstances']) {
      change(aws, operation, InstanceId);
      aws.settle();
    }
    expect(aws.described(InstanceId)).not.toHaveProperty('PublicIpAddress');
  });
});

describe('TerminateInstances', () => {
  it('EC2-4: deletes or frees the interfaces and lets go the Elastic IPs', () => {
    const aws = new InstanceLab();
    const kept = aws.networkInterface({ SubnetId: aws.closed });
    const id = aws.instance({
      NetworkInterfaces: [
        { DeviceIndex: 0, SubnetId: aws.closed },
        { DeviceIndex: 1, NetworkInterfaceId: kept },
      ],
    });
    aws.elasticIp(textAt(aws.described(id), 'NetworkInterfaces.0.NetworkInterfaceId'));
    expect(change(aws, 'TerminateInstances', id)).toMatchObject({
      TerminatingInstances: [{ CurrentState: { Code: 32, Name: 'shutting-down' } }],
    });
    expect(aws.refusal('StartInstances', { InstanceIds: [id] })).toMatch(/^IncorrectInstanceState: /);
    aws.settle();
    expect(aws.described(id)).toMatchObject({
      State: { Code: 48, Name: 'terminated' },
      NetworkInterfaces: [],
      SecurityGroups: [],
    });
    expect(aws.described(id)).not.toHaveProperty('VpcId');
    expect(aws.all('network-interface').map((item) => item.id)).toEqual([kept]);
    expect(aws.describedInterface(kept)).toMatchObject({ Status: 'available' });
    expect(aws.all('elastic-ip')).toHaveLength(1);
    expect(aws.all('elastic-ip')[0]).not.toHaveProperty('Association');
    expect(change(aws, 'TerminateInstances', id)).toMatchObject({
      TerminatingInstances: [{ PreviousState: { Name: 'terminated' } }],
    });
  });

  it('is refused while termination protection is on', () => {
    const aws = new InstanceLab();
    const InstanceId = aws.instance({ SubnetId: aws.closed, DisableApiTermination: true });
    expect(aws.refusal('TerminateInstances', { InstanceIds: [InstanceId] })).toBe(
      `OperationNotPermitted: The instance '${InstanceId}' may not be terminated. Modify its 'disableApiTermination' instance attribute and try again.`,
    );
    aws.run('ModifyInstanceAttribute', { InstanceId, DisableApiTermination: { Value: false } });
    change(aws, 'TerminateInstances', InstanceId);
  });

  it('overtakes a launch that is still pending, and the instance is forgotten an hour later', () => {
    const aws = new InstanceLab();
    const id = textAt(aws.run('RunInstances', { ...micro, SubnetId: aws.closed }), 'Instances.0.InstanceId');
    change(aws, 'TerminateInstances', id);
    aws.settle();
    expect(aws.described(id)).toMatchObject({ State: { Name: 'terminated' } });
    aws.wait(2 * 3_600_000);
    expect(aws.all('instance')).toEqual([]);
  });
});

describe('DescribeInstanceStatus', () => {
  it('EC2-7: shows running instances, whose checks need two minutes', () => {
    const aws = new InstanceLab();
    const id = aws.instance({ SubnetId: aws.closed });
    const stopped = aws.instance({ SubnetId: aws.closed });
    change(aws, 'StopInstances', stopped);
    aws.settle();
    const status = (input: JsonObject, after: number) => {
      const answer = aws.later('DescribeInstanceStatus', input, after);
      return typeof answer === 'string' ? answer : answer.InstanceStatuses;
    };
    expect(status({}, 0)).toMatchObject([{ InstanceId: id, InstanceStatus: { Status: 'initializing' } }]);
    expect(status({ IncludeAllInstances: true }, 0)).toMatchObject([
      { InstanceId: id },
      { InstanceId: stopped, InstanceStatus: { Status: 'not-applicable' } },
    ]);
    const Filters = [{ Name: 'instance-status.reachability', Values: ['passed'] }];
    expect(status({ Filters }, 0)).toEqual([]);
    expect(status({}, 120_000)).toMatchObject([
      {
        InstanceStatus: { Status: 'ok', Details: [{ Name: 'reachability', Status: 'passed' }] },
        SystemStatus: { Status: 'ok' },
      },
    ]);
    expect(status({ InstanceIds: ['i-0none'] }, 0)).toBe('InvalidInstanceID.NotFound');
  });
});
