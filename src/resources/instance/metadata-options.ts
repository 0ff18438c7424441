import * as z from 'zod';
import type { JsonObject } from '../../kernel/lib/json.ts';
import { findImage } from '../shared/images.ts';
import type { Instance } from './schema.ts';

/** How an instance may ask for metadata, as a launch or a change says it. */
export const metadataOptionsInput = z.strictObject({
  HttpTokens: z.enum(['optional', 'required']).optional(),
  HttpPutResponseHopLimit: z.int().min(1).max(64).optional(),
  HttpEndpoint: z.enum(['enabled', 'disabled']).optional(),
  HttpProtocolIpv6: z.enum(['enabled', 'disabled']).optional(),
  InstanceMetadataTags: z.enum(['enabled', 'disabled']).optional(),
});

type Given = z.output<typeof metadataOptionsInput>;

/** Amazon Linux 2023's images ask for tokens (imds-support v2.0) and let replies make two hops. */
export function usualMetadataOptions({ region, ImageId }: Pick<Instance, 'region' | 'ImageId'>): JsonObject {
  const isStrict = findImage(region, ImageId)?.name.startsWith('al2023') === true;
  return {
    State: 'applied',
    HttpTokens: isStrict ? 'required' : 'optional',
    HttpPutResponseHopLimit: isStrict ? 2 : 1,
    HttpEndpoint: 'enabled',
    HttpProtocolIpv6: 'disabled',
    InstanceMetadataTags: 'disabled',
  };
}

/** The options as they are once that was said; what nobody said stays. */
export function withMetadataOptions(
  record: Pick<Instance, 'region' | 'ImageId' | 'extra'>,
  given: Given,
): { readonly extra: JsonObject } {
  const before = (record.extra?.MetadataOptions as JsonObject | undefined) ?? usualMetadataOptions(record);
  const MetadataOptions: JsonObject = { ...before, ...(given as JsonObject) };
  return { extra: { ...(record.extra as JsonObject | undefined), MetadataOptions } };
}
