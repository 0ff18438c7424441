import { base64OfBytes, bytesOfBase64 } from '../../kernel/lib/bytes.ts';
import { type JsonObject, type JsonValue, jsonEqual } from '../../kernel/lib/json.ts';
import { type HostChanges, hostSchema } from '../../resources/instance/host-schema.ts';
import type { Instance } from '../../resources/instance/schema.ts';
import { privateDnsName } from '../../resources/shared/dns-names.ts';
import { LIMITS } from '../bash/limits.ts';
import { interfacesOf, type NetworkPlace, resolverOf } from '../network/place.ts';
import type { ShellSession } from '../ports.ts';
import { type BaseFile, baseFiles, packageFiles } from './base-files.ts';
import { GuestFiles } from './guest-files.ts';
import { type HostImage, hostImage } from './images.ts';
import { findService, type Service } from './services.ts';

export interface ServiceState {
  active: boolean;
  enabled: boolean;
}

export interface GuestUser {
  readonly name: string;
  readonly id: number;
  readonly groups: Set<string>;
}

interface Listener {
  readonly Protocol: 'tcp' | 'udp';
  readonly Port: number;
}

/** Never kept: what a machine makes anew whenever it starts. */
const PASSING = /^\/(?:tmp|proc|dev|run|sys)(?:\/|$)/;
const WINDOWS_PORT = 3389;

/** One instance's inside: its image, and what was changed since. */
export class Machine {
  readonly id: string;
  readonly image: HostImage;
  readonly files: GuestFiles;
  readonly packages = new Set<string>();
  readonly services = new Map<string, ServiceState>();
  readonly users = new Map<string, GuestUser>();
  /** Public keys that EC2 Instance Connect has brought, for a minute. */
  readonly temporaryKeys: { readonly user: string; readonly key: string; readonly until: number }[] = [];
  /** Shells at work here; what they changed is kept when the last has done. */
  depth = 0;
  bootTime: number;
  /** The facts of the document that this stands for. */
  saved: JsonValue | undefined;
  readonly isNew: boolean;
  readonly #session: ShellSession;
  readonly #base = new Map<string, BaseFile>();
  #ports: readonly number[] = [];

  constructor(session: ShellSession, instance: Instance) {
    this.#session = session;
    this.id = instance.id;
    this.image = hostImage(instance);
    this.files = new GuestFiles(() => session.cloud.clock, LIMITS.maxFileSystemBytes);
    this.saved = session.cloud.guest[instance.id]?.Host;
    const read = hostSchema.safeParse(this.saved);
    const changes = read.success ? read.data : undefined;
    this.isNew = changes === undefined;
    this.bootTime = changes?.BootTime ?? instance.LaunchTime;
    const address =
      interfacesOf(session.cloud, instance.id)[0]?.PrivateIpAddresses[0]?.PrivateIpAddress ?? '127.0.0.1';
    const name = privateDnsName(instance.region, address);
    const key = Object.values(session.cloud.tables['key-pair']).find(
      (pair) =>
        pair.KeyName === instance.KeyName &&
        pair.region === instance.region &&
        pair.account === instance.account,
    );
    const identity = {
      hostName: name,
      domain: name.replace(/^[^.]+\./, ''),
      resolver: resolverOf({ session, instance: instance.id } as NetworkPlace),
      publicKey: key?.PublicKey,
    };
    for (const file of baseFiles(this.image, identity)) this.#lay(file);
    this.users.set('root', { name: 'root', id: 0, groups: new Set(['root']) });
    this.addUser(this.image.user, 1000, [this.image.user, 'adm', 'wheel', 'systemd-journal']);
    if (changes === undefined) this.#firstServices();
    else this.#restore(changes);
    this.#ports = this.listeningPorts();
  }

  get session(): ShellSession {
    return this.#session;
  }

  get instance(): Instance | undefined {
    return this.#session.cloud.tables.instance[this.id];
  }

