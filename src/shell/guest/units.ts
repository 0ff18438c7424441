import type { JsonValue } from '../../kernel/lib/json.ts';
import type { HostChanges } from '../../resources/instance/host-schema.ts';
import { endlessOf, programIn } from './endless.ts';
import type { HostImage } from './images.ts';
import type { Journal } from './journal.ts';
import { type Program, programOf } from './service-programs.ts';
import { findService, isLoopbackOnly, type Service } from './services.ts';
import { isUnitPath, readUnit } from './unit-file.ts';

export interface UnitState {
  readonly active: boolean;
  readonly enabled: boolean;
  /** Of the main process, while it runs. */
  readonly pid: number;
  readonly since: number;
  /** `signal` or `exit-code`, when it did not end as it should. */
  readonly failure: string | undefined;
}

const FIRST_PID = 1602;
const NONE: UnitState = { active: false, enabled: false, pid: 0, since: 0, failure: undefined };

/** What systemd knows of the machine that it runs. */
export interface UnitHost {
  readonly image: HostImage;
  readonly packages: ReadonlySet<string>;
  readonly files: { getAllPaths(): string[] };
  readonly journal: Journal;
  readonly bootTime: number;
  readonly now: number;
  readonly cores: number;
  read(path: string): Promise<string | undefined>;
}

/** systemd's services on a machine: which run, with which processes, on which ports. */
export class Units {
  readonly #machine: UnitHost;
  readonly #states = new Map<string, UnitState>();
  /** Units that somebody wrote. */
  readonly #own = new Map<string, Service>();
  /** Settings and unit files, as last read. */
  readonly #texts = new Map<string, string>();
  /** A server goes on with the port it started with, whatever its settings say now. */
  readonly #ports = new Map<string, number>();
  /** Those that started with loopback alone, or with more. */
  readonly #isLoopback = new Map<string, boolean>();
  /** First number of a worker → that of the process that stands for it now. */
  readonly #replaced = new Map<number, number>();
  #lastPid = FIRST_PID;

  constructor(machine: UnitHost) {
    this.#machine = machine;
  }

  /** Numbers of new processes go up. */
  nextPid(): number {
    this.#lastPid += 7 + (this.#lastPid % 5);
    return this.#lastPid;
  }

  find(word: string): Service | undefined {
    return this.#own.get(word.replace(/\.service$/, '')) ?? findService(word);
  }

  get own(): ReadonlyMap<string, Service> {
    return this.#own;
  }

  isInstalled(service: Service): boolean {
    const { packages, image } = this.#machine;
    return (
      this.#own.has(service.name) ||
      service.packages.some((each) => packages.has(each)) ||
      image.services.some((name) => findService(name)?.name === service.name)
    );
  }

  state(name: string): UnitState {
    return this.#states.get(name) ?? NONE;
  }

  isActive(name: string): boolean {
    return this.state(name).active;
  }

