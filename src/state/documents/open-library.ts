import type { LabDocument } from '../../editor/document.ts';
import { isDocumentLink } from '../../io/share-link/is-document-link.ts';
import type { DocumentProblem } from '../../kernel/cloud/document.ts';
import type { StoredDocument } from '../../platform/document-store.ts';
import { firstDocument } from '../first-document.ts';
import { createLab } from '../lab.ts';
import { Library } from './library.ts';
import type { LibraryPorts } from './library-ports.ts';
import { parseStored, readLink } from './readers.ts';

export interface OpenOptions {
  /** Of the page's address, with its `#`. */
  readonly fragment: string;
  /** Nothing starts to move by itself. */
  readonly prefersStill: boolean;
}

/** Opens what the address asks for, else the last document, else the sample with a packet on its way. */
export async function openLibrary(
  ports: LibraryPorts,
  { fragment, prefersStill }: OpenOptions,
): Promise<Library> {
  const listing = await ports.store.list();
  const documents = listing.ok ? listing.value.documents : [];
  const link = isDocumentLink(fragment) ? await readLink(fragment) : null;
  if (link?.ok === true) {
    const library = new Library(createLab(link.value.document), ports, documents);
    library.beginShared(link.value);
    return library;
  }
  const last = await lastDocument(ports, documents);
  const id = last.opened?.stored.id ?? ports.newId();
  const library = new Library(createLab(last.opened?.document ?? firstDocument(id)), ports, documents);
  library.adopt(id, last.opened?.stored.revision ?? 0);
  if (last.opened === null) showSample(library, prefersStill);
  if (documents.length === 0) library.welcome();
  if (!listing.ok) library.tell({ text: listing.error.message });
  else if (last.unreadable !== null) library.tellUnreadable(last.unreadable.stored, last.unreadable.problems);
  if (link?.ok === false) tellBadLink(library, link.error);
  return library;
}

/** A link that was followed while the page was open. */
export async function followLink(library: Library, fragment: string): Promise<void> {
  if (!isDocumentLink(fragment)) return;
  const link = await readLink(fragment);
  if (link.ok) await library.showShared(link.value);
  else tellBadLink(library, link.error);
}

type Problems = readonly DocumentProblem[];

function tellBadLink(library: Library, problems: Problems): void {
  library.tell({
    text: 'The link could not be opened. Your own architectures are untouched.',
    details: problems
      .slice(0, 5)
      .map(({ path, message }) =>
        path === 'link' ? message.replace(/^the link cannot be opened: /, '') : `${path}: ${message}`,
      ),
  });
}

function showSample(library: Library, prefersStill: boolean): void {
  const { lab } = library;
  const [first] = lab.store.getState().document.probes;
  if (first !== undefined && lab.ask(first).ok && !prefersStill) lab.setPlaying(true);
}

interface Last {
  readonly opened: { readonly stored: StoredDocument; readonly document: LabDocument } | null;
  readonly unreadable: { readonly stored: StoredDocument; readonly problems: Problems } | null;
}

/** What was open last, or the newest that can be read. */
async function lastDocument(
  { store, bookmark }: LibraryPorts,
  documents: readonly { readonly id: string }[],
): Promise<Last> {
  const marked = bookmark.read();
  const ids = documents
    .map(({ id }) => id)
    .sort((left, right) => Number(right === marked) - Number(left === marked));
  let unreadable: Last['unreadable'] = null;
  for (const id of ids) {
    const loaded = await store.load(id);
    if (!loaded.ok || loaded.value === undefined) continue;
    const parsed = await parseStored(loaded.value.text);
    if (parsed.ok) return { opened: { stored: loaded.value, document: parsed.value }, unreadable };
    unreadable ??= { stored: loaded.value, problems: parsed.error };
  }
  return { opened: null, unreadable };
}
