import * as z from 'zod';
import { refuse } from '../../../kernel/cloud/aws-error.ts';
import { applyFilters, filtersSchema, paginate } from '../../../kernel/cloud/describe.ts';
import { operation } from '../../../kernel/cloud/operation.ts';
import type { ResourceRecord } from '../../../kernel/cloud/record.ts';
import { mergeTags, tagSchema } from '../../../kernel/cloud/tags.ts';
import type { AwsTables } from '../../tables.ts';
import { carrierErrors, findCarrier, tagCarriers } from './carriers.ts';

const createInput = z.strictObject({
  Resources: z.array(z.string()).min(1),
  Tags: z.array(tagSchema).min(1),
});

export const createTags = operation<AwsTables, typeof createInput>({
  name: 'CreateTags',
  input: createInput,
  errors: [...carrierErrors, 'InvalidParameterValue', 'TagLimitExceeded'],
  example: { Resources: ['vpc-0123456789abcdef0'], Tags: [{ Key: 'Name', Value: 'shop' }] },
  run: (context, { Resources, Tags }) => {
    const carriers = tagCarriers(context);
    for (const id of new Set(Resources)) {
      const carrier = findCarrier(carriers, id);
      carrier.replace(context, mergeTags(carrier.Tags, Tags));
    }
    return {};
  },
});

const deleteInput = z.strictObject({
  Resources: z.array(z.string()).min(1),
  /** Without a value a tag goes whatever its value; with one only if it has it. */
  Tags: z.array(z.strictObject({ Key: z.string(), Value: z.string().optional() })).optional(),
});

/** Without `Tags` all of the user's tags go; those of AWS itself (`aws:`) stay. */
export const deleteTags = operation<AwsTables, typeof deleteInput>({
  name: 'DeleteTags',
  input: deleteInput,
  errors: [...carrierErrors, 'InvalidParameterValue'],
  example: { Resources: ['vpc-0123456789abcdef0'], Tags: [{ Key: 'Name' }] },
  run: (context, { Resources, Tags }) => {
    const reserved = Tags?.find((tag) => isReserved(tag.Key));
    if (reserved !== undefined)
      refuse(
        'InvalidParameterValue',
        `Value ( ${reserved.Key} ) for parameter key is invalid. Tag keys starting with 'aws:' are reserved for internal use`,
        'Tags',
      );
    const carriers = tagCarriers(context);
    for (const id of new Set(Resources)) {
      const carrier = findCarrier(carriers, id);
      const kept = carrier.Tags.filter((tag) => {
        if (Tags === undefined) return isReserved(tag.Key);
        return !Tags.some((each) => each.Key === tag.Key && (each.Value ?? tag.Value) === tag.Value);
      });
      carrier.replace(context, kept);
    }
    return {};
  },
});

function isReserved(key: string): boolean {
  return key.toLowerCase().startsWith('aws:');
}

const describeInput = z.strictObject({
  Filters: filtersSchema,
  MaxResults: z.int().optional(),
  NextToken: z.string().optional(),
});

/** One tag of one resource, in the shape that filters work on. */
interface TagLine extends ResourceRecord {
  readonly resourceType: string;
}

export const describeTags = operation<AwsTables, typeof describeInput>({
  name: 'DescribeTags',
  input: describeInput,
  errors: ['InvalidParameterValue', 'InvalidNextToken'],
  example: { Filters: [{ Name: 'resource-type', Values: ['subnet'] }] },
  run: (context, { Filters, ...paging }) => {
    const { account, region } = context;
    const lines = tagCarriers(context).flatMap(({ id, type, Tags }) =>
      Tags.map((tag): TagLine => ({ id, key: tag.Key, account, region, Tags: [tag], resourceType: type })),
    );
    const kept = applyFilters(context, lines, Filters, {
      key: (line) => [line.key],
      'resource-id': (line) => [line.id],
      'resource-type': (line) => [line.resourceType],
      value: (line) => line.Tags.map((tag) => tag.Value),
    });
    const { page, NextToken } = paginate(kept, paging);
    return {
      Tags: page.flatMap(({ id, resourceType, Tags }) =>
        Tags.map((tag) => ({ ...tag, ResourceId: id, ResourceType: resourceType })),
      ),
      ...(NextToken === undefined ? {} : { NextToken }),
    };
  },
});
