import type { Definition } from '../../kernel/cloud/registry.ts';

export const networkInterfaceDefinition: Definition = {
  idPrefix: 'eni',
  label: 'Network interface',
  plural: 'Network interfaces',
  icon: 'network-interface',
  category: 'network',
  containers: ['subnet'],
  connections: [],
  fields: [],
  quotas: [],
  docs: '',
};
