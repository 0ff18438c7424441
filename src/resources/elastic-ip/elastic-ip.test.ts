import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../kernel/lib/json.ts';
import { Account, parseImported } from '../../testing/account.ts';
import {
  addAddress,
  addInstance,
  addInterface,
  dig,
  listOf,
  primaryInterface,
  smallNetwork,
} from '../../testing/small-network.ts';

function setUp() {
  const aws = new Account();
  const net = smallNetwork(aws);
  return { aws, net, AllocationId: addAddress(aws) };
}

function described(aws: Account, AllocationId: string): JsonObject {
  const [address] = listOf(aws.run('DescribeAddresses', { AllocationIds: [AllocationId] }), 'Addresses');
  return address ?? {};
}

describe('AllocateAddress and ReleaseAddress', () => {
  it('gives a public address of the Region', () => {
    const { aws } = setUp();
    const answer = aws.run('AllocateAddress', {
      Domain: 'vpc',
      TagSpecifications: [{ ResourceType: 'elastic-ip', Tags: [{ Key: 'Name', Value: 'front' }] }],
    });
    expect(answer).toEqual({
      AllocationId: expect.stringMatching(/^eipalloc-0[0-9a-f]{16}$/),
      PublicIp: expect.stringMatching(/^\d+\.\d+\.\d+\.\d+$/),
      PublicIpv4Pool: 'amazon',
      NetworkBorderGroup: 'us-east-1',
      Domain: 'vpc',
    });
    expect(described(aws, dig(answer, 'AllocationId'))).toEqual({
      ...answer,
      Tags: [{ Key: 'Name', Value: 'front' }],
    });
  });

  it('gives the address asked for, once, if it is a public one', () => {
    const { aws } = setUp();
    expect(aws.run('AllocateAddress', { Address: '3.210.4.5' }).PublicIp).toBe('3.210.4.5');
    for (const Address of ['3.210.4.5', '10.0.0.1', 'front'])
      expect(aws.refusal('AllocateAddress', { Address })).toBe(
        `InvalidAddress.NotFound: Address '${Address}' not found.`,
      );
    const TagSpecifications = [{ ResourceType: 'vpc', Tags: [] }];
    expect(aws.refusal('AllocateAddress', { TagSpecifications })).toMatch(/^InvalidParameterValue/);
  });

  it('releases by id or by address', () => {
    const { aws, AllocationId } = setUp();
    aws.run('ReleaseAddress', { AllocationId });
    expect(aws.refusal('ReleaseAddress', { AllocationId })).toBe(
      `InvalidAllocationID.NotFound: The allocation ID '${AllocationId}' does not exist`,
    );
    const PublicIp = dig(aws.run('AllocateAddress'), 'PublicIp');
    aws.run('ReleaseAddress', { PublicIp });
    expect(aws.refusal('ReleaseAddress', { PublicIp })).toBe(
      `InvalidAddress.NotFound: Address '${PublicIp}' not found.`,
    );
    expect(aws.refusal('ReleaseAddress', {})).toMatch(/^MissingParameter/);
    expect(aws.refusal('ReleaseAddress', { PublicIp, AllocationId })).toMatch(/^InvalidParameterCombination/);
  });

  it('does not release an address in use', () => {
    const { aws, net, AllocationId } = setUp();
    aws.run('AssociateAddress', { AllocationId, NetworkInterfaceId: addInterface(aws, net.front) });
    expect(aws.refusal('ReleaseAddress', { AllocationId })).toBe(
      `InvalidIPAddress.InUse: Address ${dig(described(aws, AllocationId), 'PublicIp')} is in use.`,
    );
  });
});

