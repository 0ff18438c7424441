import type { Definition } from '../../kernel/cloud/registry.ts';

export const natGatewayDefinition: Definition = {
  idPrefix: 'nat',
  label: 'NAT gateway',
  plural: 'NAT gateways',
  icon: 'nat-gateway',
  category: 'network',
  containers: ['subnet'],
  connections: [
    { to: 'route-table', operation: 'CreateRoute' },
    { to: 'elastic-ip', operation: 'AssociateNatGatewayAddress' },
  ],
  fields: [
    { path: 'NatGatewayId', label: 'NAT gateway ID', control: 'readonly' },
    { path: 'State', label: 'State', control: 'readonly' },
    { path: 'FailureMessage', label: 'Why it failed', control: 'readonly' },
    {
      path: 'ConnectivityType',
      label: 'Connectivity',
      control: 'readonly',
      help: 'A public gateway has an Elastic IP and needs a subnet with a route to the internet gateway.',
    },
    { path: 'SubnetId', label: 'Subnet', control: 'readonly', references: ['subnet'] },
    {
      path: 'NatGatewayAddresses',
      label: 'Addresses',
      control: 'table',
      references: ['elastic-ip'],
      operation: 'AssociateNatGatewayAddress',
      help: 'Each address carries up to 55,000 connections at once to one destination.',
    },
    { path: 'Tags', label: 'Tags', control: 'table', operation: 'CreateTags' },
  ],
  quotas: [
    { name: 'NAT gateways', value: 5, per: 'Availability Zone' },
    { name: 'Elastic IP addresses', value: 2, per: 'public NAT gateway' },
    { name: 'Private IP addresses', value: 8, per: 'NAT gateway' },
  ],
  docs: 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html',
};
