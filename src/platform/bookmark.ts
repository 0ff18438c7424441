const KEY = 'skytrace.last-document';

/** Which document was open last, so that the next visit goes on there. */
export interface Bookmark {
  read(): string | null;
  write(id: string): void;
}

/** Kept in the browser's storage where that is allowed; elsewhere nothing is remembered. */
export const browserBookmark: Bookmark = {
  read: () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  },
  write: (id) => {
    try {
      localStorage.setItem(KEY, id);
    } catch {
      // Private windows and strict settings forbid storage: the newest document is opened instead.
    }
  },
};
