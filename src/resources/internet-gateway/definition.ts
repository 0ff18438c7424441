import type { Definition } from '../../kernel/cloud/registry.ts';

export const internetGatewayDefinition: Definition = {
  idPrefix: 'igw',
  label: 'Internet gateway',
  plural: 'Internet gateways',
  icon: 'internet-gateway',
  category: 'network',
  containers: ['vpc'],
  connections: [{ to: 'vpc', operation: 'AttachInternetGateway' }],
  fields: [
    { path: 'InternetGatewayId', label: 'Internet gateway ID', control: 'readonly' },
    {
      path: 'Attachments',
      label: 'Attached VPC',
      control: 'reference',
      references: ['vpc'],
      operation: 'AttachInternetGateway',
      help: 'One VPC per gateway, one gateway per VPC. Detach it before attaching it elsewhere.',
    },
    { path: 'Tags', label: 'Tags', control: 'table', operation: 'CreateTags' },
  ],
  // Documented by AWS: follows the quota of VPCs, and is not enforced here (IGW-3).
  quotas: [{ name: 'Internet gateways', value: 5, per: 'Region' }],
  docs: 'https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html',
};
