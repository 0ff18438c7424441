import type { Definition } from '../../kernel/cloud/registry.ts';

export const elasticIpDefinition: Definition = {
  idPrefix: 'eipalloc',
  label: 'Elastic IP address',
  plural: 'Elastic IP addresses',
  icon: 'elastic-ip',
  category: 'network',
  containers: [],
  connections: [
    { to: 'instance', operation: 'AssociateAddress' },
    { to: 'network-interface', operation: 'AssociateAddress' },
    { to: 'nat-gateway', operation: 'AssociateNatGatewayAddress' },
  ],
  fields: [
    { path: 'AllocationId', label: 'Allocation ID', control: 'readonly' },
    { path: 'PublicIp', label: 'Public IPv4 address', control: 'readonly' },
    {
      path: 'NetworkInterfaceId',
      label: 'Network interface',
      control: 'reference',
      references: ['network-interface', 'instance'],
      operation: 'AssociateAddress',
      help: 'The internet gateway swaps this public address with the private one, both ways.',
    },
    { path: 'PrivateIpAddress', label: 'Private IPv4 address', control: 'readonly' },
    { path: 'AssociationId', label: 'Association ID', control: 'readonly' },
    { path: 'Tags', label: 'Tags', control: 'table', operation: 'CreateTags' },
  ],
  quotas: [{ name: 'Elastic IP addresses', value: 5, per: 'Region' }],
  docs: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/elastic-ip-addresses-eip.html',
};
