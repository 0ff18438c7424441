const KEY = 'skytrace.exercise-draft';

/** The words of an exercise that is being made, as text, so that closing the page costs none of them. */
export interface DraftStore {
  read(): string | null;
  /** Null forgets it. */
  write(text: string | null): void;
}

/** Kept in the browser's storage where that is allowed; elsewhere until the page closes. */
export const keptDraft: DraftStore = {
  read: () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  },
  write: (text) => {
    try {
      if (text === null) localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, text);
    } catch {
      // Private windows and strict settings forbid storage.
    }
  },
};
