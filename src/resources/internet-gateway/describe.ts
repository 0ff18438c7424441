import * as z from 'zod';
import type { DescribeMapping } from '../../kernel/cloud/registry.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import { extraFields, readObject } from '../shared/import-object.ts';
import type { AwsTables } from '../tables.ts';
import { type InternetGateway, internetGatewaySchema } from './schema.ts';

export function printInternetGateway(record: InternetGateway): JsonObject {
  return {
    ...(record.extra as JsonObject | undefined),
    Attachments: record.Attachments.map(({ State, VpcId }) => ({ State, VpcId })),
    InternetGatewayId: record.id,
    OwnerId: record.account,
    Tags: record.Tags,
  };
}

const { State: attachmentState } = internetGatewaySchema.shape.Attachments.element.shape;

const rawInternetGateway = z.object({
  InternetGatewayId: z.string(),
  Attachments: z
    .array(z.object({ VpcId: z.string(), State: attachmentState.default('available') }))
    .default([]),
  OwnerId: z.string().optional(),
  Tags: z.array(z.strictObject({ Key: z.string(), Value: z.string() })).default([]),
});

export const internetGatewayDescribe: DescribeMapping<AwsTables, InternetGateway> = {
  key: 'InternetGateways',
  print: (_view, record) => printInternetGateway(record),
  parse: (raw, context) => {
    const read = readObject(rawInternetGateway, raw);
    if (typeof read === 'string') return read;
    const { InternetGatewayId, OwnerId, ...facts } = read;
    const record: InternetGateway = {
      ...facts,
      id: InternetGatewayId,
      key: InternetGatewayId,
      account: OwnerId ?? context.account,
      region: context.region,
      ...extraFields(raw, Object.keys(rawInternetGateway.shape), {}),
    };
    return [{ table: 'internet-gateway', record }];
  },
};
