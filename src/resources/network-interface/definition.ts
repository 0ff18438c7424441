import type { Definition } from '../../kernel/cloud/registry.ts';
import { NETWORK_INTERFACES_PER_REGION } from '../shared/quotas.ts';

const MODIFY = 'ModifyNetworkInterfaceAttribute';

export const networkInterfaceDefinition: Definition = {
  idPrefix: 'eni',
  label: 'Network interface',
  plural: 'Network interfaces',
  icon: 'network-interface',
  category: 'network',
  containers: ['subnet'],
  connections: [
    { to: 'instance', operation: 'AttachNetworkInterface' },
    { to: 'security-group', operation: MODIFY },
    { to: 'elastic-ip', operation: 'AssociateAddress' },
  ],
  fields: [
    { path: 'NetworkInterfaceId', label: 'Network interface ID', control: 'readonly' },
    { path: 'Description', label: 'Description', control: 'text', operation: MODIFY },
    { path: 'PrivateIpAddress', label: 'Primary private address', control: 'readonly' },
    {
      path: 'PrivateIpAddresses',
      label: 'Private addresses',
      control: 'table',
      operation: 'AssignPrivateIpAddresses',
      help: 'Secondary addresses come and go; the primary one stays as long as the interface.',
    },
    {
      path: 'Association.PublicIp',
      label: 'Public address',
      control: 'readonly',
      help: 'The interface itself knows only its private address; the internet gateway translates.',
    },
    {
      path: 'Groups',
      label: 'Security groups',
      control: 'reference',
      references: ['security-group'],
      operation: MODIFY,
      help: 'All rules of all its groups count together.',
    },
    {
      path: 'SourceDestCheck',
      label: 'Source/destination check',
      control: 'switch',
      operation: MODIFY,
      help: 'Off for instances that pass on packets of others, such as a NAT instance.',
    },
    {
      path: 'AssociatePublicIpAddress',
      label: 'Auto-assign public address',
      control: 'switch',
      operation: MODIFY,
    },
    {
      path: 'SubnetId',
      label: 'Subnet',
      control: 'readonly',
      references: ['subnet'],
      help: 'An interface never changes its subnet.',
    },
    {
      path: 'Attachment.InstanceId',
      label: 'Attached to',
      control: 'reference',
      references: ['instance'],
      operation: 'AttachNetworkInterface',
    },
    {
      path: 'Attachment.DeleteOnTermination',
      label: 'Delete with the instance',
      control: 'switch',
      operation: MODIFY,
    },
    { path: 'InterfaceType', label: 'Interface type', control: 'readonly' },
    { path: 'MacAddress', label: 'MAC address', control: 'readonly' },
    { path: 'Status', label: 'Status', control: 'readonly' },
    { path: 'Tags', label: 'Tags', control: 'table', operation: 'CreateTags' },
  ],
  quotas: [
    { name: 'Network interfaces', value: NETWORK_INTERFACES_PER_REGION, per: 'Region' },
    { name: 'Security groups', value: 5, per: 'network interface' },
  ],
  docs: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-eni.html',
};
