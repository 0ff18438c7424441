import { z } from 'zod';
import { err, ok, type Result } from '../kernel/lib/result.ts';
import { memberFactsSchema, subnetFactsSchema } from './facts-schema.ts';

/** Far more than anybody selects; keeps a hostile paste from filling the document. */
const MOST_ITEMS = 500;
const MOST_TEXT = 2_000_000;

const clipboardSchema = z.strictObject({
  format: z.literal('skytrace/clipboard'),
  version: z.literal(1),
  items: z
    .array(z.discriminatedUnion('kind', [...memberFactsSchema.options, subnetFactsSchema]))
    .max(MOST_ITEMS),
});

/** Copied resources as plain JSON: facts, not records, so that pasting makes new ones by requests. */
export type Clipboard = z.infer<typeof clipboardSchema>;

/** Reads text from the system's clipboard. The error says why it cannot be pasted. */
export function parseClipboard(text: string): Result<Clipboard, string> {
  if (text.length > MOST_TEXT) return err('That is too much to paste.');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return err('The clipboard holds no copied resources.');
  }
  const parsed = clipboardSchema.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  return err(
    `The clipboard holds no copied resources: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim(),
  );
}
