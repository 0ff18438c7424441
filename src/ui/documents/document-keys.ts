import { useContext, useMemo } from 'react';
import type { Library } from '../../state/documents/library.ts';
import type { KeyBinding } from '../components/key-binding.ts';
import { LibraryContext } from './library-context.ts';
import { type Sheet, SheetsContext } from './sheets-context.ts';

export interface DocumentKeyContext {
  readonly library: Library;
  openSheet(sheet: Sheet): void;
  makeExercise(): void;
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

/** Rare enough to have no key of its own: the menu and the search have it from here. */
export const makeExercise: KeyBinding<DocumentKeyContext> = {
  title: 'Make an exercise…',
  shortcuts: [],
  run: (context) => context.makeExercise(),
};

/** Null on a page that keeps no documents. */
export function useDocumentKeyContext(): DocumentKeyContext | null {
  const library = useContext(LibraryContext);
  const sheets = useContext(SheetsContext);
  return useMemo(
    () =>
      library === null || sheets === null
        ? null
        : { library, openSheet: sheets.open, makeExercise: () => sheets.make(true) },
    [library, sheets],
  );
}