describe('AssociateAddress', () => {
  it('IGW-5: takes the place of the auto-assigned address, for good', () => {
    const { aws, net, AllocationId } = setUp();
    aws.run('ModifySubnetAttribute', { SubnetId: net.front, MapPublicIpOnLaunch: { Value: true } });
    const InstanceId = addInstance(aws, net.front);
    const eni = primaryInterface(aws, InstanceId);
    const autoAssigned = () =>
      aws.all('network-interface').find((each) => each.id === eni)?.PrivateIpAddresses[0]?.Association;
    expect(autoAssigned()?.IpOwnerId).toBe('amazon');
    const AssociationId = dig(aws.run('AssociateAddress', { AllocationId, InstanceId }), 'AssociationId');
    expect(autoAssigned()).toBeUndefined();
    expect(described(aws, AllocationId)).toMatchObject({
      AssociationId,
      InstanceId,
      NetworkInterfaceId: eni,
      NetworkInterfaceOwnerId: aws.account,
      PrivateIpAddress: '10.0.0.4',
    });
    aws.run('DisassociateAddress', { AssociationId });
    expect(autoAssigned()).toBeUndefined();
    expect(described(aws, AllocationId)).not.toHaveProperty('AssociationId');
  });

  it('EC2-4: termination disassociates but keeps the address', () => {
    const { aws, net, AllocationId } = setUp();
    const InstanceId = addInstance(aws, net.front);
    aws.run('AssociateAddress', { AllocationId, InstanceId });
    aws.run('TerminateInstances', { InstanceIds: [InstanceId] });
    aws.settle();
    expect(described(aws, AllocationId)).not.toHaveProperty('AssociationId');
  });

  it('goes to the private address that is named, also by public address', () => {
    const { aws, net, AllocationId } = setUp();
    const NetworkInterfaceId = addInterface(aws, net.front);
    aws.run('AssignPrivateIpAddresses', { NetworkInterfaceId, PrivateIpAddresses: ['10.0.0.77'] });
    const PublicIp = dig(described(aws, AllocationId), 'PublicIp');
    aws.run('AssociateAddress', { PublicIp, NetworkInterfaceId, PrivateIpAddress: '10.0.0.77' });
    expect(described(aws, AllocationId)).toMatchObject({ PrivateIpAddress: '10.0.0.77' });
    expect(
      aws.refusal('AssociateAddress', { AllocationId, NetworkInterfaceId, PrivateIpAddress: '10.0.0.78' }),
    ).toMatch(/^InvalidParameterValue/);
    aws.run('DisassociateAddress', { PublicIp });
    expect(described(aws, AllocationId)).not.toHaveProperty('PrivateIpAddress');
  });

  it('moves unless told not to, and pushes out what was there', () => {
    const { aws, net, AllocationId } = setUp();
    const [first, second] = [addInterface(aws, net.front), addInterface(aws, net.front)];
    const AssociationId = dig(
      aws.run('AssociateAddress', { AllocationId, NetworkInterfaceId: first }),
      'AssociationId',
    );
    const strict = { AllowReassociation: false };
    expect(aws.refusal('AssociateAddress', { AllocationId, NetworkInterfaceId: second, ...strict })).toBe(
      `Resource.AlreadyAssociated: resource ${AllocationId} is already associated with associate-id ${AssociationId}`,
    );
    const other = addAddress(aws);
    expect(
      aws.refusal('AssociateAddress', { AllocationId: other, NetworkInterfaceId: first, ...strict }),
    ).toMatch(/^Resource.AlreadyAssociated/);
    aws.run('AssociateAddress', { AllocationId, NetworkInterfaceId: second });
    expect(described(aws, AllocationId)).toMatchObject({ NetworkInterfaceId: second });
    aws.run('AssociateAddress', { AllocationId: other, NetworkInterfaceId: second });
    expect(described(aws, AllocationId)).not.toHaveProperty('NetworkInterfaceId');
    const again = aws.run('AssociateAddress', { AllocationId: other, NetworkInterfaceId: second });
    expect(again).toEqual({ AssociationId: described(aws, other).AssociationId });
  });

  it('IGW-1: the VPC needs an internet gateway', () => {
    const { aws, net, AllocationId } = setUp();
    const NetworkInterfaceId = addInterface(aws, net.front);
    aws.run('DetachInternetGateway', { VpcId: net.vpc, InternetGatewayId: net.gateway });
    expect(aws.refusal('AssociateAddress', { AllocationId, NetworkInterfaceId })).toBe(
      `Gateway.NotAttached: Network ${net.vpc} is not attached to any internet gateway`,
    );
  });

  it('refuses what is unknown, missing or ambiguous', () => {
    const { aws, net, AllocationId } = setUp();
    const refused = (input: JsonObject) => aws.refusal('AssociateAddress', { AllocationId, ...input });
    const InstanceId = addInstance(aws, net.front);
    const NetworkInterfaceId = addInterface(aws, net.front);
    expect(refused({ AllocationId: 'eipalloc-0', InstanceId })).toMatch(/^InvalidAllocationID.NotFound/);
    expect(aws.refusal('AssociateAddress', { PublicIp: '3.3.3.3', InstanceId })).toMatch(
      /^InvalidAddress.NotFound/,
    );
    expect(refused({ InstanceId: 'i-0' })).toMatch(/^InvalidInstanceID.NotFound/);
    expect(refused({ NetworkInterfaceId: 'eni-0' })).toMatch(/^InvalidNetworkInterfaceID.NotFound/);
    expect(refused({})).toMatch(/^MissingParameter/);
    expect(refused({ InstanceId, NetworkInterfaceId })).toMatch(/^InvalidParameterCombination/);
    aws.run('AttachNetworkInterface', { InstanceId, NetworkInterfaceId, DeviceIndex: 1 });
    expect(refused({ InstanceId })).toMatch(/^InvalidInstanceID: There are multiple interfaces/);
  });

  it("keeps off a NAT gateway's address", () => {
    const { aws, net, AllocationId } = setUp();
    aws.run('CreateNatGateway', { SubnetId: net.front, AllocationId });
    const { AssociationId, NetworkInterfaceId } = described(aws, AllocationId);
    const denied = 'AuthFailure: You do not have permission to access the specified resource.';
    expect(aws.refusal('DisassociateAddress', { AssociationId: AssociationId ?? '' })).toBe(denied);
    expect(aws.refusal('ReleaseAddress', { AllocationId })).toBe(denied);
    const other = { AllocationId: addAddress(aws), NetworkInterfaceId: NetworkInterfaceId ?? '' };
    expect(aws.refusal('AssociateAddress', other)).toBe(denied);
  });
});

