import type { LabDocument } from '../../editor/document.ts';
import { toCompact } from './compact.ts';
import { type LinkExtras, MAX_QUESTION_CHARS } from './extras.ts';
import { packText } from './packing.ts';

/** Number of the newest form of links, before the first dot of the fragment. */
export const LINK_VERSION = 1;

/**
 * The whole document as the fragment of a web address: `#1.…`, letters, digits, `-` and `_` after
 * the dot. A fragment stays in the browser: no server ever sees it. The document's id is not part
 * of it; everything else comes back from decodeLink as it was. A longer question is cut.
 */
export function encodeLink(document: LabDocument, extras: LinkExtras = {}): string {
  const { question, ...rest } = extras;
  const kept = question === undefined ? rest : { ...rest, question: question.slice(0, MAX_QUESTION_CHARS) };
  return `#${LINK_VERSION}.${packText(JSON.stringify(toCompact(document, kept)))}`;
}
