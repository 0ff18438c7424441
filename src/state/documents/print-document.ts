import type { LabDocument } from '../../editor/document.ts';
import { serialiseLabDocument } from '../../io/lab-file/serialise-lab-document.ts';
import type { DocumentDraft } from '../../platform/document-store.ts';

/** The document as storage keeps it, under that id. */
export function printDocument(document: LabDocument, id: string): DocumentDraft {
  return { id, name: document.name, text: serialiseLabDocument({ ...document, id }) };
}
