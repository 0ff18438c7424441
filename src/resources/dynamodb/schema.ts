import * as z from 'zod';
import { kept, recordSchema } from '../shared/data/facts.ts';

const keySchema = z.array(z.strictObject({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }));

const indexSchema = z.looseObject({
  IndexName: z.string(),
  KeySchema: keySchema,
  Projection: z.looseObject({
    ProjectionType: z.string().optional(),
    NonKeyAttributes: z.array(z.string()).optional(),
  }),
});

export const tableSchema = recordSchema({
  TableName: z.string(),
  TableId: z.string(),
  AttributeDefinitions: z.array(
    z.strictObject({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) }),
  ),
  KeySchema: keySchema,
  TableStatus: z.enum(['CREATING', 'ACTIVE', 'UPDATING', 'DELETING']),
  CreationDateTime: z.string(),
  BillingMode: z.enum(['PROVISIONED', 'PAY_PER_REQUEST']),
  DeletionProtectionEnabled: z.boolean(),
  ReadCapacityUnits: z.number(),
  WriteCapacityUnits: z.number(),
  LocalSecondaryIndexes: z.array(indexSchema),
  GlobalSecondaryIndexes: z.array(indexSchema),
  /** The attribute that says when an item goes; absent when that is off. */
  TimeToLiveAttribute: z.string().exactOptional(),
  PointInTimeRecovery: z.boolean().exactOptional(),
  ...kept('StreamSpecification', 'SSESpecification', 'TableClass'),
});

export type Table = z.infer<typeof tableSchema>;
export type Index = z.infer<typeof indexSchema>;
export { indexSchema, keySchema };
