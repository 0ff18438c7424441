import type { Definition } from '../../kernel/cloud/registry.ts';

export const managedPrefixListDefinition: Definition = {
  idPrefix: 'pl',
  label: 'Managed prefix list',
  plural: 'Managed prefix lists',
  icon: 'managed-prefix-list',
  category: 'network',
  containers: [],
  connections: [],
  fields: [],
  quotas: [],
  docs: '',
};
