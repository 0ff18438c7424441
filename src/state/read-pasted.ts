import { type Clipboard, parseClipboard } from '../editor/parse-clipboard.ts';

/** What the text of a clipboard is to the Lab. */
export type Pasted =
  | { readonly kind: 'resources'; readonly clipboard: Clipboard }
  /** JSON of another kind: perhaps what AWS described, or a whole document. */
  | { readonly kind: 'json'; readonly text: string }
  | { readonly kind: 'other'; readonly reason: string };

export function readPasted(text: string): Pasted {
  const read = parseClipboard(text);
  if (read.ok) return { kind: 'resources', clipboard: read.value };
  const isOurs = text.includes('"skytrace/clipboard"');
  return !isOurs && isJson(text) ? { kind: 'json', text } : { kind: 'other', reason: read.error };
}

function isJson(text: string): boolean {
  if (!/^\s*[[{]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
