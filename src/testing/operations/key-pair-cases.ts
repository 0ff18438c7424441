import type { CaseTable } from './case.ts';
import { mistagged, overtagged, tagged } from './tag-inputs.ts';

const material = { PublicKeyMaterial: `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${'B'.repeat(43)} me@home` };

export const keyPairCases: CaseTable = {
  CreateKeyPair: {
    works: [
      { input: { KeyName: 'new', ...tagged('key-pair') } },
      { input: { KeyName: 'new', KeyType: 'ed25519', KeyFormat: 'ppk' } },
    ],
    refuses: {
      'InvalidKeyPair.Duplicate': { input: { KeyName: 'laptop' } },
      InvalidParameterValue: { input: { KeyName: 'new', ...mistagged } },
      TagLimitExceeded: { input: { KeyName: 'new', ...overtagged('key-pair') } },
    },
  },
  ImportKeyPair: {
    works: [{ input: { KeyName: 'new', ...material, ...tagged('key-pair') } }],
    refuses: {
      'InvalidKeyPair.Duplicate': { input: { KeyName: 'laptop', ...material } },
      'InvalidKey.Format': [
        { input: { KeyName: 'new', PublicKeyMaterial: '' } },
        { input: { KeyName: 'new', PublicKeyMaterial: '-----BEGIN RSA PRIVATE KEY-----' } },
      ],
      InvalidParameterValue: { input: { KeyName: 'new', ...material, ...mistagged } },
      TagLimitExceeded: { input: { KeyName: 'new', ...material, ...overtagged('key-pair') } },
    },
  },
  DescribeKeyPairs: {
    works: [
      { input: {} },
      { input: { KeyNames: ['laptop'], KeyPairIds: ['$key'], IncludePublicKey: true } },
      { input: { Filters: [{ Name: 'key-name', Values: ['l*'] }] } },
    ],
    refuses: {
      'InvalidKeyPair.NotFound': [
        { input: { KeyNames: ['lost'] } },
        { input: { KeyPairIds: ['key-00000000'] } },
      ],
      InvalidParameterValue: { input: { Filters: [{ Name: 'no-such-filter', Values: ['x'] }] } },
    },
  },
  DeleteKeyPair: {
    works: [
      { input: { KeyName: 'laptop' } },
      { input: { KeyPairId: '$key' } },
      { input: { KeyName: 'lost' } },
    ],
    refuses: {
      'InvalidKeyPair.NotFound': { input: { KeyPairId: 'key-00000000' } },
      InvalidParameterCombination: { input: { KeyName: 'laptop', KeyPairId: '$key' } },
      MissingParameter: { input: {} },
    },
  },
};
