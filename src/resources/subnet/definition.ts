import type { Definition } from '../../kernel/cloud/registry.ts';

export const subnetDefinition: Definition = {
  idPrefix: 'subnet',
  label: 'Subnet',
  plural: 'Subnets',
  icon: 'subnet',
  category: 'network',
  containers: ['vpc'],
  connections: [],
  fields: [],
  quotas: [],
  docs: '',
};
