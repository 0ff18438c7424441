import type { Definition } from '../../kernel/cloud/registry.ts';

export const vpcDefinition: Definition = {
  idPrefix: 'vpc',
  label: 'VPC',
  plural: 'VPCs',
  icon: 'vpc',
  category: 'network',
  containers: [],
  connections: [{ to: 'vpc', operation: 'CreateVpcPeeringConnection' }],
  fields: [
    { path: 'VpcId', label: 'VPC ID', control: 'readonly' },
    {
      path: 'CidrBlock',
      label: 'IPv4 CIDR block',
      control: 'readonly',
      help: 'The primary block is for the life of the VPC; add a secondary block for more addresses.',
    },
    {
      path: 'CidrBlockAssociationSet',
      label: 'CIDR blocks',
      control: 'table',
      operation: 'AssociateVpcCidrBlock',
      help: 'Between /16 and /28 each, without overlap.',
    },
    {
      path: 'EnableDnsSupport',
      label: 'DNS resolution',
      control: 'switch',
      operation: 'ModifyVpcAttribute',
      help: 'Amazon answers DNS at the second address of the primary block and at 169.254.169.253.',
    },
    {
      path: 'EnableDnsHostnames',
      label: 'DNS hostnames',
      control: 'switch',
      operation: 'ModifyVpcAttribute',
      help: 'Instances with a public address get a public DNS name. Needs DNS resolution.',
    },
    { path: 'InstanceTenancy', label: 'Tenancy', control: 'readonly' },
    { path: 'IsDefault', label: 'Default VPC', control: 'readonly' },
    { path: 'DhcpOptionsId', label: 'DHCP option set', control: 'readonly' },
    { path: 'State', label: 'State', control: 'readonly' },
    { path: 'Tags', label: 'Tags', control: 'table', operation: 'CreateTags' },
  ],
  // Documented by AWS, adjustable there, and not enforced here (NET-4, NET-8).
  quotas: [
    { name: 'VPCs', value: 5, per: 'Region' },
    { name: 'IPv4 CIDR blocks', value: 5, per: 'VPC' },
    { name: 'Subnets', value: 200, per: 'VPC' },
  ],
  docs: 'https://docs.aws.amazon.com/vpc/latest/userguide/configure-your-vpc.html',
};
