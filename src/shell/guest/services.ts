import type { Endless } from './endless.ts';
import type { HostImage } from './images.ts';

/** systemd's Restart= of a unit. */
export type Restart = 'no' | 'on-failure' | 'on-abort' | 'always';

/** How the settings say on which addresses a program listens. */
interface Binding {
  /** The addresses are its first group; the last line counts. */
  readonly address: RegExp;
  /** Images on which the package's own settings say loopback alone. */
  readonly loopbackOn: readonly HostImage['packages'][];
  /** Settings without a line mean loopback alone. */
  readonly isLoopbackUnset: boolean;
}

/** A program that systemd runs. */
export interface Service {
  readonly name: string;
  readonly description: string;
  /** Packages of which any brings it; none: part of every image that has it. */
  readonly packages: readonly string[];
  /** TCP port, unless its settings say another. */
  readonly port?: number;
  /** Where its port is set, and how. */
  readonly settings?: { readonly paths: RegExp; readonly port: RegExp };
  /** Addresses it listens on, where the settings may say others than all. */
  readonly binding?: Binding;
  /** Where its pages lie, for web servers. */
  readonly pages?: string;
  readonly server?: string;
  /** Of a unit that somebody wrote: what its file says. */
  readonly exec?: string;
  readonly user?: string;
  readonly directory?: string;
  readonly restart?: Restart;
  readonly type?: string;
  /** What it runs goes on for ever. */
  readonly endless?: Endless;
}

const nginx = {
  description: 'The nginx HTTP and reverse proxy server',
  port: 80,
  settings: {
    paths: /^\/etc\/nginx\/(nginx\.conf|(conf\.d|sites-enabled)\/[^/]+)$/,
    port: /^\s*listen\s+(\d+)\b/m,
  },
};

