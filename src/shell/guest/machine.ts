import type { JsonObject, JsonValue } from '../../kernel/lib/json.ts';
import { jsonEqual } from '../../kernel/lib/json.ts';
import type { HostChanges } from '../../resources/instance/host-schema.ts';
import type { Instance } from '../../resources/instance/schema.ts';
import { privateDnsName } from '../../resources/shared/dns-names.ts';
import { instanceTypeFacts } from '../../resources/shared/instance-types.ts';
import { LIMITS } from '../bash/limits.ts';
import { interfacesOf } from '../network/place.ts';
import type { ShellSession } from '../ports.ts';
import { Accounts, GROUP, PASSWD, SHADOW, shadowText } from './accounts.ts';
import { systemOf } from './block-devices.ts';
import { isCronTable } from './crontab.ts';
import { DiskFiles } from './disk-files.ts';
import { mountAll } from './fstab.ts';
import { GuestFiles } from './guest-files.ts';
import { type HostImage, hostImage } from './images.ts';
import { Journal } from './journal.ts';
import { Mounts } from './mounts.ts';
import type { Service } from './services.ts';
import type { SessionProcess } from './session-process.ts';
import { hostChanges, layPackage, laySystem } from './system-disk.ts';
import { Units } from './units.ts';

interface Listener {
  readonly Protocol: 'tcp' | 'udp';
  readonly Port: number;
}

const WINDOWS_PORT = 3389;
/** Lines of a text log: logs are kept in the document. */
const MOST_LOGGED = 300;

/** One instance's inside: its image, and what was changed since. */
export class Machine {
  readonly id: string;
  readonly image: HostImage;
  readonly files: GuestFiles;
  readonly accounts = new Accounts();
  readonly packages = new Set<string>();
  readonly units: Units;
  readonly journal: Journal;
  readonly mounts: Mounts;
  /** Public keys that EC2 Instance Connect has brought, for a minute. */
  readonly temporaryKeys: { readonly user: string; readonly key: string; readonly until: number }[] = [];
  /** Who is logged in, and who became somebody else. */
  readonly sessions: SessionProcess[] = [];
  /** Told when packages have come or gone. */
  readonly followers = new Set<() => Promise<void>>();
  /** Shells at work here; what they changed is kept when the last has done. */
  depth = 0;
  bootTime: number;
  /** It has started again, and cron has not run what is to run then. */
  isFreshBoot = false;
  /** Until when cron has been asked. */
  cronTime: number;
  /** The facts of the document that this stands for. */
  saved: JsonValue | undefined;
  readonly isNew: boolean;
  readonly #session: ShellSession;
  readonly #disk: DiskFiles;
  /** The instance whose first disk this one starts from: itself, unless disks were moved. */
  readonly #system: string;
  #rebootTime: number | undefined;
  #ports: readonly number[] = [];
  #oldUsers: HostChanges['Users'] = [];

