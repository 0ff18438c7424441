import type { Definition } from '../../kernel/cloud/registry.ts';
import { instanceTypes } from '../shared/instance-types.ts';
import { instanceStates } from './states.ts';

const MODIFY = 'ModifyInstanceAttribute';

export const instanceDefinition: Definition = {
  idPrefix: 'i',
  label: 'Instance',
  plural: 'Instances',
  icon: 'instance',
  category: 'compute',
  containers: ['subnet'],
  connections: [
    { to: 'network-interface', operation: 'AttachNetworkInterface' },
    { to: 'elastic-ip', operation: 'AssociateAddress' },
    { to: 'security-group', operation: MODIFY },
  ],
  fields: [
    { path: 'InstanceId', label: 'Instance ID', control: 'readonly' },
    { path: 'State.Name', label: 'State', control: 'readonly', options: instanceStates },
    {
      path: 'InstanceType',
      label: 'Instance type',
      control: 'select',
      options: instanceTypes.map((type) => type.name),
      operation: MODIFY,
      help: 'Decides how many interfaces and addresses fit. Changes only while stopped.',
    },
    { path: 'ImageId', label: 'Image (AMI)', control: 'readonly' },
    { path: 'PrivateIpAddress', label: 'Private address', control: 'readonly' },
    {
      path: 'PublicIpAddress',
      label: 'Public address',
      control: 'readonly',
      help: 'An auto-assigned one goes when the instance stops; an Elastic IP stays.',
    },
    { path: 'PublicDnsName', label: 'Public DNS name', control: 'readonly' },
    { path: 'PrivateDnsName', label: 'Private DNS name', control: 'readonly' },
    {
      path: 'SecurityGroups',
      label: 'Security groups',
      control: 'reference',
      references: ['security-group'],
      operation: MODIFY,
      help: 'Those of its primary interface.',
    },
    {
      path: 'SourceDestCheck',
      label: 'Source/destination check',
      control: 'switch',
      operation: MODIFY,
      help: 'Off for instances that pass on packets of others, such as a NAT instance.',
    },
    { path: 'SubnetId', label: 'Subnet', control: 'readonly', references: ['subnet'] },
    { path: 'Placement.AvailabilityZone', label: 'Availability Zone', control: 'readonly' },
    { path: 'KeyName', label: 'Key pair', control: 'readonly' },
    { path: 'DisableApiTermination', label: 'Termination protection', control: 'switch', operation: MODIFY },
    { path: 'Tags', label: 'Tags', control: 'table', operation: 'CreateTags' },
  ],
  quotas: [{ name: 'Network interfaces', value: 2, per: 'instance of type t3.micro' }],
  docs: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Instances.html',
};
