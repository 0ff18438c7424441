import { ok } from '../../kernel/lib/result.ts';
import type { Clipboard } from '../../platform/clipboard.ts';
import type { Files, GivenFile } from '../../platform/files.ts';
import type { Preference, Preferences } from '../../platform/preferences.ts';

export function memoryClipboard(): Clipboard {
  let held = '';
  return {
    writeText: async (text) => {
      held = text;
      return ok(undefined);
    },
    readText: async () => ok(held),
  };
}

/** Remembers downloads; the person picks what the test lays ready. */
export interface MemoryFiles extends Files {
  readonly downloads: { readonly name: string; readonly content: string | Blob }[];
  ready: readonly GivenFile[];
}

export function memoryFiles(): MemoryFiles {
  const files: MemoryFiles = {
    downloads: [],
    ready: [],
    download: (name, content) => {
      files.downloads.push({ name, content });
    },
    pick: async ({ multiple = false } = {}) => ({
      files: multiple ? files.ready : files.ready.slice(0, 1),
      problems: [],
    }),
  };
  return files;
}

export interface MemoryPreferences extends Preferences {
  set(preference: Preference, has: boolean): void;
}

export function memoryPreferences(): MemoryPreferences {
  const held = new Set<Preference>();
  const listeners = new Set<(preference: Preference, has: boolean) => void>();
  return {
    has: (preference) => held.has(preference),
    watch: (preference, listener) => {
      const hear = (changed: Preference, has: boolean): void => {
        if (changed === preference) listener(has);
      };
      listeners.add(hear);
      return () => listeners.delete(hear);
    },
    set: (preference, has) => {
      if (held.has(preference) === has) return;
      if (has) held.add(preference);
      else held.delete(preference);
      for (const listener of listeners) listener(preference, has);
    },
  };
}
