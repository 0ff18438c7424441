import { useContext, useMemo } from 'react';
import type { Library } from '../../state/documents/library.ts';
import type { KeyBinding } from '../components/key-binding.ts';
import { LibraryContext } from './library-context.ts';
import { type Sheet, SheetsContext } from './sheets-context.ts';

export interface DocumentKeyContext {
  readonly library: Library;
  openSheet(sheet: Sheet): void;
}

/** What one does with the open document: the keys, the search and the sheet of shortcuts have it from here. */
export const documentKeys: readonly KeyBinding<DocumentKeyContext>[] = [
  {
    title: 'Snapshots: save, compare, restore…',
    shortcuts: ['Mod+S'],
    run: ({ openSheet }) => openSheet('snapshots'),
  },
  { title: 'Share…', shortcuts: ['Mod+Shift+S'], run: ({ openSheet }) => openSheet('share') },
  { title: 'Export a picture…', shortcuts: ['Mod+Shift+E'], run: ({ openSheet }) => openSheet('picture') },
];

/** Null on a page that keeps no documents. */
export function useDocumentKeyContext(): DocumentKeyContext | null {
  const library = useContext(LibraryContext);
  const open = useContext(SheetsContext)?.open;
  return useMemo(
    () => (library === null || open === undefined ? null : { library, openSheet: open }),
    [library, open],
  );
}
