import * as z from 'zod';
import { refuse } from '../../kernel/cloud/aws-error.ts';
import { applyFilters, type FilterTable, filtersSchema } from '../../kernel/cloud/describe.ts';
import { operation } from '../../kernel/cloud/operation.ts';
import { tagSpecificationsSchema, tagsFor } from '../../kernel/cloud/tags.ts';
import type { AwsContext, AwsTables } from '../tables.ts';
import { printKeyPair } from './describe.ts';
import { readPublicKey } from './public-key.ts';
import type { KeyPair } from './schema.ts';
import { fingerprint, privateKeyText, publicKeyText } from './simulated-key.ts';

const KeyName = z.string().min(1).max(255);

/** Names are unique per Region. */
function refuseDuplicate(context: AwsContext, name: string): void {
  if (byName(context, name) !== undefined)
    refuse('InvalidKeyPair.Duplicate', `The keypair '${name}' already exists.`, 'KeyName');
}

function byName(context: AwsContext, name: string): KeyPair | undefined {
  return context.list('key-pair').find((record) => record.KeyName === name);
}

const createInput = z.strictObject({
  KeyName,
  KeyType: z.enum(['rsa', 'ed25519']).default('rsa'),
  KeyFormat: z.enum(['pem', 'ppk']).default('pem'),
  TagSpecifications: tagSpecificationsSchema,
});

/** The private key is simulated: shaped like one, equal on every replay, without cryptography. */
export const createKeyPair = operation<AwsTables, typeof createInput>({
  name: 'CreateKeyPair',
  input: createInput,
  errors: ['InvalidKeyPair.Duplicate', 'InvalidParameterValue', 'TagLimitExceeded'],
  example: { KeyName: 'web' },
  run: (context, input) => {
    refuseDuplicate(context, input.KeyName);
    const head = context.newRecord('key-pair', 'key');
    const record: KeyPair = {
      ...head,
      Tags: [...tagsFor(input.TagSpecifications, 'key-pair')],
      KeyName: input.KeyName,
      KeyType: input.KeyType,
      KeyFingerprint: fingerprint(head.id, input.KeyType, 'created'),
      CreateTime: context.at,
      PublicKey: publicKeyText(head.id, input.KeyType, input.KeyName),
    };
    context.put('key-pair', record);
    return {
      ...answer(record),
      KeyMaterial: privateKeyText(head.id, input.KeyType, input.KeyFormat),
    };
  },
});

function answer(record: KeyPair) {
  return {
    KeyFingerprint: record.KeyFingerprint,
    KeyName: record.KeyName,
    KeyPairId: record.id,
    ...(record.Tags.length === 0 ? {} : { Tags: record.Tags }),
  };
}

const importInput = z.strictObject({
  KeyName,
  PublicKeyMaterial: z.string(),
  TagSpecifications: tagSpecificationsSchema,
});

export const importKeyPair = operation<AwsTables, typeof importInput>({
  name: 'ImportKeyPair',
  input: importInput,
  errors: ['InvalidKeyPair.Duplicate', 'InvalidKey.Format', 'InvalidParameterValue', 'TagLimitExceeded'],
  example: { KeyName: 'laptop', PublicKeyMaterial: `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${'A'.repeat(43)}` },
  run: (context, input) => {
    refuseDuplicate(context, input.KeyName);
    const key = readPublicKey(input.PublicKeyMaterial);
    if (key === undefined)
      return refuse(
        'InvalidKey.Format',
        'Key is not in valid OpenSSH public key format',
        'PublicKeyMaterial',
      );
    const record: KeyPair = {
      ...context.newRecord('key-pair', 'key'),
      Tags: [...tagsFor(input.TagSpecifications, 'key-pair')],
      KeyName: input.KeyName,
      KeyType: key.type,
      KeyFingerprint: fingerprint(key.text, key.type, 'imported'),
      CreateTime: context.at,
      PublicKey: key.text,
    };
    context.put('key-pair', record);
    return answer(record);
  },
});

const filters: FilterTable<AwsTables, KeyPair> = {
  fingerprint: (record) => [record.KeyFingerprint],
  'key-name': (record) => [record.KeyName],
  'key-pair-id': (record) => [record.id],
};

const describeInput = z.strictObject({
  KeyNames: z.array(z.string()).optional(),
  KeyPairIds: z.array(z.string()).optional(),
  IncludePublicKey: z.boolean().optional(),
  Filters: filtersSchema,
});

/** AWS answers all key pairs at once: this list has no pages. */
export const describeKeyPairs = operation<AwsTables, typeof describeInput>({
  name: 'DescribeKeyPairs',
  input: describeInput,
  errors: ['InvalidKeyPair.NotFound', 'InvalidParameterValue'],
  example: { KeyNames: ['web'] },
  run: (context, { KeyNames, KeyPairIds, IncludePublicKey, Filters }) => {
    for (const name of KeyNames ?? []) {
      if (byName(context, name) === undefined)
        refuse('InvalidKeyPair.NotFound', `The key pair '${name}' does not exist`, 'KeyNames');
    }
    for (const id of KeyPairIds ?? []) context.find('key-pair', id, 'InvalidKeyPair.NotFound');
    const named = context
      .list('key-pair')
      .filter((record) => KeyNames?.includes(record.KeyName) ?? true)
      .filter((record) => KeyPairIds?.includes(record.id) ?? true);
    const KeyPairs = applyFilters(context, named, Filters, filters).map((record) => {
      const { PublicKey, ...shown } = printKeyPair(context, record);
      return IncludePublicKey === true && PublicKey !== undefined ? { ...shown, PublicKey } : shown;
    });
    return { KeyPairs };
  },
});

const deleteInput = z.strictObject({ KeyName: z.string().optional(), KeyPairId: z.string().optional() });

/** Deleting a name that is not there succeeds, as in AWS; running instances keep the name. */
export const deleteKeyPair = operation<AwsTables, typeof deleteInput>({
  name: 'DeleteKeyPair',
  input: deleteInput,
  errors: ['InvalidKeyPair.NotFound', 'InvalidParameterCombination', 'MissingParameter'],
  example: { KeyName: 'web' },
  run: (context, { KeyName: name, KeyPairId }) => {
    if (name !== undefined && KeyPairId !== undefined)
      return refuse('InvalidParameterCombination', 'Only one of KeyName and KeyPairId can be specified');
    if (name === undefined && KeyPairId === undefined)
      return refuse(
        'MissingParameter',
        'The request must contain the parameter KeyName or KeyPairId',
        'KeyName',
      );
    const record =
      KeyPairId === undefined
        ? byName(context, name ?? '')
        : context.find('key-pair', KeyPairId, 'InvalidKeyPair.NotFound');
    if (record === undefined) return { Return: true };
    context.remove('key-pair', record.id);
    return { Return: true, KeyPairId: record.id };
  },
});
