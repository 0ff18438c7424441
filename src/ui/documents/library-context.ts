import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { Library } from '../../state/documents/library.ts';
import type { LibraryState } from '../../state/documents/library-state.ts';

/** The person's documents, on a page that keeps any. */
export const LibraryContext = createContext<Library | null>(null);

export function useLibrary(): Library {
  const library = useContext(LibraryContext);
  if (library === null) throw new Error('This component must stand inside a LibraryContext.');
  return library;
}

export function useLibraryState<T>(select: (state: LibraryState) => T): T {
  return useStore(useLibrary().store, select);
}