  get hostName(): string {
    const address = interfacesOf(this.#session.cloud, this.id)[0]?.PrivateIpAddresses[0]?.PrivateIpAddress;
    return privateDnsName(this.instance?.region ?? 'us-east-1', address ?? '127.0.0.1');
  }

  addUser(name: string, id: number, groups: readonly string[]): void {
    this.users.set(name, { name, id, groups: new Set(groups) });
  }

  homeOf(user: string): string {
    return user === 'root' ? '/root' : `/home/${user}`;
  }

  /** Puts the package's files there, those that nobody has changed. */
  install(name: string): void {
    this.packages.add(name);
    for (const file of packageFiles(name)) this.#lay(file);
  }

  isInstalled(service: Service): boolean {
    return (
      service.packages.some((each) => this.packages.has(each)) ||
      this.image.services.some((name) => findService(name)?.name === service.name)
    );
  }

  /** The port that the service's settings say. */
  portOf(service: Service): number | undefined {
    const { settings } = service;
    if (settings === undefined) return service.port;
    for (const path of this.files.getAllPaths()) {
      if (!settings.paths.test(path)) continue;
      const port = settings.port.exec(this.#text(path) ?? '')?.[1];
      if (port !== undefined) return Number(port);
    }
    return service.port;
  }

  listeningPorts(): readonly number[] {
    if (this.image.family === 'windows') return [WINDOWS_PORT];
    const ports = [...this.services].flatMap(([name, { active }]) => {
      const service = findService(name);
      const port = service === undefined ? undefined : this.runningPort(service);
      return active && port !== undefined ? [port] : [];
    });
    return [...new Set(ports)].sort((left, right) => left - right);
  }

  /** A server goes on with the port it started with, whatever its settings say now. */
  readonly #runningPorts = new Map<string, number>();

  runningPort(service: Service): number | undefined {
    return this.#runningPorts.get(service.name) ?? this.portOf(service);
  }

  start(service: Service): void {
    const state = this.services.get(service.name) ?? { active: false, enabled: false };
    this.services.set(service.name, { ...state, active: true });
    const port = this.portOf(service);
    if (port !== undefined) this.#runningPorts.set(service.name, port);
  }

  stop(service: Service): void {
    const state = this.services.get(service.name);
    if (state !== undefined) this.services.set(service.name, { ...state, active: false });
    this.#runningPorts.delete(service.name);
  }

  /** After a stop and a start only what is enabled runs. */
  restart(at: number): void {
    this.bootTime = at;
    for (const [name, state] of this.services) {
      this.services.set(name, { ...state, active: state.enabled });
      this.#runningPorts.delete(name);
    }
  }

  /** Content of a file, whoever asks. */
  async read(path: string): Promise<string | undefined> {
    const { user } = this.files;
    this.files.user = 'root';
    try {
      return (await this.files.exists(path)) ? await this.files.readFile(path) : undefined;
    } catch {
      return undefined;
    } finally {
      this.files.user = user;
    }
  }

  /** Writes what differs from the image into the document. The error is a sentence. */
  async save(label: string): Promise<string | undefined> {
    const { instance } = this;
    if (instance === undefined) return undefined;
    const Host = await this.#changes();
    const ports = this.listeningPorts();
    const Listeners = this.#listeners(ports);
    const guest = this.#session.cloud.guest[this.id];
    if (jsonEqual(guest?.Host, Host) && jsonEqual(guest?.Listeners, Listeners)) return undefined;
    const outcome = this.#session.perform(label, {
      service: 'guest',
      operation: 'SetHost',
      input: { InstanceId: this.id, Host, Listeners },
      account: instance.account,
      region: instance.region,
      at: this.#session.cloud.clock,
    });
    if (!outcome.ok) return outcome.error.message;
    this.#ports = ports;
    this.saved = this.#session.cloud.guest[this.id]?.Host;
    return undefined;
  }

  /** Ports of services beside what else was said to listen. */
  #listeners(ports: readonly number[]): JsonValue {
    const known = this.#session.cloud.guest[this.id]?.Listeners;
    const others = (Array.isArray(known) ? known : []).filter((each) => {
      const { Protocol, Port } = each as unknown as Listener;
      return Protocol !== 'tcp' || (!this.#ports.includes(Port) && !ports.includes(Port));
    });
    return [...others, ...ports.map((Port) => ({ Protocol: 'tcp', Port }))];
  }

