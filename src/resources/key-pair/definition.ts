import type { Definition } from '../../kernel/cloud/registry.ts';

export const keyPairDefinition: Definition = {
  idPrefix: 'key',
  label: 'Key pair',
  plural: 'Key pairs',
  icon: 'key-pair',
  category: 'compute',
  containers: [],
  connections: [],
  fields: [
    { path: 'KeyPairId', label: 'Key pair ID', control: 'readonly' },
    {
      path: 'KeyName',
      label: 'Name',
      control: 'readonly',
      help: 'Instances refer to it by this name at launch; a network never asks for it.',
    },
    { path: 'KeyType', label: 'Type', control: 'readonly', options: ['rsa', 'ed25519'] },
    { path: 'KeyFingerprint', label: 'Fingerprint', control: 'readonly' },
    { path: 'CreateTime', label: 'Created', control: 'readonly' },
    { path: 'Tags', label: 'Tags', control: 'table', operation: 'CreateTags' },
  ],
  quotas: [{ name: 'Key pairs', value: 5000, per: 'Region' }],
  docs: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-key-pairs.html',
};
