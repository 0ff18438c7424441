import { call, type Step } from './case.ts';

const launch = { ImageId: 'ami-0123456789abcdef0', InstanceType: 't3.micro', MinCount: 1, MaxCount: 1 };

const networks: readonly Step[] = [
  call('CreateVpc', { CidrBlock: '10.0.0.0/16' }, { vpc: 'Vpc.VpcId' }),
  call('CreateVpc', { CidrBlock: '10.1.0.0/16' }, { peer: 'Vpc.VpcId' }),
  call('CreateVpc', { CidrBlock: '10.2.0.0/16' }, { other: 'Vpc.VpcId' }),
  call('CreateInternetGateway', {}, { igw: 'InternetGateway.InternetGatewayId' }),
  call('AttachInternetGateway', { InternetGatewayId: '$igw', VpcId: '$vpc' }),
  call('CreateInternetGateway', {}, { loose: 'InternetGateway.InternetGatewayId' }),
  subnet('public', '$vpc', '10.0.1.0/24', 'us-east-1a'),
  subnet('private', '$vpc', '10.0.2.0/24', 'us-east-1a'),
  subnet('far', '$vpc', '10.0.3.0/24', 'us-east-1b'),
  subnet('tiny', '$vpc', '10.0.4.0/28', 'us-east-1a'),
  subnet('peers', '$peer', '10.1.1.0/24', 'us-east-1a'),
  subnet('others', '$other', '10.2.1.0/24', 'us-east-1a'),
];

function subnet(name: string, VpcId: string, CidrBlock: string, AvailabilityZone: string): Step {
  return call('CreateSubnet', { VpcId, CidrBlock, AvailabilityZone }, { [name]: 'Subnet.SubnetId' });
}

const isMain = [
  { Name: 'association.main', Values: ['true'] },
  { Name: 'vpc-id', Values: ['$vpc'] },
];
const isDefault = [
  { Name: 'default', Values: ['true'] },
  { Name: 'vpc-id', Values: ['$vpc'] },
];
const isNamedDefault = [
  { Name: 'group-name', Values: ['default'] },
  { Name: 'vpc-id', Values: ['$vpc'] },
];
const web = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, IpRanges: [{ CidrIp: '0.0.0.0/0' }] };
const aclEntry = {
  NetworkAclId: '$acl',
  RuleNumber: 100,
  Protocol: '6',
  RuleAction: 'allow',
  Egress: false,
  CidrBlock: '0.0.0.0/0',
  PortRange: { From: 443, To: 443 },
};

const rules: readonly Step[] = [
  call(
    'DescribeRouteTables',
    { Filters: isMain },
    {
      main: 'RouteTables.0.RouteTableId',
      mainassoc: 'RouteTables.0.Associations.0.RouteTableAssociationId',
    },
  ),
  call('CreateRouteTable', { VpcId: '$vpc' }, { rtb: 'RouteTable.RouteTableId' }),
  call('CreateRoute', { RouteTableId: '$rtb', DestinationCidrBlock: '0.0.0.0/0', GatewayId: '$igw' }),
  call('AssociateRouteTable', { RouteTableId: '$rtb', SubnetId: '$public' }, { rtbassoc: 'AssociationId' }),
  call('CreateRouteTable', { VpcId: '$vpc' }, { sparertb: 'RouteTable.RouteTableId' }),
  call('CreateRouteTable', { VpcId: '$other' }, { otherrtb: 'RouteTable.RouteTableId' }),
  call('DescribeSecurityGroups', { Filters: isNamedDefault }, { defaultsg: 'SecurityGroups.0.GroupId' }),
  group('sg', 'web', '$vpc'),
  group('sparesg', 'spare', '$vpc'),
  group('peersg', 'peers', '$peer'),
  group('othersg', 'others', '$other'),
  call(
    'AuthorizeSecurityGroupIngress',
    { GroupId: '$sg', IpPermissions: [web] },
    { sgr: 'SecurityGroupRules.0.SecurityGroupRuleId' },
  ),
  call(
    'DescribeSecurityGroupRules',
    { Filters: [{ Name: 'group-id', Values: ['$sparesg'] }] },
    { egressrule: 'SecurityGroupRules.0.SecurityGroupRuleId' },
  ),
  call('CreateNetworkAcl', { VpcId: '$vpc' }, { acl: 'NetworkAcl.NetworkAclId' }),
  call('CreateNetworkAcl', { VpcId: '$other' }, { otheracl: 'NetworkAcl.NetworkAclId' }),
  call('CreateNetworkAclEntry', aclEntry),
  call(
    'DescribeNetworkAcls',
    { Filters: isDefault },
    {
      defaultacl: 'NetworkAcls.0.NetworkAclId',
      aclassoc: 'NetworkAcls.0.Associations.0.NetworkAclAssociationId',
    },
  ),
];

