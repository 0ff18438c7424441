import { useSyncExternalStore } from 'react';

/** From 1,024 pixels on all panels stand beside each other; below, one at a time. */
const NARROW = '(max-width: 1023.98px)';

export function useIsNarrow(): boolean {
  return useSyncExternalStore(subscribe, isNarrow);
}

export function isNarrow(): boolean {
  return globalThis.matchMedia(NARROW).matches;
}

function subscribe(listener: () => void): () => void {
  const query = globalThis.matchMedia(NARROW);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}
