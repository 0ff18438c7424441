import * as z from 'zod';
import { jsonObject, recordSchema } from '../shared/data/facts.ts';

export const queueSchema = recordSchema({
  QueueName: z.string(),
  /** As GetQueueAttributes answers them, without those that are counted or derived. */
  Attributes: z.record(z.string(), z.string()),
  /** Milliseconds since the epoch. */
  Created: z.number(),
  Modified: z.number(),
});

export type Queue = z.infer<typeof queueSchema>;

export const messageSchema = z.strictObject({
  MessageId: z.string(),
  Body: z.string(),
  Attributes: jsonObject,
  Sent: z.number(),
  /** From when on it can be received. */
  VisibleAt: z.number(),
  FirstReceived: z.number().exactOptional(),
  ReceiveCount: z.number(),
  /** Names the last time it was received; what deletes it has to name that. */
  Receipt: z.string().exactOptional(),
  Group: z.string().exactOptional(),
  Deduplication: z.string().exactOptional(),
});

export type Message = z.infer<typeof messageSchema>;
