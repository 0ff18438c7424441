import type { JsonObject } from '../../kernel/lib/json.ts';
import { type Call, named } from './builder.ts';

/** Pieces that the ready architectures are put together from. Each makes the requests a person would make. */

export function vpc(call: Call, name: string, CidrBlock: string): string {
  return call('CreateVpc', { CidrBlock, ...named('vpc', name) }, 'Vpc.VpcId');
}

export function subnet(
  call: Call,
  VpcId: string,
  name: string,
  CidrBlock: string,
  AvailabilityZone: string,
): string {
  const place = { VpcId, CidrBlock, AvailabilityZone };
  return call('CreateSubnet', { ...place, ...named('subnet', name) }, 'Subnet.SubnetId');
}

export function givePublicAddresses(call: Call, SubnetId: string): void {
  call('ModifySubnetAttribute', { SubnetId, MapPublicIpOnLaunch: { Value: true } });
}

export function internetGateway(call: Call, VpcId: string, name: string): string {
  const id = call(
    'CreateInternetGateway',
    named('internet-gateway', name),
    'InternetGateway.InternetGatewayId',
  );
  call('AttachInternetGateway', { InternetGatewayId: id, VpcId });
  return id;
}

/** A route table with its routes, associated with the subnets. */
export function routeTable(
  call: Call,
  VpcId: string,
  name: string,
  routes: readonly JsonObject[],
  subnets: readonly string[],
): string {
  const id = call('CreateRouteTable', { VpcId, ...named('route-table', name) }, 'RouteTable.RouteTableId');
  for (const route of routes) call('CreateRoute', { RouteTableId: id, ...route });
  for (const SubnetId of subnets) call('AssociateRouteTable', { RouteTableId: id, SubnetId });
  return id;
}

export function toEverywhere(target: JsonObject): JsonObject {
  return { DestinationCidrBlock: '0.0.0.0/0', ...target };
}

export function natGateway(call: Call, SubnetId: string, name: string): string {
  const AllocationId = call(
    'AllocateAddress',
    { Domain: 'vpc', ...named('elastic-ip', name) },
    'AllocationId',
  );
  return call(
    'CreateNatGateway',
    { SubnetId, AllocationId, ...named('natgateway', name) },
    'NatGateway.NatGatewayId',
  );
}

export function group(call: Call, VpcId: string, GroupName: string, Description: string): string {
  const input = { VpcId, GroupName, Description };
  return call('CreateSecurityGroup', { ...input, ...named('security-group', GroupName) }, 'GroupId');
}

/** Whom a rule names: a block, or a group. */
export type Peer = { readonly block: string } | { readonly group: string };

export function allow(call: Call, GroupId: string, protocol: string, port: number, peer: Peer): void {
  const peers: JsonObject =
    'block' in peer
      ? { IpRanges: [{ CidrIp: peer.block }] }
      : { UserIdGroupPairs: [{ GroupId: peer.group }] };
  call('AuthorizeSecurityGroupIngress', {
    GroupId,
    IpPermissions: [{ IpProtocol: protocol, FromPort: port, ToPort: port, ...peers }],
  });
}

export const EVERYBODY: Peer = { block: '0.0.0.0/0' };

/** Amazon Linux 2023 on the smallest sensible machine. */
export function instance(
  call: Call,
  name: string,
  SubnetId: string,
  groupId: string,
  more: JsonObject = {},
): string {
  const launch = {
    ImageId: 'ami-0c02fb55956c7d316',
    InstanceType: 't3.micro',
    MinCount: 1,
    MaxCount: 1,
    SubnetId,
    SecurityGroupIds: [groupId],
  };
  return call('RunInstances', { ...launch, ...more, ...named('instance', name) }, 'Instances.0.InstanceId');
}

/** A list of its own for the subnet: it denies everything until entries are added (ACL-3). */
export function networkAcl(call: Call, VpcId: string, name: string, SubnetId: string): string {
  const id = call('CreateNetworkAcl', { VpcId, ...named('network-acl', name) }, 'NetworkAcl.NetworkAclId');
  call('ReplaceNetworkAclAssociation', {
    AssociationId: aclAssociation(call, SubnetId),
    NetworkAclId: id,
  });
  return id;
}

/** The answer lists the associations of all the list's subnets: this finds the one of ours. */
function aclAssociation(call: Call, SubnetId: string): string {
  const input = { Filters: [{ Name: 'association.subnet-id', Values: [SubnetId] }] };
  let index = 0;
  while (call('DescribeNetworkAcls', input, `NetworkAcls.0.Associations.${index}.SubnetId`) !== SubnetId)
    index++;
  return call('DescribeNetworkAcls', input, `NetworkAcls.0.Associations.${index}.NetworkAclAssociationId`);
}

export function aclEntry(
  call: Call,
  NetworkAclId: string,
  RuleNumber: number,
  rule: {
    readonly egress: boolean;
    readonly action?: 'allow' | 'deny';
    readonly block?: string;
    readonly ports?: readonly [from: number, to: number];
  },
): void {
  call('CreateNetworkAclEntry', {
    NetworkAclId,
    RuleNumber,
    Egress: rule.egress,
    RuleAction: rule.action ?? 'allow',
    CidrBlock: rule.block ?? '0.0.0.0/0',
    ...(rule.ports === undefined
      ? { Protocol: '-1' }
      : { Protocol: '6', PortRange: { From: rule.ports[0], To: rule.ports[1] } }),
  });
}
