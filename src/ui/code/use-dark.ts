import { useSyncExternalStore } from 'react';

const PREFERS_DARK = '(prefers-color-scheme: dark)';

/** Whether the page is dark now: by the visitor's choice, else by the system's. */
export function useDark(): boolean {
  return useSyncExternalStore(subscribe, isDark);
}

function isDark(): boolean {
  const { theme } = document.documentElement.dataset;
  return theme === undefined ? matchMedia(PREFERS_DARK).matches : theme === 'dark';
}

function subscribe(onChange: () => void): () => void {
  const system = matchMedia(PREFERS_DARK);
  const chosen = new MutationObserver(onChange);
  chosen.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  system.addEventListener('change', onChange);
  return () => {
    chosen.disconnect();
    system.removeEventListener('change', onChange);
  };
}
