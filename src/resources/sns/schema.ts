import * as z from 'zod';
import { recordSchema } from '../shared/data/facts.ts';

export const topicSchema = recordSchema({
  Name: z.string(),
  Attributes: z.record(z.string(), z.string()),
});

export const subscriptionSchema = recordSchema({
  SubscriptionId: z.string(),
  TopicArn: z.string(),
  Protocol: z.string(),
  Endpoint: z.string(),
  IsConfirmed: z.boolean(),
  Attributes: z.record(z.string(), z.string()),
});

export type Topic = z.infer<typeof topicSchema>;
export type Subscription = z.infer<typeof subscriptionSchema>;