const mysql = {
  port: 3306,
  settings: { paths: /^\/etc\/(my\.cnf|(my\.cnf\.d|mysql)\/.*\.cnf)$/, port: /^\s*port\s*=\s*(\d+)/m },
  binding: {
    address: /^\s*bind[-_]address\s*=\s*([^#\n]*)/gm,
    loopbackOn: ['apt'],
    isLoopbackUnset: false,
  },
} satisfies Partial<Service>;

const SERVICES: readonly Service[] = [
  {
    name: 'sshd',
    description: 'OpenSSH server daemon',
    packages: [],
    port: 22,
    settings: { paths: /^\/etc\/ssh\/sshd_config$/, port: /^\s*Port\s+(\d+)/m },
  },
  { name: 'amazon-ssm-agent', description: 'amazon-ssm-agent', packages: ['amazon-ssm-agent'] },
  { name: 'crond', description: 'Command Scheduler', packages: ['cronie', 'cron'] },
  { name: 'chronyd', description: 'NTP client/server', packages: ['chrony'] },
  {
    ...nginx,
    name: 'nginx',
    packages: ['nginx', 'nginx1'],
    pages: '/usr/share/nginx/html',
    server: 'nginx/1.28.0',
  },
  {
    name: 'httpd',
    description: 'The Apache HTTP Server',
    packages: ['httpd', 'apache2'],
    port: 80,
    settings: { paths: /^\/etc\/(httpd\/conf\/httpd|apache2\/ports)\.conf$/, port: /^\s*Listen\s+(\d+)/m },
    pages: '/var/www/html',
    server: 'Apache/2.4.65',
  },
  {
    name: 'mariadb',
    description: 'MariaDB database server',
    packages: ['mariadb-server', 'mariadb105-server', 'mariadb1011-server'],
    ...mysql,
  },
  {
    name: 'mysqld',
    description: 'MySQL Server',
    packages: ['mysql-server', 'mysql-community-server', 'mysql80-community-server'],
    ...mysql,
  },
  {
    name: 'postgresql',
    description: 'PostgreSQL database server',
    packages: ['postgresql', 'postgresql15-server', 'postgresql16-server', 'postgresql-server'],
    port: 5432,
    settings: {
      paths: /^(\/var\/lib\/pgsql\/data|\/etc\/postgresql\/\d+\/main)\/postgresql\.(auto\.)?conf$/,
      port: /^\s*port\s*=?\s*'?(\d+)/m,
    },
    binding: {
      address: /^\s*listen_addresses\s*=?\s*('[^']*'|[^\s#]*)/gm,
      loopbackOn: ['dnf', 'yum', 'apt'],
      isLoopbackUnset: true,
    },
  },
  {
    name: 'redis',
    description: 'Redis persistent key-value database',
    packages: ['redis', 'redis6', 'redis-server'],
    port: 6379,
    settings: { paths: /^\/etc\/(redis6?\/)?redis6?\.conf$/, port: /^\s*port\s+(\d+)/m },
    binding: {
      address: /^\s*bind\s+([^#\n]*)/gm,
      loopbackOn: ['dnf', 'yum', 'apt'],
      isLoopbackUnset: false,
    },
  },
  { name: 'docker', description: 'Docker Application Container Engine', packages: ['docker', 'docker.io'] },
  {
    name: 'amazon-cloudwatch-agent',
    description: 'Amazon CloudWatch Agent',
    packages: ['amazon-cloudwatch-agent'],
  },
  { name: 'php-fpm', description: 'The PHP FastCGI Process Manager', packages: ['php-fpm', 'php'] },
];

/** Names that other systems give the same thing. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['ssh', 'sshd'],
  ['apache2', 'httpd'],
  ['cron', 'crond'],
  ['mysql', 'mysqld'],
  ['redis6', 'redis'],
  ['redis-server', 'redis'],
  ['chrony', 'chronyd'],
  ['snap.amazon-ssm-agent.amazon-ssm-agent', 'amazon-ssm-agent'],
]);

/** Accounts that packages bring. */
const USERS: {
  readonly [service: string]: readonly [name: string, id: number, comment: string, home: string];
} = {
  nginx: ['nginx', 992, 'Nginx web server', '/var/lib/nginx'],
  httpd: ['apache', 48, 'Apache', '/usr/share/httpd'],
  mariadb: ['mysql', 27, 'MySQL Server', '/var/lib/mysql'],
  mysqld: ['mysql', 27, 'MySQL Server', '/var/lib/mysql'],
  postgresql: ['postgres', 26, 'PostgreSQL Server', '/var/lib/pgsql'],
  redis: ['redis6', 991, 'Redis Database Server', '/var/lib/redis6'],
};

/** The account as which the service works; Debian's web servers share one that is there already. */
export function serviceAccount({ name }: Service, image: HostImage) {
  if (image.packages === 'apt' && (name === 'nginx' || name === 'httpd')) return undefined;
  if (image.packages === 'apt' && name === 'redis') return ['redis', 114, '', '/var/lib/redis'] as const;
  return USERS[name];
}

/** By its own name or another system's, with or without `.service`. */
export function findService(word: string): Service | undefined {
  const name = word.replace(/\.service$/, '');
  return SERVICES.find((service) => service.name === (OTHER_NAMES.get(name) ?? name));
}

export function servicesOfPackages(packages: ReadonlySet<string>): readonly Service[] {
  return SERVICES.filter((service) => service.packages.some((each) => packages.has(each)));
}

/** Whether settings let nobody in but the machine itself; none that are known: the package's own. */
export function isLoopbackOnly({ binding }: Service, image: HostImage, settings: readonly string[]): boolean {
  if (binding === undefined) return false;
  if (settings.length === 0) return binding.loopbackOn.includes(image.packages);
  const said = settings.flatMap((text) => [...text.matchAll(binding.address)]).at(-1)?.[1];
  if (said === undefined) return binding.isLoopbackUnset;
  const addresses = said.replaceAll("'", '').split(/[\s,]+/);
  return addresses.every((each) => /^(localhost|-?127\.[\d.]+|-?::1|)$/.test(each));
}