  constructor(session: ShellSession, instance: Instance) {
    this.#session = session;
    this.id = instance.id;
    this.image = hostImage(instance);
    this.files = new GuestFiles(() => session.cloud.clock, LIMITS.maxFileSystemBytes);
    this.#disk = new DiskFiles(this.files, '');
    this.units = new Units(this);
    this.journal = new Journal(() => this.now);
    this.mounts = new Mounts(this);
    this.#system = systemOf(session.cloud, instance);
    this.saved = session.cloud.guest[this.#system]?.Host;
    const changes = hostChanges(session, this.#system);
    this.isNew = changes === undefined;
    this.bootTime = changes?.BootTime ?? instance.LaunchTime;
    this.cronTime = changes?.CronTime ?? session.cloud.clock;
    this.#rebootTime = changes?.RebootTime;
    laySystem(this.#disk, session, session.cloud.tables.instance[this.#system] ?? instance);
    if (changes === undefined) this.units.boot(session.cloud.guest[instance.id]?.Listeners);
    else this.#restore(changes);
    this.#ports = this.listeningPorts();
  }

  get system(): string {
    return this.#system;
  }

  get session(): ShellSession {
    return this.#session;
  }

  get now(): number {
    return this.#session.cloud.clock;
  }

  get instance(): Instance | undefined {
    return this.#session.cloud.tables.instance[this.id];
  }

  get facts() {
    return instanceTypeFacts(this.instance?.InstanceType ?? '');
  }

  get cores(): number {
    return this.facts?.vCpus ?? 1;
  }

  get hostName(): string {
    const address = interfacesOf(this.#session.cloud, this.id)[0]?.PrivateIpAddresses[0]?.PrivateIpAddress;
    return privateDnsName(this.instance?.region ?? 'us-east-1', address ?? '127.0.0.1');
  }

  get shortName(): string {
    return this.hostName.split('.')[0] ?? '';
  }

  homeOf(user: string): string {
    return this.accounts.user(user)?.home ?? (user === 'root' ? '/root' : `/home/${user}`);
  }

  /** Puts the package's files there, those that nobody has changed. */
  async install(name: string): Promise<void> {
    this.#lay(name);
    await this.#disk.ready();
    await this.#tellFollowers();
  }

  async uninstall(name: string): Promise<boolean> {
    const isGone = this.packages.delete(name);
    await this.#tellFollowers();
    return isGone;
  }

  async #tellFollowers(): Promise<void> {
    for (const follow of this.followers) await follow();
  }

  #lay(name: string): void {
    this.packages.add(name);
    layPackage(this.#disk, name, this.image);
  }

  /** TCP ports that others reach. */
  listeningPorts(): readonly number[] {
    if (this.image.family === 'windows') return [WINDOWS_PORT];
    return [...this.units.ports()]
      .filter(([, service]) => !this.units.isLoopback(service))
      .map(([port]) => port)
      .sort((left, right) => left - right);
  }

  /** After a stop and a start, or a reboot, only what is enabled runs, and what /etc/fstab says is mounted. */
  async restart(at: number): Promise<void> {
    this.bootTime = at;
    this.isFreshBoot = true;
    this.sessions.length = 0;
    if (this.image.family !== 'al2') await this.#clearTmp();
    for (const each of [...this.mounts.all].reverse()) await this.mounts.unmount(each);
    const problem = await mountAll(this);
    if (problem === undefined) return this.units.restart();
    // Nobody can come in; only the console shows why.
    this.units.halt();
    this.journal.add('systemd[1]', `Timed out waiting for device ${problem}.`, true);
    this.journal.add('systemd[1]', 'Dependency failed for local-fs.target - Local File Systems.', true);
    this.journal.add('systemd[1]', 'Started emergency.service - Emergency Shell.', true);
  }

  /** Files there do not outlive a start. */
  async #clearTmp(): Promise<void> {
    const { files } = this;
    await files.asRoot(async () => {
      for (const name of await files.readdir('/tmp')) await files.rm(`/tmp/${name}`, { recursive: true });
    });
  }

  /** When the document says that it was rebooted last; 0: never. */
  get rebootTime(): number {
    return this.#rebootTime ?? 0;
  }

  /** The session of that process ends, or the process is none of a session. */
  endSession(pid: number): boolean {
    const at = this.sessions.findIndex(
      (each) => pid === each.pid || (each.isLogin && (pid === each.pid - 1 || pid === each.pid - 4)),
    );
    if (at < 0) return false;
    this.sessions.splice(at, 1);
    return true;
  }

  /** Content of a file, whoever asks. */
  async read(path: string): Promise<string | undefined> {
    return this.files.asRoot(async () => {
      try {
        return (await this.files.exists(path)) ? await this.files.readFile(path) : undefined;
      } catch {
        return undefined;
      }
    });
  }

  /** Writes a file as root, whoever works. */
  async write(path: string, text: string): Promise<void> {
    await this.files.asRoot(() => this.files.writeFile(path, text));
  }

  /** Adds lines to a log; where somebody has taken the file away they are lost. Old lines go. */
  async appendLog(path: string, ...lines: readonly string[]): Promise<void> {
    const before = await this.read(path);
    if (before === undefined) return;
    const kept = [...before.split('\n').slice(0, -1), ...lines].slice(-MOST_LOGGED);
    await this.write(path, `${kept.join('\n')}\n`);
  }

  /** Looks into the files that say who there is: anybody may have written them. */
  async readAccounts(): Promise<void> {
    this.accounts.read((await this.read(PASSWD)) ?? '', (await this.read(GROUP)) ?? '');
  }

  async writeAccounts(): Promise<void> {
    await this.write(PASSWD, this.accounts.passwdText());
    await this.write(GROUP, this.accounts.groupText());
    const shadow = ((await this.read(SHADOW)) ?? '').split('\n');
    const lines = this.accounts.users.map(
      (user) => shadow.find((line) => line.startsWith(`${user.name}:`)) ?? shadowText([user]).trim(),
    );
    await this.write(SHADOW, `${lines.join('\n')}\n`);
  }

  /** What needs the files' own, slow ways: once, before anybody looks. */
  async ready(): Promise<this> {
    await this.#disk.ready();
    await this.readAccounts();
    for (const { Name, Id, Groups } of this.#oldUsers.splice(0)) {
      if (this.accounts.user(Name) === undefined) await this.addUser(Name, Id);
      this.accounts.join(Name, Groups, true);
      await this.writeAccounts();
    }
    await this.units.readOwn();
    await this.mounts.ready();
    return this;
  }

  /** An account with a home of its own; undefined: the next free number. */
  async addUser(name: string, id = this.accounts.nextId(false)): Promise<void> {
    const { accounts, files } = this;
    const home = `/home/${name}`;
    accounts.add({ name, id, group: id, comment: '', home, shell: '/bin/bash' });
    if (accounts.group(name) === undefined) accounts.addGroup({ name, id, members: [] });
    await this.writeAccounts();
    await this.makeHome(home, name);
    files.setOwner(home, name);
  }

  async makeHome(home: string, name: string): Promise<void> {
    const { files } = this;
    const group = this.accounts.primaryGroup(name);
    await files.asRoot(async () => {
      await files.mkdir(home, { recursive: true });
      await files.chmod(home, this.image.packages === 'apt' ? 0o750 : 0o700);
      files.setOwner(home, name, group);
      for (const [file, text] of [
        ['.bashrc', '# .bashrc\n'],
        ['.bash_profile', '# .bash_profile\n'],
      ] as const) {
        await files.writeFile(`${home}/${file}`, text);
        files.setOwner(`${home}/${file}`, name, group);
      }
    });
  }

  /** Writes what differs from the image into the document. The error is a sentence. */
  async save(label: string): Promise<string | undefined> {
    const { instance } = this;
    if (instance === undefined) return undefined;
    const { disks, systems } = await this.mounts.changedDisks();
    const Host = await this.#changes();
    const ports = this.listeningPorts();
    const Listeners = this.#listeners(ports);
    const { cloud } = this.#session;
    const isKept =
      jsonEqual(cloud.guest[this.#system]?.Host, Host) &&
      jsonEqual(cloud.guest[this.id]?.Listeners, Listeners) &&
      Object.keys(disks).length === 0;
    const isOwn = this.#system === this.id;
    let problem: string | undefined;
    if (!isKept)
      problem = this.#keep(label, isOwn ? this.id : this.#system, {
        Host,
        Disks: disks,
        ...(isOwn && { Listeners }),
      });
    // The disk of another instance, mounted here: its own inside is what changed.
    for (const [system, Files] of systems) {
      const before = hostChanges(this.#session, system);
      if (
        problem !== undefined ||
        before === undefined ||
        jsonEqual(before.Files as unknown as JsonValue, Files as unknown as JsonValue)
      )
        continue;
      problem = this.#keep(label, system, {
        Host: { ...before, Files: [...Files] } as unknown as JsonObject,
      });
    }
    if (problem !== undefined) return problem;
    this.#ports = ports;
    this.saved = this.#session.cloud.guest[this.#system]?.Host;
    return undefined;
  }

  #keep(label: string, InstanceId: string, facts: JsonObject): string | undefined {
    const instance = this.#session.cloud.tables.instance[InstanceId];
    if (instance === undefined) return `the instance ${InstanceId} is gone.`;
    const outcome = this.#session.perform(label, {
      service: 'guest',
      operation: 'SetHost',
      input: { InstanceId, ...facts },
      account: instance.account,
      region: instance.region,
      at: this.#session.cloud.clock,
    });
    return outcome.ok ? undefined : outcome.error.message;
  }

  /** What was said to listen beside the services that run here. */
  otherListeners(): readonly Listener[] {
    const known = this.#session.cloud.guest[this.id]?.Listeners;
    const ports = [...this.listeningPorts(), ...this.units.ports().keys()];
    return (Array.isArray(known) ? (known as unknown as readonly Listener[]) : []).filter(
      ({ Protocol, Port }) => Protocol !== 'tcp' || (!this.#ports.includes(Port) && !ports.includes(Port)),
    );
  }

  #listeners(ports: readonly number[]): JsonValue {
    const others = this.otherListeners().map(({ Protocol, Port }) => ({ Protocol, Port }));
    return [...others, ...ports.map((Port) => ({ Protocol: 'tcp', Port }))];
  }

  #restore(changes: HostChanges): void {
    for (const name of changes.Packages) this.#lay(name);
    this.units.restore(changes.Services);
    this.journal.restore(changes.Journal ?? []);
    this.#oldUsers = [...changes.Users];
    this.#disk.restore(changes.Files);
    this.mounts.restore(changes.Mounts);
    for (const { Path, Text } of changes.Files) if (Text !== undefined) this.units.learn(Path, Text);
  }

  async #changes(): Promise<JsonObject> {
    const files = [...(await this.#disk.changes(this.mounts.places())), ...this.mounts.hidden()];
    return {
      BootTime: this.bootTime,
      Packages: [...this.packages],
      Services: this.units.facts(),
      Users: [],
      Files: files as unknown as JsonValue,
      ...(this.journal.entries.length > 0 && { Journal: this.journal.facts() }),
      ...(this.mounts.all.length > 0 && { Mounts: this.mounts.facts() }),
      ...(this.files.getAllPaths().some(isCronTable) && {
        CronTime: Math.floor(this.cronTime / 60_000) * 60_000,
      }),
      ...(this.#rebootTime !== undefined && { RebootTime: this.#rebootTime }),
    };
  }

  /** Settings are read by services at once, the files only slowly: looked up before a service starts. */
  async readSettings(service: Service): Promise<void> {
    const paths = service.settings?.paths;
    if (paths === undefined) return;
    const wanted = this.files.getAllPaths().filter((path) => paths.test(path));
    this.units.forget(paths);
    for (const path of wanted) this.units.learn(path, (await this.read(path)) ?? '');
  }
}
