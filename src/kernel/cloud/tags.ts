import * as z from 'zod';
import { refuse } from './aws-error.ts';
import type { Tag } from './record.ts';

export const tagSchema = z.strictObject({ Key: z.string(), Value: z.string().default('') });

export const tagSpecificationsSchema = z
  .array(z.strictObject({ ResourceType: z.string(), Tags: z.array(tagSchema).default([]) }))
  .optional();

/** The zod shape that every record starts with. */
export const recordShape = {
  id: z.string(),
  key: z.string(),
  account: z.string(),
  region: z.string(),
  Tags: z.array(z.strictObject({ Key: z.string(), Value: z.string() })),
  extra: z.record(z.string(), z.unknown()).exactOptional(),
};

const TAG_LIMIT = 50;

/** The tags that a `TagSpecifications` parameter gives to a resource of that EC2 type name. */
export function tagsFor(
  specifications: z.output<typeof tagSpecificationsSchema>,
  resourceType: string,
  alsoAllowed: readonly string[] = [],
): readonly Tag[] {
  const tags: Tag[] = [];
  for (const specification of specifications ?? []) {
    if (specification.ResourceType === resourceType) tags.push(...specification.Tags);
    else if (!alsoAllowed.includes(specification.ResourceType))
      refuse(
        'InvalidParameterValue',
        `'${specification.ResourceType}' is not a valid taggable resource type for this operation.`,
        'TagSpecifications',
      );
  }
  return mergeTags([], tags);
}

/** Existing tags with new ones laid over them, by AWS's rules for keys, values and number. */
export function mergeTags(existing: readonly Tag[], added: readonly Tag[]): readonly Tag[] {
  const merged = new Map(existing.map((tag) => [tag.Key, tag.Value]));
  for (const tag of added) {
    if (tag.Key.length === 0 || tag.Key.length > 127)
      refuse('InvalidParameterValue', 'Tag keys must be between 1 and 127 characters long.');
    if (tag.Value.length > 255)
      refuse('InvalidParameterValue', 'Tag values must be at most 255 characters long.');
    if (tag.Key.toLowerCase().startsWith('aws:'))
      refuse(
        'InvalidParameterValue',
        `Value ( ${tag.Key} ) for parameter key is invalid. Tag keys starting with 'aws:' are reserved for internal use`,
      );
    merged.set(tag.Key, tag.Value);
  }
  if (merged.size > TAG_LIMIT)
    refuse('TagLimitExceeded', `More than ${TAG_LIMIT} tags are not allowed on one resource.`);
  return [...merged].map(([Key, Value]) => ({ Key, Value }));
}
