import type { Definition } from '../../kernel/cloud/registry.ts';

export const vpcPeeringConnectionDefinition: Definition = {
  idPrefix: 'pcx',
  label: 'VPC peering connection',
  plural: 'VPC peering connections',
  icon: 'vpc-peering-connection',
  category: 'network',
  containers: [],
  connections: [
    { to: 'vpc', operation: 'CreateVpcPeeringConnection' },
    { to: 'route-table', operation: 'CreateRoute' },
  ],
  fields: [
    { path: 'VpcPeeringConnectionId', label: 'Peering connection ID', control: 'readonly' },
    {
      path: 'Status.Code',
      label: 'Status',
      control: 'readonly',
      help: 'Traffic flows once the accepter has accepted and both sides have routes.',
    },
    { path: 'RequesterVpcInfo.VpcId', label: 'Requester VPC', control: 'readonly', references: ['vpc'] },
    { path: 'AccepterVpcInfo.VpcId', label: 'Accepter VPC', control: 'readonly', references: ['vpc'] },
    {
      path: 'RequesterVpcInfo.AllowDnsResolutionFromRemoteVpc',
      label: 'Accepter resolves requester names to private addresses',
      control: 'switch',
      operation: 'ModifyVpcPeeringConnectionOptions',
    },
    {
      path: 'AccepterVpcInfo.AllowDnsResolutionFromRemoteVpc',
      label: 'Requester resolves accepter names to private addresses',
      control: 'switch',
      operation: 'ModifyVpcPeeringConnectionOptions',
    },
    { path: 'Tags', label: 'Tags', control: 'table', operation: 'CreateTags' },
  ],
  quotas: [
    { name: 'Active VPC peering connections', value: 50, per: 'VPC' },
    { name: 'Outstanding VPC peering requests', value: 25, per: 'account' },
  ],
  docs: 'https://docs.aws.amazon.com/vpc/latest/peering/what-is-vpc-peering.html',
};
