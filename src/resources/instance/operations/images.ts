import * as z from 'zod';
import { refuse } from '../../../kernel/cloud/aws-error.ts';
import { applyFilters, type FilterTable, filtersSchema, paginate } from '../../../kernel/cloud/describe.ts';
import { operation } from '../../../kernel/cloud/operation.ts';
import type { ResourceRecord } from '../../../kernel/cloud/record.ts';
import type { JsonObject } from '../../../kernel/lib/json.ts';
import { imageId, images, printImage } from '../../shared/images.ts';
import { optionalRecords } from '../../shared/optional-records.ts';
import type { AwsContext, AwsTables } from '../../tables.ts';

/** The catalogue is no table of the document; filters want the shape of a record. */
interface ImageRecord extends ResourceRecord {
  readonly shown: JsonObject;
}

/** Filter → field of the answer. */
const fields: { readonly [filter: string]: string } = {
  architecture: 'Architecture',
  'creation-date': 'CreationDate',
  description: 'Description',
  'ena-support': 'EnaSupport',
  hypervisor: 'Hypervisor',
  'image-id': 'ImageId',
  'image-type': 'ImageType',
  'is-public': 'Public',
  name: 'Name',
  'owner-alias': 'ImageOwnerAlias',
  platform: 'Platform',
  'platform-details': 'PlatformDetails',
  'root-device-name': 'RootDeviceName',
  'root-device-type': 'RootDeviceType',
  state: 'State',
  'virtualization-type': 'VirtualizationType',
};

const filters: FilterTable<AwsTables, ImageRecord> = Object.fromEntries(
  Object.entries(fields).map(([filter, field]) => [
    filter,
    ({ shown }: ImageRecord) => (shown[field] === undefined ? [] : [String(shown[field])]),
  ]),
);

const input = z.strictObject({
  ImageIds: z.array(z.string()).optional(),
  Owners: z.array(z.string()).optional(),
  ExecutableUsers: z.array(z.string()).optional(),
  IncludeDeprecated: z.boolean().optional(),
  IncludeDisabled: z.boolean().optional(),
  Filters: filtersSchema,
  MaxResults: z.int().optional(),
  NextToken: z.string().optional(),
});

/** Answers the catalogue of the caller's Region, and the images of the caller's own. */
export const describeImages = operation<AwsTables, typeof input>({
  name: 'DescribeImages',
  input,
  errors: ['InvalidAMIID.Malformed', 'InvalidAMIID.NotFound', 'InvalidNextToken', 'InvalidParameterValue'],
  example: { Owners: ['amazon'], Filters: [{ Name: 'name', Values: ['al2023-ami-2023*'] }] },
  run: (context, { ImageIds, Owners, ExecutableUsers, Filters, ...paging }) => {
    const all = [...catalogue(context.region), ...ownImages(context)];
    for (const id of ImageIds ?? []) {
      if (!/^ami-(?:[0-9a-f]{8}|[0-9a-f]{17})$/.test(id))
        refuse('InvalidAMIID.Malformed', `Invalid id: "${id}" (expecting "ami-...")`, 'ImageIds');
      if (!all.some((record) => record.id === id))
        refuse('InvalidAMIID.NotFound', `The image id '[${id}]' does not exist`, 'ImageIds');
    }
    const records = all
      .filter((record) => ImageIds?.includes(record.id) ?? true)
      .filter((record) => isOwnedBy(context, record, Owners))
      .filter(
        ({ shown }) =>
          ExecutableUsers === undefined || (shown.Public === true && ExecutableUsers.includes('all')),
      );
    const { page, NextToken } = paginate(applyFilters(context, records, Filters, filters), paging, {
      least: 1,
      most: 1000,
    });
    return {
      Images: page.map(({ shown }) => shown),
      ...(NextToken === undefined ? {} : { NextToken }),
    };
  },
});

function catalogue(region: string): readonly ImageRecord[] {
  return images.map((image) => {
    const id = imageId(region, image);
    return { id, key: id, account: image.owner, region, Tags: [], shown: printImage(region, image) };
  });
}

function ownImages(context: AwsContext): readonly ImageRecord[] {
  return optionalRecords(context, 'image')
    .filter(({ account, region }) => account === context.account && region === context.region)
    .map(({ Name: _name, Detail, ...record }) => ({ ...record, shown: { ...Detail, Tags: record.Tags } }));
}

function isOwnedBy(
  context: AwsContext,
  { shown }: ImageRecord,
  owners: readonly string[] | undefined,
): boolean {
  if (owners === undefined || owners.length === 0) return true;
  const { OwnerId, ImageOwnerAlias } = shown;
  return owners.some(
    (owner) =>
      owner === OwnerId || owner === ImageOwnerAlias || (owner === 'self' && OwnerId === context.account),
  );
}
