import type { LabDocument } from '../../editor/document.ts';
import { toCompact } from './compact.ts';
import { differenceFrom } from './difference.ts';
import { type LinkExtras, MAX_NAME_CHARS, MAX_QUESTION_CHARS } from './extras.ts';
import { packText } from './packing.ts';

/** Form of a link with one document, before the first dot of the fragment. */
export const PLAIN_FORM = 1;
/** Form of a link with a document and a proposed state of it. */
export const PROPOSAL_FORM = 2;

/**
 * The whole document as the fragment of a web address: `#1.…`, letters, digits, `-` and `_` after
 * the dot. A fragment stays in the browser: no server ever sees it. The document's id is not part
 * of it; everything else comes back from decodeLink as it was. A longer question is cut.
 */
export function encodeLink(document: LabDocument, extras: LinkExtras = {}): string {
  return `#${PLAIN_FORM}.${packText(baseText(document, extras))}`;
}

/**
 * A document and what somebody proposes to make of it, `#2.…`: the text of a plain link, a line
 * break (JSON has none), and how the text of the proposed document differs from it.
 */
export function encodeProposal(
  document: LabDocument,
  proposed: LabDocument,
  extras: LinkExtras = {},
): string {
  const base = baseText(document, extras);
  const difference = differenceFrom(base, baseText(proposed, {}));
  return `#${PROPOSAL_FORM}.${packText(`${base}\n${JSON.stringify(difference)}`)}`;
}

function baseText(document: LabDocument, { question, by, ...rest }: LinkExtras): string {
  const extras = {
    ...rest,
    ...(question === undefined ? {} : { question: question.slice(0, MAX_QUESTION_CHARS) }),
    ...(by === undefined ? {} : { by: by.slice(0, MAX_NAME_CHARS) }),
  };
  return JSON.stringify(toCompact(document, extras));
}
