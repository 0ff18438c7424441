import { err, ok, type Result } from '../kernel/lib/result.ts';

/** Text only. Failures are sentences: browsers ask the person, and pages in frames may not. */
export interface Clipboard {
  writeText(text: string): Promise<Result<void, string>>;
  readText(): Promise<Result<string, string>>;
}

type SystemClipboard = Pick<globalThis.Clipboard, 'writeText' | 'readText'>;

/** `system` is absent on pages that were not loaded securely. */
export function browserClipboard(
  system: SystemClipboard | undefined = globalThis.navigator.clipboard as SystemClipboard | undefined,
): Clipboard {
  return {
    writeText: async (text) => {
      try {
        if (system === undefined) return err(NOT_WRITTEN);
        return ok(await system.writeText(text));
      } catch {
        return err(NOT_WRITTEN);
      }
    },
    readText: async () => {
      try {
        if (system === undefined) return err(NOT_READ);
        return ok(await system.readText());
      } catch {
        return err(NOT_READ);
      }
    },
  };
}

const NOT_WRITTEN = 'The browser did not let the page copy. Select the text and copy it yourself.';
const NOT_READ = 'The browser did not let the page read the clipboard. Paste with the keyboard instead.';
