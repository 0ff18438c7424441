import { err, ok, type Result } from '../kernel/lib/result.ts';

/** Where learning progress is kept, as text. */
export interface ProgressStore {
  /** Null when nothing was kept, or storage is forbidden. */
  read(): string | null;
  /** The error is a sentence. */
  write(text: string): Result<void, string>;
  /** Puts aside what could not be read, so that nothing is lost when new progress is written. */
  putAside(text: string): void;
  /** Tells when another tab wrote. Returns how to stop. */
  watch(listener: (text: string) => void): () => void;
}

export const browserProgressStore = progressStore('skytrace.progress');

/** What is tried of exercises that strangers shared: it never meets the progress in the lessons. */
export const sharedExerciseStore = progressStore('skytrace.shared-exercises');

function progressStore(key: string): ProgressStore {
  return {
    read: () => {
      try {
        return localStorage.getItem(key);
      } catch {
        return null;
      }
    },
    write: (text) => {
      try {
        localStorage.setItem(key, text);
        return ok(undefined);
      } catch {
        return err(
          'This browser does not keep your progress: its storage is full or forbidden. Save it as a file.',
        );
      }
    },
    putAside: (text) => {
      try {
        localStorage.setItem(`${key}.unreadable`, text);
      } catch {
        // Full or forbidden: the person was offered the file.
      }
    },
    watch: (listener) => {
      const hear = (event: StorageEvent) => {
        if (event.key === key && event.newValue !== null) listener(event.newValue);
      };
      globalThis.addEventListener('storage', hear);
      return () => globalThis.removeEventListener('storage', hear);
    },
  };
}
