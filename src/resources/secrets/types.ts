import { describedType } from '../shared/data/described.ts';
import { keyOperations } from './keys.ts';
import { parameterOperations } from './parameters.ts';
import { secretOperations } from './secrets.ts';

const page = (name: string) => `https://docs.aws.amazon.com/${name}.html`;

export const secretTypes = {
  secret: describedType({
    table: 'secret',
    idPrefix: 'secret',
    label: 'Secret',
    plural: 'Secrets',
    category: 'security',
    key: 'SecretList',
    nameField: 'Name',
    fields: [['Name', 'Name']],
    docs: page('secretsmanager/latest/userguide/intro'),
    operations: secretOperations,
  }),
  'ssm-parameter': describedType({
    table: 'ssm-parameter',
    idPrefix: 'parameter',
    label: 'Parameter',
    plural: 'Parameters',
    key: 'Parameters',
    nameField: 'Name',
    fields: [
      ['Name', 'Name'],
      ['Type', 'Type'],
    ],
    docs: page('systems-manager/latest/userguide/systems-manager-parameter-store'),
    operations: parameterOperations,
  }),
  'kms-key': describedType({
    table: 'kms-key',
    idPrefix: 'kmskey',
    label: 'KMS key',
    plural: 'KMS keys',
    category: 'security',
    key: 'Keys',
    nameField: 'KeyId',
    fields: [
      ['KeyId', 'Key ID'],
      ['Description', 'Description'],
      ['KeyState', 'State'],
    ],
    docs: page('kms/latest/developerguide/overview'),
    operations: keyOperations,
  }),
};
