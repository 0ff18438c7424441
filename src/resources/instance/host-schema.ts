import * as z from 'zod';

/** Of one host's changes, so that documents and links stay small. */
export const MOST_HOST_CHARACTERS = 262_144;

const name = z.string().min(1).max(255);

/** How one file differs from what the disk began with. */
export const fileChangeSchema = z.strictObject({
  Path: z.string().max(4096).startsWith('/'),
  Kind: z.enum(['file', 'directory', 'link', 'gone']),
  /** Content of a file, target of a link. */
  Text: z.string().exactOptional(),
  /** Content that is no text. */
  Base64: z.string().exactOptional(),
  Mode: z.int().min(0).max(0o7777).exactOptional(),
  Owner: name.exactOptional(),
  /** Absent: the owner's own. */
  Group: name.exactOptional(),
});

/** What a volume holds: nothing, or a file system. */
export const diskSchema = z.strictObject({
  Type: z.enum(['xfs', 'ext4']),
  Uuid: name,
  Label: z.string().max(16).exactOptional(),
  Files: z.array(fileChangeSchema).max(2000),
});

export type DiskFacts = z.infer<typeof diskSchema>;

/** How an instance's inside differs from its image. */
export const hostSchema = z.strictObject({
  /** When it first ran, and its user data with it: milliseconds since the epoch. */
  BootTime: z.number(),
  Packages: z.array(name).max(500),
  Services: z
    .array(
      z.strictObject({
        Name: name,
        Active: z.boolean(),
        Enabled: z.boolean(),
        /** Of its main process. */
        Pid: z.int().min(1).exactOptional(),
        /** When it came into this state: milliseconds since the epoch. */
        Since: z.number().exactOptional(),
        /** How it ended, when that was not as it should be. */
        Failure: z.string().max(200).exactOptional(),
      }),
    )
    .max(100),
  /** Of earlier documents; /etc/passwd says them now. */
  Users: z.array(z.strictObject({ Name: name, Id: z.int().min(0), Groups: z.array(name).max(50) })).max(100),
  Files: z.array(fileChangeSchema).max(2000),
  /** What systemd's journal has, oldest first. */
  Journal: z
    .array(z.strictObject({ At: z.number(), From: name, Text: z.string().max(2000), IsError: z.boolean() }))
    .max(500)
    .exactOptional(),
  /** Which volumes' file systems stand where in the tree, oldest first. */
  Mounts: z
    .array(
      z.strictObject({
        VolumeId: name,
        At: z.string().max(4096).startsWith('/'),
        Options: z.string().max(200),
      }),
    )
    .max(50)
    .exactOptional(),
  /** Until when cron has run what was due, where there is anything to run. */
  CronTime: z.number().exactOptional(),
  /** The newest reboot. */
  RebootTime: z.number().exactOptional(),
});

export type HostChanges = z.infer<typeof hostSchema>;
