import type { LabDocument } from '../../editor/document.ts';
import { parseJsonText } from '../../kernel/lib/json-text.ts';
import { err, ok } from '../../kernel/lib/result.ts';
import { applyDifference, differenceSchema } from './difference.ts';
import { PROPOSAL_FORM } from './encode-link.ts';
import type { LinkExtras } from './extras.ts';
import { MAX_LINK_CHARS, MAX_TEXT_BYTES, unpackText } from './packing.ts';
import { type Decoded, REFUSED, readCompact, refuse } from './read-compact.ts';

/** What a link opened. The documents' id is LINKED_DOCUMENT_ID until somebody keeps a copy. */
export interface Linked {
  readonly document: LabDocument;
  /** What somebody proposes to make of it; null in a plain link. */
  readonly proposed: LabDocument | null;
  readonly extras: LinkExtras;
}

/**
 * Reads what encodeLink and encodeProposal made. A link is foreign: it is measured before it is
 * unpacked, unpacked under a limit, and every record passes the schema of its type. Refused as a
 * whole or taken as a whole; never throws.
 */
export function decodeLink(fragment: string): Decoded<Linked> {
  if (fragment.length > MAX_LINK_CHARS)
    return refuse(`it has ${fragment.length} characters; no link made here has more than ${MAX_LINK_CHARS}`);
  const [, digits, packed] = /^#?(\d{1,6})\.(.*)$/s.exec(fragment.trim()) ?? [];
  if (digits === undefined || packed === undefined)
    return refuse('it holds no shared document (it would start with "#1.")');
  const form = Number(digits);
  if (form > PROPOSAL_FORM)
    return refuse(
      `it is of form ${form}, newer than form ${PROPOSAL_FORM}, the newest that this program knows: open it with a newer program`,
    );
  if (form < 1) return refuse(`there is no form ${form} of links`);
  const text = unpackText(packed);
  if (!text.ok) return refuse(text.error);
  return form === PROPOSAL_FORM ? readProposal(text.value) : readPlain(text.value);
}

function readPlain(text: string): Decoded<Linked> {
  const read = readCompact(text);
  return read.ok ? ok({ ...read.value, proposed: null }) : read;
}

/** The document's text, a line break, and what makes the proposed document's text of it. */
function readProposal(text: string): Decoded<Linked> {
  const end = text.indexOf('\n');
  if (end < 0) return refuse('it says that it proposes a change, but holds none');
  const base = text.slice(0, end);
  const read = readCompact(base);
  if (!read.ok) return read;
  const parsed = parseJsonText(text.slice(end + 1));
  const difference = differenceSchema.safeParse(parsed.ok ? parsed.value : undefined);
  if (!difference.success) return refuse('its proposal is not a difference between two documents');
  const proposedText = applyDifference(base, difference.data, MAX_TEXT_BYTES);
  if (!proposedText.ok) return refuse(proposedText.error);
  const proposed = readCompact(proposedText.value);
  if (!proposed.ok)
    return err(
      proposed.error.map(({ path, message }) =>
        path === 'link'
          ? { path, message: message.replace(REFUSED, `${REFUSED}in its proposal, `) }
          : { path: `proposal.${path}`, message },
      ),
    );
  return ok({ ...read.value, proposed: proposed.value.document });
}
