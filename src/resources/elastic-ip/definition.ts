import type { Definition } from '../../kernel/cloud/registry.ts';

export const elasticIpDefinition: Definition = {
  idPrefix: 'eipalloc',
  label: 'Elastic IP address',
  plural: 'Elastic IP addresses',
  icon: 'elastic-ip',
  category: 'network',
  containers: [],
  connections: [],
  fields: [],
  quotas: [],
  docs: '',
};
