import type { Definition } from '../../kernel/cloud/registry.ts';

export const routeTableDefinition: Definition = {
  idPrefix: 'rtb',
  label: 'Route table',
  plural: 'Route tables',
  icon: 'route-table',
  category: 'network',
  containers: ['vpc'],
  connections: [],
  fields: [],
  quotas: [],
  docs: '',
};
