import * as z from 'zod';
import { recordShape } from '../../kernel/cloud/tags.ts';

const prefixListEntrySchema = z.strictObject({
  Cidr: z.string(),
  Description: z.string().exactOptional(),
});

/** AWS's own lists have the account `AWS`. */
export const managedPrefixListSchema = z.strictObject({
  ...recordShape,
  PrefixListName: z.string(),
  AddressFamily: z.enum(['IPv4', 'IPv6']),
  MaxEntries: z.int().exactOptional(),
  State: z.string(),
  /** Why the last change failed; present only then. */
  StateMessage: z.string().exactOptional(),
  /** Ascending; the last one is in force. Empty when an import brought the list without its entries. */
  Versions: z.array(z.strictObject({ Version: z.int(), Entries: z.array(prefixListEntrySchema) })),
});

export type ManagedPrefixList = z.infer<typeof managedPrefixListSchema>;
