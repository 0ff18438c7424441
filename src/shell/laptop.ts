import type { ShellFiles } from './bash/shell-files.ts';
import type { ListHost } from './guest/list-command.ts';

/** A file in the home of whoever sits at the terminal. */
export interface LaptopFile {
  /** From the home: `lab.pem`. */
  readonly path: string;
  readonly text: string;
  readonly mode: number;
}

/** What a program keeps there for itself. */
const OWN = /^(?:\.ssh\/known_hosts|\.aws\/)/;

/** What one keeps: texts in the home, and not what programs note for themselves. */
const MOST_CHARACTERS = 65_536;

/** Puts the files into the home, and nothing else stays there. */
export async function layHome(files: ShellFiles, home: string, laid: readonly LaptopFile[]): Promise<void> {
  for (const path of homePaths(files, home)) await files.rm(path, { recursive: true, force: true });
  for (const { path, text, mode } of laid) {
    const place = `${home}/${path}`;
    await files.mkdir(place.replace(/\/[^/]*$/, ''), { recursive: true });
    await files.writeFile(place, text);
    await files.chmod(place, mode);
  }
}

/** The files of the home as they are. What is too much to keep is left out, the last ones first. */
export async function readHome(files: ShellFiles, home: string): Promise<readonly LaptopFile[]> {
  const found: LaptopFile[] = [];
  let room = MOST_CHARACTERS;
  for (const place of homePaths(files, home).sort()) {
    const path = place.slice(home.length + 1);
    const { isFile, mode } = await files.lstat(place);
    if (!isFile || OWN.test(path)) continue;
    const text = await files.readFile(place);
    if (text.length > room) continue;
    room -= text.length;
    found.push({ path, text, mode: mode & 0o7777 });
  }
  return found;
}

function homePaths(files: ShellFiles, home: string): string[] {
  return files.getAllPaths().filter((path) => path.startsWith(`${home}/`));
}

/** For `ls` and `stat`: the home is its user's, the rest is root's, and nothing is forbidden. */
export function laptopHost(files: ShellFiles, user: string, home: string, now: () => number): ListHost {
  const id = { id: user === 'root' ? 0 : 1000 };
  return {
    files: {
      asRoot: (work) => work(),
      demandList: async () => undefined,
      exists: (path) => files.exists(path),
      lstat: (path) => files.lstat(path),
      ownership: (path) => {
        const owner = path === home || path.startsWith(`${home}/`) ? user : 'root';
        return { owner, group: owner };
      },
      readdir: (path) => files.readdir(path),
      readlink: (path) => files.readlink(path),
      resolvePath: (base, path) => files.resolvePath(base, path),
      stat: (path) => files.stat(path),
    },
    accounts: {
      user: (name) => (name === user ? id : undefined),
      group: (name) => (name === user ? id : undefined),
    },
    get now() {
      return now();
    },
  };
}
