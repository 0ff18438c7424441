import type { HostImage } from './images.ts';

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
  /** Where its pages lie, for web servers. */
  readonly pages?: string;
  readonly server?: string;
}

const nginx = {
  description: 'The nginx HTTP and reverse proxy server',
  port: 80,
  settings: {
    paths: /^\/etc\/nginx\/(nginx\.conf|(conf\.d|sites-enabled)\/[^/]+)$/,
    port: /^\s*listen\s+(\d+)\b/m,
  },
};

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
    port: 3306,
  },
  {
    name: 'mysqld',
    description: 'MySQL Server',
    packages: ['mysql-server', 'mysql-community-server', 'mysql80-community-server'],
    port: 3306,
  },
  {
    name: 'postgresql',
    description: 'PostgreSQL database server',
    packages: ['postgresql', 'postgresql15-server', 'postgresql16-server', 'postgresql-server'],
    port: 5432,
  },
  {
    name: 'redis',
    description: 'Redis persistent key-value database',
    packages: ['redis', 'redis6', 'redis-server'],
    port: 6379,
  },
  { name: 'docker', description: 'Docker Application Container Engine', packages: ['docker', 'docker.io'] },
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

/** By its own name or another system's, with or without `.service`. */
export function findService(word: string): Service | undefined {
  const name = word.replace(/\.service$/, '');
  return SERVICES.find((service) => service.name === (OTHER_NAMES.get(name) ?? name));
}

/** How the image calls the service. */
export function unitName({ name }: Service, { family }: Pick<HostImage, 'family'>): string {
  const isDebian = family === 'ubuntu' || family === 'debian';
  if (!isDebian) return name;
  return name === 'httpd'
    ? 'apache2'
    : name === 'sshd'
      ? 'ssh'
      : name === 'crond'
        ? 'cron'
        : name === 'mysqld'
          ? 'mysql'
          : name;
}

export function servicesOfPackages(packages: ReadonlySet<string>): readonly Service[] {
  return SERVICES.filter((service) => service.packages.some((each) => packages.has(each)));
}
