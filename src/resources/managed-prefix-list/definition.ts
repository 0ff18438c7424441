import type { Definition } from '../../kernel/cloud/registry.ts';

export const managedPrefixListDefinition: Definition = {
  idPrefix: 'pl',
  label: 'Managed prefix list',
  plural: 'Managed prefix lists',
  icon: 'managed-prefix-list',
  category: 'network',
  containers: [],
  connections: [],
  fields: [
    { path: 'PrefixListId', label: 'Prefix list ID', control: 'readonly' },
    { path: 'PrefixListName', label: 'Name', control: 'text', operation: 'ModifyManagedPrefixList' },
    { path: 'AddressFamily', label: 'Address family', control: 'readonly' },
    {
      path: 'MaxEntries',
      label: 'Maximum entries',
      control: 'text',
      operation: 'ModifyManagedPrefixList',
      help: 'Every rule or route that names the list counts as this many.',
    },
    { path: 'State', label: 'State', control: 'readonly' },
    {
      path: 'Versions',
      label: 'Entries',
      control: 'table',
      operation: 'ModifyManagedPrefixList',
      help: 'Each change of entries makes a new version; older ones can be restored.',
    },
    {
      path: 'Version',
      label: 'Version',
      control: 'readonly',
      operation: 'RestoreManagedPrefixListVersion',
    },
    { path: 'Tags', label: 'Tags', control: 'table', operation: 'CreateTags' },
  ],
  quotas: [
    { name: 'Prefix lists', value: 100, per: 'Region' },
    { name: 'Entries', value: 1000, per: 'prefix list' },
  ],
  docs: 'https://docs.aws.amazon.com/vpc/latest/userguide/managed-prefix-lists.html',
};