  /** Every service that is there, with its state. */
  all(): readonly (readonly [Service, UnitState])[] {
    return [...this.#states].flatMap(([name, state]) => {
      const service = this.find(name);
      return service === undefined ? [] : [[service, state] as const];
    });
  }

  program(service: Service): Program {
    return programOf(service, this.#machine.image, this.#machine.cores, this.isLoopback(service));
  }

  /** Listening TCP ports, and who listens. */
  ports(): ReadonlyMap<number, Service> {
    const ports = new Map<number, Service>();
    for (const [service, { active }] of this.all()) {
      const port = active ? this.runningPort(service) : undefined;
      if (port !== undefined && !ports.has(port)) ports.set(port, service);
    }
    return ports;
  }

  /** The port that the service's settings say. */
  portOf({ settings, port }: Service): number | undefined {
    if (settings === undefined) return port;
    for (const text of this.#settingsOf(settings.paths)) {
      const said = settings.port.exec(text)?.[1];
      if (said !== undefined) return Number(said);
    }
    return port;
  }

  #settingsOf(paths: RegExp): readonly string[] {
    return [...this.#texts].filter(([path]) => paths.test(path)).map(([, text]) => text);
  }

  /** Only the machine itself reaches its port. */
  isLoopback(service: Service): boolean {
    return this.#isLoopback.get(service.name) ?? this.#isLoopbackNext(service);
  }

  #isLoopbackNext(service: Service): boolean {
    const { paths } = service.settings ?? {};
    const texts = paths === undefined ? [] : this.#settingsOf(paths);
    return isLoopbackOnly(service, this.#machine.image, texts);
  }

  runningPort(service: Service): number | undefined {
    return this.#ports.get(service.name) ?? this.portOf(service);
  }

  /** It is known from now on, as its package leaves it. */
  bring(service: Service, enabled: boolean): void {
    if (!this.#states.has(service.name)) this.#states.set(service.name, { ...NONE, enabled });
  }

  start(service: Service, since = this.#machine.now): void {
    const pid = this.nextPid();
    const { workers, command } = this.program(service);
    this.#lastPid += workers.length;
    this.#states.set(service.name, {
      ...this.state(service.name),
      active: true,
      pid,
      since,
      failure: undefined,
    });
    const port = this.portOf(service);
    if (port !== undefined) this.#ports.set(service.name, port);
    this.#isLoopback.set(service.name, this.#isLoopbackNext(service));
    this.#log(service, { command, pid, port, since });
  }

  #log(
    service: Service,
    {
      command,
      pid,
      port,
      since,
    }: {
      readonly command: string;
      readonly pid: number;
      readonly port: number | undefined;
      readonly since: number;
    },
  ): void {
    const { journal } = this.#machine;
    const title = `${this.unit(service)} - ${service.description}`;
    const log = (from: string, text: string) => journal.add(from, text, false, since);
    log('systemd[1]', `Starting ${title}...`);
    const told: { readonly [name: string]: readonly string[] } = {
      nginx: [
        'nginx: the configuration file /etc/nginx/nginx.conf syntax is ok',
        'nginx: configuration file /etc/nginx/nginx.conf test is successful',
      ],
      httpd: [`Server configured, listening on: port ${port}`],
      sshd: [`Server listening on 0.0.0.0 port ${port}.`],
    };
    for (const text of told[service.name] ?? []) log(`${command}[${pid}]`, text);
    log('systemd[1]', `Started ${title}.`);
  }

  /** Numbers of the processes that the main one started. */
  workerPids(service: Service): readonly number[] {
    const { pid } = this.state(service.name);
    const first = this.program(service).workers.map((_, index) => pid + index + 1);
    return first.map((each) => this.#replaced.get(each) ?? each);
  }

  /** The main process starts another one for a worker that ended. */
  replaceWorker(service: Service, pid: number): void {
    const { pid: main } = this.state(service.name);
    const at = this.workerPids(service).indexOf(pid);
    if (at >= 0) this.#replaced.set(main + at + 1, this.nextPid());
  }

  /** It reads its settings again. A port that is new is listened on, but by databases, which keep theirs. */
  reload(service: Service): void {
    const port = service.binding === undefined ? this.portOf(service) : undefined;
    if (port !== undefined) this.#ports.set(service.name, port);
    this.#machine.journal.add('systemd[1]', `Reloaded ${this.unit(service)} - ${service.description}.`);
  }

  /** It ends, as it should, or with what went wrong. */
  stop(service: Service, failure?: string): void {
    const state = this.state(service.name);
    if (state.active || failure !== undefined)
      this.#states.set(service.name, { ...state, active: false, pid: 0, since: this.#machine.now, failure });
    this.#ports.delete(service.name);
    this.#isLoopback.delete(service.name);
  }

  setEnabled(service: Service, enabled: boolean): void {
    this.#states.set(service.name, { ...this.state(service.name), enabled });
  }

  remove(service: Service): void {
    this.stop(service);
    this.#states.delete(service.name);
  }

  /** The first boot: what the image brings runs, unless somebody said that its port is closed. */
  boot(listeners: JsonValue | undefined): void {
    const at = this.#machine.bootTime;
    for (const name of this.#machine.image.services) {
      const service = findService(name);
      if (service === undefined) continue;
      const isOpen =
        !Array.isArray(listeners) ||
        service.port === undefined ||
        listeners.some((each) => (each as unknown as { readonly Port: number }).Port === service.port);
      this.#states.set(service.name, { ...NONE, enabled: isOpen });
      if (isOpen) this.start(service, at);
    }
  }

  /** The machine did not come up: nothing runs. */
  halt(): void {
    this.#ports.clear();
    this.#isLoopback.clear();
    for (const [service, state] of this.all())
      this.#states.set(service.name, { ...NONE, enabled: state.enabled });
  }

  /** After the machine starts again only what is enabled runs. */
  restart(): void {
    this.#ports.clear();
    this.#isLoopback.clear();
    this.#lastPid = FIRST_PID;
    for (const [service, state] of this.all()) {
      this.#states.set(service.name, { ...NONE, enabled: state.enabled });
      if (state.enabled && this.canStart(service)) this.start(service);
    }
  }

  /** What its program does is known here. */
  canStart(service: Service): boolean {
    return service.exec === undefined || service.endless !== undefined;
  }

  restore(services: HostChanges['Services']): void {
    for (const { Name, Active, Enabled, Pid, Since, Failure } of services) {
      const pid = Active ? (Pid ?? this.nextPid()) : 0;
      this.#lastPid = Math.max(this.#lastPid, pid);
      this.#states.set(Name, {
        active: Active,
        enabled: Enabled,
        pid,
        since: Since ?? this.#machine.bootTime,
        failure: Failure,
      });
    }
  }

  facts(): JsonValue {
    return [...this.#states].map(([Name, { active, enabled, pid, since, failure }]) => ({
      Name,
      Active: active,
      Enabled: enabled,
      ...(active && { Pid: pid }),
      ...(since > 0 && { Since: since }),
      ...(failure !== undefined && { Failure: failure }),
    }));
  }

  /** Remembers what a file says, if services heed it. */
  learn(path: string, text: string): void {
    this.#texts.set(path, text);
  }

  forget(paths: RegExp): void {
    for (const path of [...this.#texts.keys()]) if (paths.test(path)) this.#texts.delete(path);
  }

  /** Reads the units that somebody wrote, as `systemctl daemon-reload` does. */
  async readOwn(): Promise<void> {
    this.#own.clear();
    for (const path of this.#machine.files.getAllPaths()) {
      if (!isUnitPath(path)) continue;
      const unit = readUnit(path, (await this.#machine.read(path)) ?? '');
      if (findService(unit.name) !== undefined) continue;
      const exec = unit.exec ?? '';
      const endless = endlessOf(exec, await this.#machine.read(programIn(exec)));
      this.#own.set(unit.name, { ...unit, ...(endless !== undefined && { endless }) });
    }
  }

  /** How the image calls the service. */
  unit(service: Service): string {
    return `${this.#own.has(service.name) ? service.name : unitName(service, this.#machine.image.packages)}.service`;
  }
}

const DEBIAN_NAMES: { readonly [name: string]: string } = {
  httpd: 'apache2',
  sshd: 'ssh',
  crond: 'cron',
  mysqld: 'mysql',
  redis: 'redis-server',
  'amazon-ssm-agent': 'snap.amazon-ssm-agent.amazon-ssm-agent',
  chronyd: 'chrony',
};

export function unitName({ name }: Service, packages: string): string {
  if (packages === 'apt') return DEBIAN_NAMES[name] ?? name;
  return name === 'redis' ? 'redis6' : name;
}
