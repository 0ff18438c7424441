import type { Definition } from '../../kernel/cloud/registry.ts';

export const vpcDefinition: Definition = {
  idPrefix: 'vpc',
  label: 'VPC',
  plural: 'VPCs',
  icon: 'vpc',
  category: 'network',
  containers: [],
  connections: [],
  fields: [],
  quotas: [],
  docs: '',
};
