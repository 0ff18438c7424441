import * as z from 'zod';

/** Of one host's changes, so that documents and links stay small. */
export const MOST_HOST_CHARACTERS = 262_144;

const name = z.string().min(1).max(255);

/** How an instance's inside differs from its image. */
export const hostSchema = z.strictObject({
  /** When it first ran, and its user data with it: milliseconds since the epoch. */
  BootTime: z.number(),
  Packages: z.array(name).max(500),
  Services: z.array(z.strictObject({ Name: name, Active: z.boolean(), Enabled: z.boolean() })).max(100),
  Users: z.array(z.strictObject({ Name: name, Id: z.int().min(0), Groups: z.array(name).max(50) })).max(100),
  Files: z
    .array(
      z.strictObject({
        Path: z.string().max(4096).startsWith('/'),
        Kind: z.enum(['file', 'directory', 'link', 'gone']),
        /** Content of a file, target of a link. */
        Text: z.string().exactOptional(),
        /** Content that is no text. */
        Base64: z.string().exactOptional(),
        Mode: z.int().min(0).max(0o7777).exactOptional(),
        Owner: name.exactOptional(),
      }),
    )
    .max(2000),
});

export type HostChanges = z.infer<typeof hostSchema>;
