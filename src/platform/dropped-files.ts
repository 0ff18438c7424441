import { type GivenFiles, type LocatedFile, readFiles } from './files.ts';

/** More than any account's export; a home folder dropped by mistake has more. */
const MAX_FILES = 5000;

type Dropped = Pick<DataTransfer, 'items' | 'files'>;

/**
 * The files of a drop, those in dropped folders too, with their paths inside. Call it at once in
 * the event: the browser empties the transfer when the event is over.
 */
export function readDrop(transfer: Dropped): Promise<GivenFiles> {
  const entries = [...transfer.items].flatMap((item) => {
    const entry = item.kind === 'file' ? item.webkitGetAsEntry() : null;
    return entry === null ? [] : [entry];
  });
  // Drops made by programs come without entries.
  const loose = [...transfer.files].map((file) => ({ path: file.name, file }));
  return entries.length === 0 ? readFiles(loose) : readEntries(entries);
}

async function readEntries(roots: readonly FileSystemEntry[]): Promise<GivenFiles> {
  const located: LocatedFile[] = [];
  const problems: GivenFiles['problems'][number][] = [];
  const waiting = [...roots];
  for (let entry = waiting.shift(); entry !== undefined; entry = waiting.shift()) {
    const path = entry.fullPath.replace(/^\//, '');
    if (located.length >= MAX_FILES) {
      problems.push({ path, message: `only the first ${MAX_FILES} files were read` });
      break;
    }
    try {
      if (entry.isDirectory) waiting.push(...(await childrenOf(entry as FileSystemDirectoryEntry)));
      else located.push({ path, file: await fileOf(entry as FileSystemFileEntry) });
    } catch {
      problems.push({ path, message: 'it could not be read; it may have been moved or changed' });
    }
  }
  const read = await readFiles(located);
  return { files: read.files, problems: [...problems, ...read.problems] };
}

async function childrenOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const children: FileSystemEntry[] = [];
  for (;;) {
    // Browsers hand out a folder in parts; an empty part is the end.
    const part = await new Promise<readonly FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (part.length === 0) return children;
    children.push(...part);
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}