  #firstServices(): void {
    const said = this.#session.cloud.guest[this.id]?.Listeners;
    for (const name of this.image.services) {
      const service = findService(name);
      if (service === undefined) continue;
      // What somebody said about the ports is true of the services too.
      const isOpen =
        !Array.isArray(said) ||
        service.port === undefined ||
        said.some((each) => (each as unknown as Listener).Port === service.port);
      this.services.set(service.name, { active: isOpen, enabled: isOpen });
    }
  }

  #restore(changes: HostChanges): void {
    for (const name of changes.Packages) this.install(name);
    for (const { Name, Active, Enabled } of changes.Services)
      this.services.set(Name, { active: Active, enabled: Enabled });
    for (const { Name, Id, Groups } of changes.Users) this.addUser(Name, Id, Groups);
    for (const { Path, Kind, Text, Base64, Mode, Owner } of changes.Files) {
      if (Kind === 'gone') {
        this.#remove(Path);
        continue;
      }
      if (Kind === 'directory') this.files.mkdirSync(Path, { recursive: true });
      else
        this.files.writeFileSync(
          Path,
          Base64 === undefined ? (Text ?? '') : (bytesOfBase64(Base64) ?? new Uint8Array()),
        );
      if (Text !== undefined) this.#texts.set(Path, Text);
      this.#dress(Path, Mode, Owner);
    }
  }

  readonly #later: (() => Promise<void>)[] = [];

  /** What needs the files' own, slow ways: once, before anybody looks. */
  async ready(): Promise<this> {
    const { user } = this.files;
    this.files.user = 'root';
    for (const step of this.#later.splice(0)) await step();
    this.files.user = user;
    return this;
  }

  #remove(path: string): void {
    this.#later.push(() => this.files.rm(path, { recursive: true, force: true }));
  }

  #dress(path: string, mode: number | undefined, owner: string | undefined): void {
    if (owner !== undefined) this.files.setOwner(path, owner);
    if (mode !== undefined) this.#later.push(() => this.files.chmod(path, mode));
  }

  #lay(file: BaseFile): void {
    const { path, text, mode, owner } = file;
    if (this.#base.has(path)) return;
    this.#base.set(path, file);
    if (text === undefined) this.files.mkdirSync(path, { recursive: true });
    else this.files.writeFileSync(path, text);
    this.#texts.set(path, text ?? '');
    this.#dress(path, mode, owner);
  }

  readonly #texts = new Map<string, string>();

  #text(path: string): string | undefined {
    return this.#texts.get(path);
  }

  /** Settings are read by services at once, the files only slowly: looked up before a service starts. */
  async readSettings(service: Service): Promise<void> {
    const paths = service.settings?.paths;
    if (paths === undefined) return;
    for (const path of this.files.getAllPaths())
      if (paths.test(path)) this.#texts.set(path, (await this.read(path)) ?? '');
    for (const path of [...this.#texts.keys()])
      if (paths.test(path) && !this.files.getAllPaths().includes(path)) this.#texts.delete(path);
  }

  async #changes(): Promise<JsonObject> {
    const files: JsonObject[] = [];
    const { user } = this.files;
    this.files.user = 'root';
    const paths = this.files.getAllPaths().filter((path) => path !== '/' && !PASSING.test(path));
    for (const path of paths.sort()) {
      const change = await this.#changeOf(path);
      if (change !== undefined) files.push(change);
    }
    this.files.user = user;
    const there = new Set(paths);
    for (const path of this.#base.keys())
      if (!there.has(path) && !PASSING.test(path)) files.push({ Path: path, Kind: 'gone' });
    const isOwn = (name: string) => name !== 'root' && name !== this.image.user;
    return {
      BootTime: this.bootTime,
      Packages: [...this.packages],
      Services: [...this.services].map(([Name, { active, enabled }]) => ({
        Name,
        Active: active,
        Enabled: enabled,
      })),
      Users: [...this.users.values()]
        .filter(({ name, groups }) => isOwn(name) || groups.size > 4)
        .map(({ name, id, groups }) => ({ Name: name, Id: id, Groups: [...groups] })),
      Files: files,
    };
  }

  async #changeOf(path: string): Promise<JsonObject | undefined> {
    const base = this.#base.get(path);
    const { isFile, isDirectory, mode } = await this.files.stat(path);
    const owner = this.files.owner(path);
    const dress = { Mode: mode & 0o7777, Owner: owner };
    if (isDirectory) {
      if (
        base === undefined
          ? this.#isParentOfBase(path)
          : base.mode === (mode & 0o7777) && base.owner === owner
      )
        return undefined;
      return { Path: path, Kind: 'directory', ...dress };
    }
    if (!isFile) return undefined;
    const content = contentOf(await this.files.readFileBuffer(path));
    if (
      base !== undefined &&
      base.text === content.Text &&
      base.mode === (mode & 0o7777) &&
      base.owner === owner
    )
      return undefined;
    return { Path: path, Kind: 'file', ...content, ...dress };
  }

  #isParentOfBase(path: string): boolean {
    for (const known of this.#base.keys()) if (known.startsWith(`${path}/`)) return true;
    return false;
  }
}

function contentOf(
  bytes: Uint8Array,
): { readonly Text: string } | { readonly Text?: never; readonly Base64: string } {
  try {
    return { Text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { Base64: base64OfBytes(bytes) };
  }
}
