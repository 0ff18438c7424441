import * as z from 'zod';
import { recordShape } from '../../kernel/cloud/tags.ts';

export const keyPairSchema = z.strictObject({
  ...recordShape,
  KeyName: z.string(),
  KeyType: z.enum(['rsa', 'ed25519']),
  KeyFingerprint: z.string(),
  /** Milliseconds since the epoch. */
  CreateTime: z.number(),
  PublicKey: z.string().exactOptional(),
});

export type KeyPair = z.infer<typeof keyPairSchema>;
