import * as z from 'zod';
import { refuse } from '../../../kernel/cloud/aws-error.ts';
import { applyFilters, type FilterTable, filtersSchema, paginate } from '../../../kernel/cloud/describe.ts';
import { operation } from '../../../kernel/cloud/operation.ts';
import type { ResourceRecord } from '../../../kernel/cloud/record.ts';
import type { AwsTables } from '../../tables.ts';
import { findImage, type Image, imageId, images, printImage } from '../images.ts';

/** The catalogue is no table of the document; filters want the shape of a record. */
interface ImageRecord extends ResourceRecord {
  readonly image: Image;
}

const filters: FilterTable<AwsTables, ImageRecord> = {
  architecture: ({ image }) => [image.architecture],
  'creation-date': ({ image }) => [image.created],
  description: ({ image }) => [image.description],
  'ena-support': () => ['true'],
  hypervisor: () => ['xen'],
  'image-id': ({ id }) => [id],
  'image-type': () => ['machine'],
  'is-public': () => ['true'],
  name: ({ image }) => [image.name],
  'owner-alias': ({ image }) => [image.ownerAlias],
  platform: ({ image }) => [image.platform],
  'platform-details': ({ image }) => [image.platformDetails],
  'root-device-name': ({ image }) => [image.rootDeviceName],
  'root-device-type': () => ['ebs'],
  state: () => ['available'],
  'virtualization-type': () => ['hvm'],
};

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

/** Answers the catalogue of the caller's Region; nobody owns an image of their own here. */
export const describeImages = operation<AwsTables, typeof input>({
  name: 'DescribeImages',
  input,
  errors: ['InvalidAMIID.Malformed', 'InvalidAMIID.NotFound', 'InvalidNextToken', 'InvalidParameterValue'],
  example: { Owners: ['amazon'], Filters: [{ Name: 'name', Values: ['al2023-ami-2023*'] }] },
  run: (context, { ImageIds, Owners, ExecutableUsers, Filters, ...paging }) => {
    const { region } = context;
    for (const id of ImageIds ?? []) {
      if (!/^ami-(?:[0-9a-f]{8}|[0-9a-f]{17})$/.test(id))
        refuse('InvalidAMIID.Malformed', `Invalid id: "${id}" (expecting "ami-...")`, 'ImageIds');
      if (findImage(region, id) === undefined)
        refuse('InvalidAMIID.NotFound', `The image id '[${id}]' does not exist`, 'ImageIds');
    }
    const records = images
      .map((image): ImageRecord => {
        const id = imageId(region, image);
        return { id, key: id, account: image.owner, region, Tags: [], image };
      })
      .filter((record) => ImageIds?.includes(record.id) ?? true)
      .filter(({ image }) => isOwnedBy(image, Owners))
      .filter(() => ExecutableUsers?.includes('all') ?? true);
    const { page, NextToken } = paginate(applyFilters(context, records, Filters, filters), paging, {
      least: 1,
      most: 1000,
    });
    return {
      Images: page.map(({ image }) => printImage(region, image)),
      ...(NextToken === undefined ? {} : { NextToken }),
    };
  },
});

function isOwnedBy(image: Image, owners: readonly string[] | undefined): boolean {
  if (owners === undefined || owners.length === 0) return true;
  return (
    owners.includes(image.owner) || (image.ownerAlias !== undefined && owners.includes(image.ownerAlias))
  );
}
