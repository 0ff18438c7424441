type Theme = 'system' | 'light' | 'dark';

const KEY = 'skytrace.theme';

const listeners = new Set<() => void>();

/** The page's theme: kept in the browser's storage where that is allowed, else for this visit only. */
export const pageTheme = {
  read(): Theme {
    const { theme } = document.documentElement.dataset;
    return theme === 'light' || theme === 'dark' ? theme : 'system';
  },
  apply(theme: Theme): void {
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    try {
      if (theme === 'system') localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, theme);
    } catch {
      // Private windows and strict settings forbid storage: the theme holds until the page closes.
    }
    for (const listener of listeners) listener();
  },
  /** Tells of each change until the answer is called. */
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
};

/** Takes up the theme of the last visit. */
export function restoreTheme(): void {
  let kept: string | null = null;
  try {
    kept = localStorage.getItem(KEY);
  } catch {
    // As above.
  }
  if (kept === 'light' || kept === 'dark') document.documentElement.dataset.theme = kept;
}
