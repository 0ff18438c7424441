import type { Definition } from '../../kernel/cloud/registry.ts';

export const securityGroupDefinition: Definition = {
  idPrefix: 'sg',
  label: 'Security group',
  plural: 'Security groups',
  icon: 'security-group',
  category: 'security',
  containers: ['vpc'],
  connections: [
    { to: 'security-group', operation: 'AuthorizeSecurityGroupIngress' },
    { to: 'managed-prefix-list', operation: 'AuthorizeSecurityGroupIngress' },
  ],
  fields: [
    { path: 'GroupId', label: 'Security group ID', control: 'readonly' },
    { path: 'GroupName', label: 'Name', control: 'readonly', help: 'Fixed once the group exists.' },
    { path: 'Description', label: 'Description', control: 'readonly' },
    { path: 'VpcId', label: 'VPC', control: 'readonly', references: ['vpc'] },
    {
      path: 'IpPermissions',
      label: 'Inbound rules',
      control: 'table',
      references: ['security-group', 'managed-prefix-list'],
      operation: 'AuthorizeSecurityGroupIngress',
      help: 'Who may open a connection to the members. Anything no rule names is refused.',
    },
    {
      path: 'IpPermissionsEgress',
      label: 'Outbound rules',
      control: 'table',
      references: ['security-group', 'managed-prefix-list'],
      operation: 'AuthorizeSecurityGroupEgress',
      help: 'Where the members may open connections to. Replies need no rule.',
    },
    { path: 'Tags', label: 'Tags', control: 'table', operation: 'CreateTags' },
  ],
  quotas: [
    { name: 'Security groups', value: 2500, per: 'Region' },
    { name: 'Inbound or outbound rules', value: 60, per: 'security group' },
    { name: 'Security groups', value: 5, per: 'network interface' },
  ],
  docs: 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html',
};