describe('DisassociateAddress', () => {
  it('refuses what is unknown, missing or said twice', () => {
    const { aws } = setUp();
    expect(aws.refusal('DisassociateAddress', { AssociationId: 'eipassoc-0' })).toBe(
      "InvalidAssociationID.NotFound: The association ID 'eipassoc-0' does not exist",
    );
    expect(aws.refusal('DisassociateAddress', { PublicIp: '3.3.3.3' })).toMatch(/^InvalidAddress.NotFound/);
    expect(aws.refusal('DisassociateAddress', {})).toMatch(/^MissingParameter/);
    expect(aws.refusal('DisassociateAddress', { PublicIp: '3.3.3.3', AssociationId: 'eipassoc-0' })).toMatch(
      /^InvalidParameterCombination/,
    );
  });
});

describe('DescribeAddresses', () => {
  it('filters, and finds by address', () => {
    const { aws, net, AllocationId } = setUp();
    const free = addAddress(aws);
    const NetworkInterfaceId = addInterface(aws, net.front);
    aws.run('AssociateAddress', { AllocationId, NetworkInterfaceId });
    const found = (input: JsonObject) =>
      listOf(aws.run('DescribeAddresses', input), 'Addresses').map((each) => dig(each, 'AllocationId'));
    const by = (Name: string, ...Values: string[]) => found({ Filters: [{ Name, Values }] });
    expect(found({})).toEqual([AllocationId, free]);
    expect(by('network-interface-id', NetworkInterfaceId)).toEqual([AllocationId]);
    expect(by('private-ip-address', '10.0.0.*')).toEqual([AllocationId]);
    expect(by('domain', 'vpc')).toEqual([AllocationId, free]);
    expect(found({ PublicIps: [dig(described(aws, free), 'PublicIp')] })).toEqual([free]);
    const refused = (input: JsonObject) => aws.refusal('DescribeAddresses', input);
    expect(refused({ AllocationIds: ['eipalloc-0'] })).toMatch(/^InvalidAllocationID.NotFound/);
    expect(refused({ PublicIps: ['3.3.3.3'] })).toMatch(/^InvalidAddress.NotFound/);
    expect(refused({ Filters: [{ Name: 'colour', Values: [] }] })).toMatch(/^InvalidParameterValue/);
  });

  it('is read back as it was', () => {
    const { aws, net, AllocationId } = setUp();
    addAddress(aws);
    aws.run('AssociateAddress', { AllocationId, InstanceId: addInstance(aws, net.front) });
    for (const record of aws.all('elastic-ip'))
      expect(aws.roundTrip('elastic-ip', record.id)).toEqual(record);
  });

  it('mints a missing association id and keeps what it does not know', () => {
    expect(
      parseImported('elastic-ip', {
        AllocationId: 'eipalloc-1',
        PublicIp: '3.3.3.3',
        NetworkInterfaceId: 'eni-1',
        PrivateIpAddress: '10.0.0.4',
        ServiceManaged: 'alb',
      }),
    ).toMatchObject({
      NetworkBorderGroup: 'us-east-1',
      Association: { AssociationId: 'eipassoc-of-eipalloc-1', NetworkInterfaceId: 'eni-1' },
      extra: { ServiceManaged: 'alb' },
    });
    expect(parseImported('elastic-ip', { PublicIp: '3.3.3.3' })).toMatch(/^AllocationId: /);
  });
});
