import type { HostImage } from './images.ts';
import type { Restart, Service } from './services.ts';

/** The processes of a service that runs. */
export interface Program {
  /** As `ps` shows the main process. */
  readonly main: string;
  /** The program's own name, as `pgrep` and `ss` know it. */
  readonly command: string;
  readonly user: string;
  /** Processes that the main one starts, and starts again when one ends. */
  readonly workers: readonly string[];
  readonly workerUser: string;
  /** systemd's Restart= of its unit. */
  readonly restart: Restart;
}

/** What the service runs on an image, with that many processors. */
export function programOf(service: Service, image: HostImage, cores: number, isLoopback: boolean): Program {
  const isDebian = image.packages === 'apt';
  const web = isDebian ? 'www-data' : 'apache';
  const program = (main: string, more: Partial<Program> = {}): Program => ({
    main,
    command: (main.split(/[\s:]/)[0] ?? '').split('/').at(-1) ?? '',
    user: 'root',
    workers: [],
    workerUser: more.user ?? 'root',
    restart: 'no',
    ...more,
  });
  switch (service.name) {
    case 'sshd':
      return program('sshd: /usr/sbin/sshd -D [listener] 0 of 10-100 startups', { restart: 'on-failure' });
    case 'amazon-ssm-agent':
      return program(
        isDebian ? '/snap/amazon-ssm-agent/current/amazon-ssm-agent' : '/usr/bin/amazon-ssm-agent',
        {
          workers: [
            isDebian ? '/snap/amazon-ssm-agent/current/ssm-agent-worker' : '/usr/bin/ssm-agent-worker',
          ],
          restart: 'always',
        },
      );
    case 'crond':
      return program(isDebian ? '/usr/sbin/cron -f -P' : '/usr/sbin/crond -n', { restart: 'on-failure' });
    case 'chronyd':
      return program('/usr/sbin/chronyd -F 2', {
        user: isDebian ? '_chrony' : 'chrony',
        restart: 'on-failure',
      });
    case 'nginx':
      return program(
        `nginx: master process /usr/sbin/nginx${isDebian ? ' -g daemon on; master_process on;' : ''}`,
        {
          workers: Array.from({ length: cores }, () => 'nginx: worker process'),
          workerUser: isDebian ? 'www-data' : 'nginx',
        },
      );
    case 'httpd': {
      const main = isDebian ? '/usr/sbin/apache2 -k start' : '/usr/sbin/httpd -DFOREGROUND';
      return program(main, {
        workers: Array.from({ length: isDebian ? 2 : 4 }, () => main),
        workerUser: web,
        restart: isDebian ? 'on-abort' : 'no',
      });
    }
    case 'mariadb':
      return program('/usr/libexec/mariadbd --basedir=/usr', { user: 'mysql', restart: 'on-abort' });
    case 'mysqld':
      return program('/usr/sbin/mysqld', { user: 'mysql', restart: 'on-failure' });
    case 'postgresql':
      return program('/usr/bin/postgres -D /var/lib/pgsql/data', {
        user: 'postgres',
        workers: ['checkpointer', 'background writer', 'walwriter', 'autovacuum launcher'].map(
          (name) => `postgres: ${name} `,
        ),
      });
    case 'redis':
      return program(`/usr/bin/redis${isDebian ? '' : '6'}-server ${isLoopback ? '127.0.0.1' : '*'}:6379`, {
        user: isDebian ? 'redis' : 'redis6',
      });
    case 'docker':
      return program('/usr/bin/dockerd -H fd:// --containerd=/run/containerd/containerd.sock', {
        restart: 'always',
      });
    case 'php-fpm':
      return program('php-fpm: master process (/etc/php-fpm.conf)', {
        workers: Array.from({ length: 5 }, () => 'php-fpm: pool www'),
        workerUser: web,
      });
    default:
      return program(service.exec ?? service.name, {
        user: service.user ?? 'root',
        restart: service.restart ?? 'no',
      });
  }
}
