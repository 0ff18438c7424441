import type { ResourceType } from '../../kernel/cloud/registry.ts';
import type { AwsTables } from '../tables.ts';
import { keyPairDefinition } from './definition.ts';
import { keyPairSchema } from './schema.ts';

export const keyPairType: ResourceType<AwsTables, 'key-pair'> = {
  table: 'key-pair',
  version: 1,
  migrations: [],
  schema: keyPairSchema,
  definition: keyPairDefinition,
  operations: [],
  describe: { key: 'KeyPairs', print: () => ({}), parse: () => 'not written yet' },
};
