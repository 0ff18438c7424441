import { refuse } from '../../kernel/cloud/aws-error.ts';
import { findImage, findImageAnywhere, imageId, images } from '../shared/images.ts';
import { optionalRecords } from '../shared/optional-records.ts';
import type { AwsContext } from '../tables.ts';

export const imageErrors: readonly string[] = ['InvalidAMIID.Malformed', 'InvalidAMIID.NotFound'];

/** The id of the image to launch: an `ami-…` id, or `resolve:ssm:` and the parameter of a catalogue image. */
export function launchImage(context: AwsContext, text: string): string {
  const parameter = /^resolve:ssm:(\/.+)$/.exec(text)?.[1];
  if (parameter !== undefined) {
    const image = images.find((candidate) => candidate.parameter === parameter);
    if (image !== undefined) return imageId(context.region, image);
    return refuse(
      'InvalidParameterValue',
      `Unable to resolve the Systems Manager parameter '${parameter}'.`,
      'ImageId',
    );
  }
  if (!/^ami-(?:[0-9a-f]{8}|[0-9a-f]{17})$/.test(text))
    refuse('InvalidAMIID.Malformed', `Invalid id: "${text}" (expecting "ami-...")`, 'ImageId');
  if (isOfAnotherRegion(context, text))
    refuse('InvalidAMIID.NotFound', `The image id '[${text}]' does not exist`, 'ImageId');
  return text;
}

/** An image belongs to one Region. One that nobody here knows may be there all the same. */
function isOfAnotherRegion(context: AwsContext, id: string): boolean {
  const { region } = context;
  if (findImage(region, id) !== undefined) return false;
  const own = optionalRecords(context, 'image').filter(({ Name }) => Name === id);
  if (own.length > 0) return own.every((image) => image.region !== region);
  return findImageAnywhere(id) !== undefined;
}
