import { useSyncExternalStore } from 'react';
import { onThemeChange } from '../components/theme-change.ts';

/** Whether the page is dark now: by the visitor's choice, else by the system's. */
export function useDark(): boolean {
  return useSyncExternalStore(onThemeChange, isDark);
}

function isDark(): boolean {
  const { theme } = document.documentElement.dataset;
  return theme === undefined ? matchMedia('(prefers-color-scheme: dark)').matches : theme === 'dark';
}
