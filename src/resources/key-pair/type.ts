import type { ResourceType } from '../../kernel/cloud/registry.ts';
import type { AwsTables } from '../tables.ts';
import { keyPairDefinition } from './definition.ts';
import { parseKeyPair, printKeyPair } from './describe.ts';
import { createKeyPair, deleteKeyPair, describeKeyPairs, importKeyPair } from './operations.ts';
import { keyPairSchema } from './schema.ts';

export const keyPairType: ResourceType<AwsTables, 'key-pair'> = {
  table: 'key-pair',
  version: 1,
  migrations: [],
  schema: keyPairSchema,
  definition: keyPairDefinition,
  operations: [createKeyPair, importKeyPair, describeKeyPairs, deleteKeyPair],
  describe: { key: 'KeyPairs', print: printKeyPair, parse: parseKeyPair },
};
