import type { Definition } from '../../kernel/cloud/registry.ts';

export const networkAclDefinition: Definition = {
  idPrefix: 'acl',
  label: 'Network ACL',
  plural: 'Network ACLs',
  icon: 'network-acl',
  category: 'security',
  containers: ['vpc'],
  connections: [],
  fields: [],
  quotas: [],
  docs: '',
};