function group(name: string, GroupName: string, VpcId: string): Step {
  return call('CreateSecurityGroup', { GroupName, Description: 'for tests', VpcId }, { [name]: 'GroupId' });
}

const machines: readonly Step[] = [
  networkInterface('eni', { SubnetId: '$private', Groups: ['$sg'] }),
  networkInterface('farni', { SubnetId: '$far' }),
  networkInterface('otherni', { SubnetId: '$others' }),
  call('ImportKeyPair', {
    KeyName: 'laptop',
    PublicKeyMaterial: `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${'A'.repeat(43)}`,
  }),
  call('DescribeKeyPairs', {}, { key: 'KeyPairs.0.KeyPairId' }),
  instance('web', { SubnetId: '$private', SecurityGroupIds: ['$sg'], KeyName: 'laptop' }),
  instance('stopped', { SubnetId: '$public' }),
  call('StopInstances', { InstanceIds: ['$stopped'] }),
  address('eip'),
  address('webeip'),
  address('nateip'),
  call('AssociateAddress', { AllocationId: '$webeip', InstanceId: '$web' }, { eipassoc: 'AssociationId' }),
];

function networkInterface(name: string, input: { [field: string]: string | string[] }): Step {
  return call('CreateNetworkInterface', input, {
    [name]: 'NetworkInterface.NetworkInterfaceId',
    [`${name}ip`]: 'NetworkInterface.PrivateIpAddress',
  });
}

function instance(name: string, input: { [field: string]: string | string[] }): Step {
  return call(
    'RunInstances',
    { ...launch, ...input },
    {
      [name]: 'Instances.0.InstanceId',
      [`${name}ni`]: 'Instances.0.NetworkInterfaces.0.NetworkInterfaceId',
      [`${name}ip`]: 'Instances.0.PrivateIpAddress',
      [`${name}attach`]: 'Instances.0.NetworkInterfaces.0.Attachment.AttachmentId',
    },
  );
}

function address(name: string): Step {
  return call(
    'AllocateAddress',
    { Domain: 'vpc' },
    {
      [name]: 'AllocationId',
      [`${name}ip`]: 'PublicIp',
    },
  );
}

const services: readonly Step[] = [
  call(
    'CreateNatGateway',
    { SubnetId: '$public', AllocationId: '$nateip' },
    { nat: 'NatGateway.NatGatewayId' },
  ),
  call(
    'DescribeNatGateways',
    { NatGatewayIds: ['$nat'] },
    {
      natni: 'NatGateways.0.NatGatewayAddresses.0.NetworkInterfaceId',
      natassoc: 'NatGateways.0.NatGatewayAddresses.0.AssociationId',
      natip: 'NatGateways.0.NatGatewayAddresses.0.PrivateIp',
    },
  ),
  call(
    'CreateNatGateway',
    { SubnetId: '$private', ConnectivityType: 'private' },
    {
      privatenat: 'NatGateway.NatGatewayId',
      privatenatip: 'NatGateway.NatGatewayAddresses.0.PrivateIp',
    },
  ),
  call(
    'CreateVpcPeeringConnection',
    { VpcId: '$vpc', PeerVpcId: '$peer' },
    { pcx: 'VpcPeeringConnection.VpcPeeringConnectionId' },
  ),
  call('AcceptVpcPeeringConnection', { VpcPeeringConnectionId: '$pcx' }),
  call(
    'CreateVpcPeeringConnection',
    { VpcId: '$other', PeerVpcId: '$vpc' },
    { request: 'VpcPeeringConnection.VpcPeeringConnectionId' },
  ),
  call(
    'CreateManagedPrefixList',
    {
      PrefixListName: 'offices',
      AddressFamily: 'IPv4',
      MaxEntries: 5,
      Entries: [{ Cidr: '198.51.100.0/24' }, { Cidr: '203.0.113.0/24' }],
    },
    { pl: 'PrefixList.PrefixListId' },
  ),
];

/**
 * The state that every case starts from. `$vpc` has an internet gateway and the subnets public,
 * private, far (another zone) and tiny (eleven addresses); `$peer` is peered with it, `$other` has
 * asked to be and has no gateway. `$web` runs, `$stopped` does not; `$eip` is free.
 */
export const worldSteps: readonly Step[] = [...networks, ...rules, ...machines, ...services];
