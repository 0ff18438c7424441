import type { Definition } from '../../kernel/cloud/registry.ts';

export const securityGroupDefinition: Definition = {
  idPrefix: 'sg',
  label: 'Security group',
  plural: 'Security groups',
  icon: 'security-group',
  category: 'security',
  containers: ['vpc'],
  connections: [],
  fields: [],
  quotas: [],
  docs: '',
};
