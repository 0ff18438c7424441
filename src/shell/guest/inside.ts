import type { Instance } from '../../resources/instance/schema.ts';
import type { AwsCloud } from '../../resources/tables.ts';
import { Accounts, GROUP, PASSWD } from './accounts.ts';
import { packageFiles } from './base-files.ts';
import { systemOf } from './block-devices.ts';
import { type HostImage, hostImage } from './images.ts';
import { programOf } from './service-programs.ts';
import { findService } from './services.ts';
import { hostChanges, systemFiles } from './system-disk.ts';
import { isUnitPath, readUnit } from './unit-file.ts';

export interface InsideFile {
  readonly kind: 'file' | 'directory' | 'link';
  /** Content, or target of a link; null: content that is no text, or a directory. */
  readonly text: string | null;
  readonly mode: number;
  readonly owner: string;
  readonly group: string;
}

export interface InsideService {
  readonly name: string;
  readonly isActive: boolean;
  readonly isEnabled: boolean;
  readonly failure: string | undefined;
  /** Command lines of its processes, the main one first; none while it does not run. */
  readonly processes: readonly string[];
}

/** What an instance's inside looks like from outside: read from the document, and nothing is run for it. */
export interface Inside {
  readonly image: HostImage;
  readonly files: ReadonlyMap<string, InsideFile>;
  readonly services: readonly InsideService[];
  readonly accounts: Accounts;
  /** Those that were installed; not those of the image. */
  readonly packages: ReadonlySet<string>;
  /** Directories where other disks are mounted: what lies below them is not looked at. */
  readonly mounts: readonly string[];
}

/** The inside as the document has it; null before its first boot was played. */
export function insideOf(cloud: AwsCloud, instance: Instance): Inside | null {
  const system = systemOf(cloud, instance);
  const changes = hostChanges({ cloud }, system);
  if (changes === undefined) return null;
  const image = hostImage(instance);
  const files = new Map<string, InsideFile>();
  const base = [
    ...systemFiles(cloud, cloud.tables.instance[system] ?? instance),
    ...changes.Packages.flatMap((name) => packageFiles(name, image)),
  ];
  for (const { path, text, mode, owner, group = owner } of base)
    files.set(path, {
      kind: text === undefined ? 'directory' : 'file',
      text: text ?? null,
      mode,
      owner,
      group,
    });
  for (const { Path, Kind, Text, Mode = 0o777, Owner = 'root', Group = Owner } of changes.Files) {
    if (Kind === 'gone') files.delete(Path);
    else files.set(Path, { kind: Kind, text: Text ?? null, mode: Mode, owner: Owner, group: Group });
  }
  const units = new Map(
    [...files].flatMap(([path, { text }]) => {
      const unit = isUnitPath(path) ? readUnit(path, text ?? '') : null;
      return unit === null ? [] : [[unit.name, unit]];
    }),
  );
  const accounts = new Accounts();
  accounts.read(files.get(PASSWD)?.text ?? '', files.get(GROUP)?.text ?? '');
  return {
    image,
    files,
    services: changes.Services.map(({ Name, Active, Enabled, Failure }) => {
      const service = units.get(Name) ?? findService(Name);
      const program = Active && service !== undefined ? programOf(service, image, 1, false) : null;
      return {
        name: Name,
        isActive: Active,
        isEnabled: Enabled,
        failure: Failure,
        processes: program === null ? [] : [program.main, ...program.workers],
      };
    }),
    accounts,
    packages: new Set(changes.Packages),
    mounts: (changes.Mounts ?? []).map(({ At }) => At),
  };
}

/** By its own name or another system's; undefined: no such service is there. */
export function serviceInside({ services }: Inside, word: string): InsideService | undefined {
  const name = word.replace(/\.service$/, '');
  return services.find((each) => each.name === name || each.name === findService(name)?.name);
}
