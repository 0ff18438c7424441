import type { LabDocument } from '../../editor/document.ts';
import type { DocumentProblem } from '../../kernel/cloud/document.ts';
import { formatPath } from '../../kernel/cloud/input.ts';
import { findUnsafeJson, parseJsonText } from '../../kernel/lib/json-text.ts';
import { err, ok, type Result } from '../../kernel/lib/result.ts';
import { parseLabDocument } from '../lab-file/parse-lab-document.ts';
import { ColumnFault } from './column-reader.ts';
import { compactSchema, fromCompact } from './compact.ts';
import { extrasSchema, type LinkExtras } from './extras.ts';

export const LINKED_DOCUMENT_ID = 'link';

export type Decoded<T> = Result<T, readonly DocumentProblem[]>;

export interface ReadDocument {
  readonly document: LabDocument;
  readonly extras: LinkExtras;
}

/** The document of a link's unpacked text; every record passes the schema of its type. */
export function readCompact(text: string): Decoded<ReadDocument> {
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

function unpackColumns(compact: Parameters<typeof fromCompact>[0]): Decoded<ReturnType<typeof fromCompact>> {
  try {
    return ok(fromCompact(compact, LINKED_DOCUMENT_ID));
  } catch (error) {
    if (error instanceof ColumnFault) return refuse(error.message);
    throw error;
  }
}

export const REFUSED = 'the link cannot be opened: ';

export function refuse(reason: string): Result<never, readonly DocumentProblem[]> {
  return err([{ path: 'link', message: `${REFUSED}${reason}` }]);
}
