import type { Definition } from '../../kernel/cloud/registry.ts';

export const keyPairDefinition: Definition = {
  idPrefix: 'key',
  label: 'Key pair',
  plural: 'Key pairs',
  icon: 'key-pair',
  category: 'compute',
  containers: [],
  connections: [],
  fields: [],
  quotas: [],
  docs: '',
};
