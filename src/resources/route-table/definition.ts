import type { Definition } from '../../kernel/cloud/registry.ts';

export const routeTableDefinition: Definition = {
  idPrefix: 'rtb',
  label: 'Route table',
  plural: 'Route tables',
  icon: 'route-table',
  category: 'network',
  containers: ['vpc'],
  connections: [
    { to: 'subnet', operation: 'AssociateRouteTable' },
    { to: 'internet-gateway', operation: 'CreateRoute' },
    { to: 'nat-gateway', operation: 'CreateRoute' },
    { to: 'network-interface', operation: 'CreateRoute' },
    { to: 'instance', operation: 'CreateRoute' },
    { to: 'vpc-peering-connection', operation: 'CreateRoute' },
  ],
  fields: [
    { path: 'RouteTableId', label: 'Route table ID', control: 'readonly' },
    { path: 'VpcId', label: 'VPC', control: 'readonly', references: ['vpc'] },
    {
      path: 'Routes',
      label: 'Routes',
      control: 'table',
      operation: 'CreateRoute',
      help: 'The most specific destination that matches a packet decides where it goes.',
    },
    {
      path: 'Associations',
      label: 'Associations',
      control: 'table',
      references: ['subnet', 'internet-gateway'],
      operation: 'AssociateRouteTable',
      help: 'A subnet without an association of its own uses the main route table.',
    },
    { path: 'Tags', label: 'Tags', control: 'table', operation: 'CreateTags' },
  ],
  quotas: [
    { name: 'Route tables', value: 200, per: 'VPC' },
    { name: 'Non-propagated routes', value: 500, per: 'route table' },
    { name: 'Propagated routes', value: 100, per: 'route table' },
  ],
  docs: 'https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html',
};
