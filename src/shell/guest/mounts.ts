import type { JsonValue } from '../../kernel/lib/json.ts';
import { jsonEqual } from '../../kernel/lib/json.ts';
import type { DiskFacts, HostChanges } from '../../resources/instance/host-schema.ts';
import type { Instance } from '../../resources/instance/schema.ts';
import type { InstanceTypeFacts } from '../../resources/shared/instance-types.ts';
import type { ShellSession } from '../ports.ts';
import { type BlockDevice, blockDevices, diskFacts, SYSTEM_UUID } from './block-devices.ts';
import { DiskFiles, type FileChange } from './disk-files.ts';
import type { GuestFiles } from './guest-files.ts';
import { hostImage } from './images.ts';
import { hostChanges, layPackage, laySystem } from './system-disk.ts';

/** A volume's file system in the machine's tree. */
export interface Mounted {
  readonly volume: string;
  readonly at: string;
  readonly options: string;
  readonly disk: DiskFiles;
  /** What lay in the directory before: out of sight until the file system goes. */
  readonly hidden: readonly FileChange[];
  /** The instance whose system lies on the volume. */
  readonly system: Instance | undefined;
}

/** The machine whose disks these are. */
export interface DiskHost {
  readonly instance: Instance | undefined;
  readonly session: ShellSession;
  readonly facts: InstanceTypeFacts | undefined;
  readonly files: GuestFiles;
}

/** The file systems beside the root's, and where they stand. */
export class Mounts {
  readonly #machine: DiskHost;
  #all: readonly Mounted[] = [];
  #wanted: NonNullable<HostChanges['Mounts']> = [];

  constructor(machine: DiskHost) {
    this.#machine = machine;
  }

  get all(): readonly Mounted[] {
    return this.#all;
  }

  devices(): readonly BlockDevice[] {
    const { instance, session, facts } = this.#machine;
    return instance === undefined ? [] : blockDevices(session.cloud, instance, facts?.hypervisor !== 'xen');
  }

  /** Places of other file systems than the root's. */
  places(): readonly string[] {
    return this.#all.map(({ at }) => at);
  }

  /** The kind of file system on the device, its id and label. */
  formatOf({
    volume,
    system,
  }: BlockDevice): { readonly type: string; readonly uuid: string; readonly label: string } | undefined {
    if (system !== undefined) {
      const isDebian = hostImage(system).packages === 'apt';
      return {
        type: isDebian ? 'ext4' : 'xfs',
        uuid: SYSTEM_UUID,
        label: isDebian ? 'cloudimg-rootfs' : '/',
      };
    }
    const facts = diskFacts(this.#machine.session.cloud, volume) ?? this.#fresh.get(volume);
    return facts === undefined ? undefined : { type: facts.Type, uuid: facts.Uuid, label: facts.Label ?? '' };
  }

  /** File systems made in this run, not yet in the document. */
  readonly #fresh = new Map<string, DiskFacts>();

  format(volume: string, facts: DiskFacts): void {
    this.#fresh.set(volume, facts);
  }

  #contents(volume: string): DiskFacts | undefined {
    return this.#fresh.get(volume) ?? diskFacts(this.#machine.session.cloud, volume);
  }

  /** Puts the file system into the tree. Whoever calls has seen that it may. */
  async mount(device: BlockDevice, at: string, options: string): Promise<void> {
    const { files, session } = this.#machine;
    const { volume, system } = device;
    const before = new DiskFiles(files, at);
    const hidden = await before.changes(this.places());
    await before.clear();
    files.setOwner(at, 'root');
    await files.asRoot(() => files.chmod(at, 0o755));
    const disk = new DiskFiles(files, at);
    if (system === undefined) disk.restore(this.#contents(volume)?.Files ?? []);
    else {
      laySystem(disk, session, system);
      const changes = hostChanges(session, system.id);
      for (const name of changes?.Packages ?? []) layPackage(disk, name, hostImage(system));
      disk.restore(changes?.Files ?? []);
    }
    await disk.ready();
    this.#all = [...this.#all, { volume, at, options, disk, hidden, system }];
  }

  /** Takes it out of the tree again; what it holds is kept. */
  async unmount(mounted: Mounted): Promise<void> {
    await this.#remember(mounted);
    await mounted.disk.clear();
    const below = new DiskFiles(this.#machine.files, mounted.at);
    below.restore(mounted.hidden);
    await below.ready();
    this.#all = this.#all.filter((each) => each !== mounted);
  }

  /** Changes of a foreign system's disk, by its instance. */
  readonly #systems = new Map<string, readonly FileChange[]>();

  async #remember({ volume, disk, system, at }: Mounted): Promise<void> {
    const others = this.places().filter((place) => place.startsWith(`${at}/`));
    const files = await disk.changes(others);
    if (system !== undefined) {
      this.#systems.set(system.id, files);
      return;
    }
    const facts = this.#contents(volume);
    if (facts !== undefined) this.#fresh.set(volume, { ...facts, Files: [...files] });
  }

  /** What volumes hold now, where that is not what the document says. */
  async changedDisks(): Promise<{
    readonly disks: { readonly [volume: string]: JsonValue };
    readonly systems: ReadonlyMap<string, readonly FileChange[]>;
  }> {
    for (const each of this.#all) await this.#remember(each);
    const { cloud } = this.#machine.session;
    const disks = [...this.#fresh].filter(
      ([volume, facts]) => !jsonEqual(cloud.guest[volume]?.Disk, facts as unknown as JsonValue),
    );
    const systems = new Map(this.#systems);
    this.#fresh.clear();
    this.#systems.clear();
    return {
      disks: Object.fromEntries(disks) as unknown as { readonly [volume: string]: JsonValue },
      systems,
    };
  }

  facts(): JsonValue {
    return this.#all.map(({ volume, at, options }) => ({ VolumeId: volume, At: at, Options: options }));
  }

  /** What lies hidden below other file systems, as changes of the root's. */
  hidden(): readonly FileChange[] {
    return this.#all
      .filter(({ at }) => !this.#all.some((other) => at.startsWith(`${other.at}/`)))
      .flatMap(({ at, hidden }) =>
        hidden.map((each) => ({ ...each, Path: each.Path === '/' ? at : at + each.Path })),
      );
  }

  restore(mounts: HostChanges['Mounts']): void {
    this.#wanted = mounts ?? [];
  }

  /** What was mounted when the document was kept. */
  async ready(): Promise<void> {
    const wanted = this.#wanted;
    this.#wanted = [];
    for (const { VolumeId, At, Options } of wanted) {
      const device = this.devices().find(({ volume }) => volume === VolumeId);
      if (device !== undefined) await this.mount(device, At, Options);
    }
  }

  /** Volumes that were taken away take their files along. */
  async follow(): Promise<void> {
    const attached = new Set(this.devices().map(({ volume }) => volume));
    for (const each of [...this.#all].reverse()) if (!attached.has(each.volume)) await this.unmount(each);
  }
}
