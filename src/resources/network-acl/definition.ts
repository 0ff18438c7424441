import type { Definition } from '../../kernel/cloud/registry.ts';

export const networkAclDefinition: Definition = {
  idPrefix: 'acl',
  label: 'Network ACL',
  plural: 'Network ACLs',
  icon: 'network-acl',
  category: 'security',
  containers: ['vpc'],
  connections: [{ to: 'subnet', operation: 'ReplaceNetworkAclAssociation' }],
  fields: [
    { path: 'NetworkAclId', label: 'Network ACL ID', control: 'readonly' },
    { path: 'VpcId', label: 'VPC', control: 'readonly', references: ['vpc'] },
    {
      path: 'IsDefault',
      label: 'Default of its VPC',
      control: 'readonly',
      help: 'A subnet that names no list stands in the default one.',
    },
    {
      path: 'Entries',
      label: 'Rules',
      control: 'table',
      operation: 'CreateNetworkAclEntry',
      help: 'Read by ascending number; the first match decides. Replies need rules of their own.',
    },
    {
      path: 'Associations',
      label: 'Subnets',
      control: 'table',
      references: ['subnet'],
      operation: 'ReplaceNetworkAclAssociation',
      help: 'Every subnet stands in exactly one list.',
    },
    { path: 'Tags', label: 'Tags', control: 'table', operation: 'CreateTags' },
  ],
  quotas: [
    { name: 'Network ACLs', value: 200, per: 'VPC' },
    { name: 'Rules of one direction, the last * included', value: 20, per: 'network ACL' },
  ],
  docs: 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html',
};
