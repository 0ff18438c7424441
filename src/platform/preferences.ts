/** What a person told their system, by the media query that asks for it. */
const QUERIES = {
  dark: '(prefers-color-scheme: dark)',
  reducedMotion: '(prefers-reduced-motion: reduce)',
  moreContrast: '(prefers-contrast: more)',
  coarsePointer: '(pointer: coarse)',
} as const;

export type Preference = keyof typeof QUERIES;

export interface Preferences {
  has(preference: Preference): boolean;
  /** Tells every change. Returns how to stop. */
  watch(preference: Preference, listener: (has: boolean) => void): () => void;
}

export function browserPreferences(
  matchMedia: (query: string) => MediaQueryList = (query) => globalThis.matchMedia(query),
): Preferences {
  return {
    has: (preference) => matchMedia(QUERIES[preference]).matches,
    watch: (preference, listener) => {
      const list = matchMedia(QUERIES[preference]);
      const tell = ({ matches }: MediaQueryListEvent) => listener(matches);
      list.addEventListener('change', tell);
      return () => list.removeEventListener('change', tell);
    },
  };
}
