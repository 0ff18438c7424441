import type { LabDocument } from '../../editor/document.ts';
import type { DocumentProblem } from '../../kernel/cloud/document.ts';
import { formatPath } from '../../kernel/cloud/input.ts';
import { findUnsafeJson, parseJsonText } from '../../kernel/lib/json-text.ts';
import { err, ok, type Result } from '../../kernel/lib/result.ts';
import { parseLabDocument } from '../lab-file/parse-lab-document.ts';
import { ColumnFault } from './column-reader.ts';
import { compactSchema, fromCompact } from './compact.ts';
import { LINK_VERSION } from './encode-link.ts';
import { extrasSchema, type LinkExtras } from './extras.ts';
import { MAX_LINK_CHARS, unpackText } from './packing.ts';

/** What a link opened. The document's id is LINKED_DOCUMENT_ID until somebody keeps a copy. */
export interface Linked {
  readonly document: LabDocument;
  readonly extras: LinkExtras;
}

export const LINKED_DOCUMENT_ID = 'link';

/**
 * Reads what encodeLink made. A link is foreign: it is measured before it is unpacked, unpacked
 * under a limit, and every record passes the schema of its type. Refused as a whole or taken as a
 * whole; never throws.
 */
export function decodeLink(fragment: string): Result<Linked, readonly DocumentProblem[]> {
  if (fragment.length > MAX_LINK_CHARS)
    return refuse(`it has ${fragment.length} characters; no link made here has more than ${MAX_LINK_CHARS}`);
  const [, digits, packed] = /^#?(\d{1,6})\.(.*)$/s.exec(fragment.trim()) ?? [];
  if (digits === undefined || packed === undefined)
    return refuse('it holds no shared document (it would start with "#1.")');
  const version = Number(digits);
  if (version > LINK_VERSION)
    return refuse(
      `it is of form ${version}, newer than form ${LINK_VERSION}, the newest that this program knows: open it with a newer program`,
    );
  if (version < 1) return refuse(`there is no form ${version} of links`);
  const text = unpackText(packed);
  return text.ok ? readCompact(text.value) : refuse(text.error);
}

function readCompact(text: string): Result<Linked, readonly DocumentProblem[]> {
  const parsed = parseJsonText(text);
  if (!parsed.ok) return refuse('what it unpacks to is not a document');
  if (findUnsafeJson(parsed.value) !== undefined)
    return refuse('what it unpacks to is nested or named as no document is');
  const compact = compactSchema.safeParse(parsed.value);
  if (!compact.success) {
    const issue = compact.error.issues[0];
    return refuse(
      `what it unpacks to is not a document: ${formatPath(issue?.path ?? [])}: ${issue?.message ?? ''}`,
    );
  }
  const unpacked = unpackColumns(compact.data);
  if (!unpacked.ok) return unpacked;
  const extras = extrasSchema.safeParse(unpacked.value.extras);
  if (!extras.success)
    return err(
      extras.error.issues.map(({ path, message }) => ({ path: formatPath(['extras', ...path]), message })),
    );
  const document = parseLabDocument(unpacked.value.document);
  if (!document.ok) return document;
  const { probe } = extras.data;
  if (probe !== undefined && !document.value.probes.some(({ id }) => id === probe))
    return err([{ path: 'extras.probe', message: `the document has no probe "${probe}"` }]);
  return ok({ document: document.value, extras: extras.data });
}

function unpackColumns(
  compact: Parameters<typeof fromCompact>[0],
): Result<ReturnType<typeof fromCompact>, readonly DocumentProblem[]> {
  try {
    return ok(fromCompact(compact, LINKED_DOCUMENT_ID));
  } catch (error) {
    if (error instanceof ColumnFault) return refuse(error.message);
    throw error;
  }
}

function refuse(reason: string): Result<never, readonly DocumentProblem[]> {
  return err([{ path: 'link', message: `the link cannot be opened: ${reason}` }]);
}
