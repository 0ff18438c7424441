import { err, ok, type Result } from '../kernel/lib/result.ts';

/** A file that a person gave the page. `path` is relative to what was picked or dropped. */
export interface GivenFile {
  readonly path: string;
  readonly text: string;
}

export interface FileProblem {
  readonly path: string;
  readonly message: string;
}

export interface GivenFiles {
  readonly files: readonly GivenFile[];
  /** Files that could not be read; the others are not lost for them. */
  readonly problems: readonly FileProblem[];
}

export interface PickOptions {
  /** As in `<input accept>`: `.json,application/json`. */
  readonly accept?: string;
  readonly multiple?: boolean;
}

export interface Files {
  /** Offers content as a download of that name. */
  download(name: string, content: string | Blob, type?: string): void;
  /** Opens the system's dialogue; nothing picked is an empty list. */
  pick(options?: PickOptions): Promise<GivenFiles>;
}

/** The same bound as the document parser's, in bytes: what is larger would only freeze the tab. */
const MAX_FILE_BYTES = 200_000_000;
/** Time for the browser to start reading before the address is withdrawn. */
const RELEASE_AFTER = 60_000;

export function browserFiles(page: Document = globalThis.document): Files {
  return {
    download: (name, content, type = 'application/json') => {
      const blob = typeof content === 'string' ? new Blob([content], { type }) : content;
      const address = URL.createObjectURL(blob);
      const link = page.createElement('a');
      link.href = address;
      link.download = safeFileName(name);
      link.click();
      setTimeout(() => URL.revokeObjectURL(address), RELEASE_AFTER);
    },
    pick: ({ accept = '', multiple = false } = {}) =>
      new Promise((resolve) => {
        const input = page.createElement('input');
        input.type = 'file';
        input.accept = accept;
        input.multiple = multiple;
        input.addEventListener('cancel', () => resolve({ files: [], problems: [] }));
        input.addEventListener('change', () => {
          resolve(readFiles([...(input.files ?? [])].map((file) => ({ path: file.name, file }))));
        });
        input.click();
      }),
  };
}

/** A name that every file system takes; documents may be called anything. */
export function safeFileName(name: string): string {
  const safe = name
    .replace(/[\p{Cc}\p{Cf}\p{Cs}<>:"/\\|?*]+/gu, '-')
    .replace(/^[.\s]+|[.\s]+$/g, '')
    .slice(0, 120);
  return safe === '' ? 'document' : safe;
}

export interface LocatedFile {
  readonly path: string;
  readonly file: Pick<File, 'size' | 'text'>;
}

export async function readFiles(located: readonly LocatedFile[]): Promise<GivenFiles> {
  const files: GivenFile[] = [];
  const problems: FileProblem[] = [];
  // One after the other: a dropped folder may hold thousands.
  for (const { path, file } of located) {
    const text = await readText(file);
    if (text.ok) files.push({ path, text: text.value });
    else problems.push({ path, message: text.error });
  }
  return { files, problems };
}

async function readText(file: LocatedFile['file']): Promise<Result<string, string>> {
  if (file.size > MAX_FILE_BYTES) return err(`the file is larger than ${MAX_FILE_BYTES / 1_000_000} MB`);
  try {
    return ok(await file.text());
  } catch {
    return err('the file could not be read; it may have been moved or changed');
  }
}
