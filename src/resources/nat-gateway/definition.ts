import type { Definition } from '../../kernel/cloud/registry.ts';

export const natGatewayDefinition: Definition = {
  idPrefix: 'nat',
  label: 'NAT gateway',
  plural: 'NAT gateways',
  icon: 'nat-gateway',
  category: 'network',
  containers: ['subnet'],
  connections: [],
  fields: [],
  quotas: [],
  docs: '',
};
