import { describe, expect, it } from 'vitest';
import { InstanceLab } from '../../../testing/instance-lab.ts';

const NOT_FOUND = /^InvalidNetworkInterfaceID.NotFound: /;

function scene() {
  const aws = new InstanceLab();
  const NetworkInterfaceId = aws.networkInterface({ SubnetId: aws.closed });
  const addresses = (id = NetworkInterfaceId) =>
    aws
      .all('network-interface')
      .find((item) => item.id === id)
      ?.PrivateIpAddresses.map((entry) => entry.PrivateIpAddress);
  return { aws, NetworkInterfaceId, addresses };
}

describe('AssignPrivateIpAddresses', () => {
  it('adds the named addresses or the lowest free ones', () => {
    const { aws, NetworkInterfaceId, addresses } = scene();
    const named = aws.run('AssignPrivateIpAddresses', {
      NetworkInterfaceId,
      PrivateIpAddresses: ['10.0.2.77'],
    });
    expect(named).toEqual({
      NetworkInterfaceId,
      AssignedPrivateIpAddresses: [{ PrivateIpAddress: '10.0.2.77' }],
    });
    aws.run('AssignPrivateIpAddresses', { NetworkInterfaceId, SecondaryPrivateIpAddressCount: 2 });
    expect(addresses()).toEqual(['10.0.2.4', '10.0.2.77', '10.0.2.5', '10.0.2.6']);
  });

  it('moves an address from another interface only when allowed, and never a primary one', () => {
    const { aws, NetworkInterfaceId, addresses } = scene();
    const holder = aws.networkInterface({ SubnetId: aws.closed, SecondaryPrivateIpAddressCount: 1 });
    const move = { NetworkInterfaceId, PrivateIpAddresses: ['10.0.2.6'] };
    expect(aws.refusal('AssignPrivateIpAddresses', move)).toBe(
      'InvalidParameterValue: Some of [10.0.2.6] are assigned, but move is not allowed.',
    );
    aws.run('AssignPrivateIpAddresses', { ...move, AllowReassignment: true });
    expect([addresses(), addresses(holder)]).toEqual([['10.0.2.4', '10.0.2.6'], ['10.0.2.5']]);
    const primary = { NetworkInterfaceId, PrivateIpAddresses: ['10.0.2.5'], AllowReassignment: true };
    expect(aws.refusal('AssignPrivateIpAddresses', primary)).toMatch(/^InvalidParameterValue: The primary/);
  });

  it('NET-9: counts against the type of the instance it serves', () => {
    const { aws } = scene();
    const id = aws.instance({ SubnetId: aws.closed });
    const NetworkInterfaceId = aws
      .all('network-interface')
      .find((item) => item.Attachment?.InstanceId === id)?.id;
    const input = { NetworkInterfaceId: NetworkInterfaceId ?? '' };
    aws.run('AssignPrivateIpAddresses', { ...input, SecondaryPrivateIpAddressCount: 1 });
    expect(aws.refusal('AssignPrivateIpAddresses', { ...input, SecondaryPrivateIpAddressCount: 1 })).toBe(
      'PrivateIpAddressLimitExceeded: Number of private addresses will exceed limit.',
    );
  });

  it('refuses what cannot be meant', () => {
    const { aws, NetworkInterfaceId } = scene();
    const assign = (input: Parameters<InstanceLab['refusal']>[1]) =>
      aws.refusal('AssignPrivateIpAddresses', { NetworkInterfaceId, ...input });
    expect(assign({})).toMatch(/^InvalidParameterCombination: /);
    expect(assign({ PrivateIpAddresses: ['10.0.2.9'], SecondaryPrivateIpAddressCount: 1 })).toMatch(
      /^InvalidParameterCombination: /,
    );
    expect(assign({ PrivateIpAddresses: ['10.0.2.9', '10.0.2.9'] })).toMatch(/^InvalidIPAddress.InUse: /);
    expect(assign({ SecondaryPrivateIpAddressCount: 251 })).toMatch(/^InsufficientFreeAddressesInSubnet: /);
    expect(assign({ NetworkInterfaceId: 'eni-0none', SecondaryPrivateIpAddressCount: 1 })).toMatch(NOT_FOUND);
  });
});

describe('UnassignPrivateIpAddresses', () => {
  it('takes secondary addresses away, with their Elastic IPs', () => {
    const { aws, NetworkInterfaceId, addresses } = scene();
    aws.run('AssignPrivateIpAddresses', { NetworkInterfaceId, SecondaryPrivateIpAddressCount: 2 });
    aws.elasticIp(NetworkInterfaceId, '10.0.2.5');
    aws.run('UnassignPrivateIpAddresses', { NetworkInterfaceId, PrivateIpAddresses: ['10.0.2.5'] });
    expect(addresses()).toEqual(['10.0.2.4', '10.0.2.6']);
    expect(aws.all('elastic-ip')[0]).not.toHaveProperty('Association');
  });

  it('refuses the primary and foreign addresses', () => {
    const { aws, NetworkInterfaceId } = scene();
    const unassign = (id: string, address: string) =>
      aws.refusal('UnassignPrivateIpAddresses', { NetworkInterfaceId: id, PrivateIpAddresses: [address] });
    expect(unassign(NetworkInterfaceId, '10.0.2.4')).toMatch(/^InvalidParameterValue: The primary/);
    expect(unassign(NetworkInterfaceId, '10.0.2.9')).toBe(
      `InvalidParameterValue: Some of [10.0.2.9] are not assigned to interface ${NetworkInterfaceId}`,
    );
    expect(unassign('eni-0none', '10.0.2.9')).toMatch(NOT_FOUND);
  });
});
