import * as z from 'zod';

/** Names are printed as plain text everywhere; the limit keeps a page that lists them usable. */
const MAX_NAME_CHARS = 1000;

const name = z.string().max(MAX_NAME_CHARS);
const pixels = z.number().min(-1e9).max(1e9);
const port = z.int().min(0).max(65535).nullable();

export const LAB_VERSION = 1;

/** All but the cloud, which has its own parser. */
export const labSchema = z.strictObject({
  format: z.literal('skytrace/lab'),
  version: z.literal(LAB_VERSION),
  id: name.min(1),
  name,
  cloud: z.unknown(),
  place: z.strictObject({ account: name, region: name }),
  layout: z.strictObject({
    positions: z.record(z.string(), z.strictObject({ x: pixels, y: pixels })),
    sizes: z.record(z.string(), z.strictObject({ width: pixels.min(0), height: pixels.min(0) })),
  }),
  probes: z
    .array(
      z.strictObject({
        id: name.min(1),
        from: name,
        to: name,
        protocol: z.int().min(-1).max(255),
        port,
        sourcePort: port,
        name: name.min(1).exactOptional(),
      }),
    )
    .max(10_000)
    .refine(
      (probes) => new Set(probes.map(({ id }) => id)).size === probes.length,
      'two probes have the same id',
    ),
});
