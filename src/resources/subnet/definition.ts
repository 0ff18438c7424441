import type { Definition } from '../../kernel/cloud/registry.ts';

export const subnetDefinition: Definition = {
  idPrefix: 'subnet',
  label: 'Subnet',
  plural: 'Subnets',
  icon: 'subnet',
  category: 'network',
  containers: ['vpc'],
  connections: [
    { to: 'route-table', operation: 'AssociateRouteTable' },
    { to: 'network-acl', operation: 'ReplaceNetworkAclAssociation' },
  ],
  fields: [
    { path: 'SubnetId', label: 'Subnet ID', control: 'readonly' },
    { path: 'VpcId', label: 'VPC', control: 'readonly', references: ['vpc'] },
    {
      path: 'CidrBlock',
      label: 'IPv4 CIDR block',
      control: 'readonly',
      help: 'Between /16 and /28, inside a block of the VPC. AWS keeps the first four addresses and the last.',
    },
    { path: 'AvailableIpAddressCount', label: 'Available addresses', control: 'readonly' },
    {
      path: 'AvailabilityZone',
      label: 'Availability Zone',
      control: 'readonly',
      help: 'A subnet lies in one zone and cannot be moved.',
    },
    { path: 'AvailabilityZoneId', label: 'Availability Zone ID', control: 'readonly' },
    {
      path: 'MapPublicIpOnLaunch',
      label: 'Auto-assign public IPv4',
      control: 'switch',
      operation: 'ModifySubnetAttribute',
      help: 'What new instances get unless their launch says otherwise. It does not make the subnet public: a route to an internet gateway does.',
    },
    { path: 'DefaultForAz', label: 'Default subnet', control: 'readonly' },
    { path: 'State', label: 'State', control: 'readonly' },
    { path: 'Tags', label: 'Tags', control: 'table', operation: 'CreateTags' },
  ],
  // Documented by AWS, adjustable there, and not enforced here (NET-8).
  quotas: [{ name: 'Subnets', value: 200, per: 'VPC' }],
  docs: 'https://docs.aws.amazon.com/vpc/latest/userguide/configure-subnets.html',
};
