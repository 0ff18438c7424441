import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../kernel/lib/json.ts';
import { InstanceLab } from '../../../testing/instance-lab.ts';

function scene() {
  const aws = new InstanceLab();
  const InstanceId = aws.instance({ SubnetId: aws.closed, UserData: 'QUJD' });
  /** What is known of the inside afterwards, or the code of the refusal. */
  const ask = (operation: string, input: JsonObject) => {
    const answer = aws.guest(operation, { InstanceId, ...input });
    return typeof answer === 'string' ? answer : aws.cloud.guest[InstanceId];
  };
  return { aws, InstanceId, ask };
}

describe('guest operations', () => {
  it('set, replace and forget what listens, beside what else is known', () => {
    const { ask } = scene();
    const https = { Protocol: 'tcp', Port: 443 };
    const dns = { Protocol: 'udp', Port: 53 };
    expect(ask('SetListeners', { Listeners: [https, dns, https] })).toEqual({
      UserData: 'QUJD',
      Listeners: [https, dns],
    });
    expect(ask('SetListeners', { Listeners: [] })).toEqual({ UserData: 'QUJD', Listeners: [] });
    expect(ask('SetListeners', { Listeners: null })).toEqual({ UserData: 'QUJD' });
  });

  it('NAT-16: set what happens to packets of others', () => {
    const { ask } = scene();
    expect(ask('SetForwarding', { Forwarding: 'masquerade' })).toMatchObject({ Forwarding: 'masquerade' });
    expect(ask('SetForwarding', { Forwarding: null })).toEqual({ UserData: 'QUJD' });
  });

  it.each([
    ['SetListeners', { Listeners: null }],
    ['SetForwarding', { Forwarding: null }],
  ])('%s wants an instance that is not terminated', (operation, input) => {
    const { aws, InstanceId, ask } = scene();
    expect(ask(operation, { ...input, InstanceId: 'i-0none' })).toBe('InvalidInstanceID.NotFound');
    aws.run('TerminateInstances', { InstanceIds: [InstanceId] });
    aws.settle();
    expect(ask(operation, input)).toBe('IncorrectInstanceState');
  });

  it('refuse what is no listener', () => {
    const { ask } = scene();
    expect(ask('SetListeners', { Listeners: [{ Protocol: 'tcp', Port: 70000 }] })).toBe(
      'InvalidParameterValue',
    );
    expect(ask('SetListeners', {})).toBe('MissingParameter');
  });

  it('hide their facts from describe and go with the instance', () => {
    const { aws, InstanceId } = scene();
    expect(aws.described(InstanceId)).not.toHaveProperty('UserData');
    aws.run('TerminateInstances', { InstanceIds: [InstanceId] });
    aws.wait(2 * 3_600_000);
    expect(aws.cloud.guest).toEqual({});
  });
});
