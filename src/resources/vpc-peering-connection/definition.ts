import type { Definition } from '../../kernel/cloud/registry.ts';

export const vpcPeeringConnectionDefinition: Definition = {
  idPrefix: 'pcx',
  label: 'VPC peering connection',
  plural: 'VPC peering connections',
  icon: 'vpc-peering-connection',
  category: 'network',
  containers: [],
  connections: [],
  fields: [],
  quotas: [],
  docs: '',
};
