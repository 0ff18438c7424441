export type Theme = 'system' | 'light' | 'dark';

/** How the screen reads and changes the page's theme; the page keeps it. */
export interface ThemePort {
  read(): Theme;
  apply(theme: Theme): void;
  subscribe(listener: () => void): () => void;
}
