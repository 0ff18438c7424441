import type { Definition } from '../../kernel/cloud/registry.ts';

export const instanceDefinition: Definition = {
  idPrefix: 'i',
  label: 'Instance',
  plural: 'Instances',
  icon: 'instance',
  category: 'compute',
  containers: ['subnet'],
  connections: [],
  fields: [],
  quotas: [],
  docs: '',
};
