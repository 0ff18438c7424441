import type { Definition } from '../../kernel/cloud/registry.ts';

export const internetGatewayDefinition: Definition = {
  idPrefix: 'igw',
  label: 'Internet gateway',
  plural: 'Internet gateways',
  icon: 'internet-gateway',
  category: 'network',
  containers: ['vpc'],
  connections: [],
  fields: [],
  quotas: [],
  docs: '',
};
