import type { KeyBinding } from '../components/key-binding.ts';

export interface SearchKeyContext {
  /** Whether the canvas has the focus: a slash elsewhere may mean something else. */
  readonly isOnCanvas: boolean;
  openSearch(): void;
  openSheet(): void;
}

export const searchKeys: readonly KeyBinding<SearchKeyContext>[] = [
  { title: 'Search and commands', shortcuts: ['Mod+K'], run: ({ openSearch }) => openSearch() },
  {
    title: 'Search, on the canvas',
    shortcuts: ['/'],
    alike: ['Shift+/'],
    run: ({ isOnCanvas, openSearch }) => {
      if (isOnCanvas) openSearch();
    },
  },
  { title: 'Keyboard shortcuts', shortcuts: ['Shift+?', 'F1'], run: ({ openSheet }) => openSheet() },
];
