import { Accounts, GROUP, imageAccounts, PASSWD, SHADOW, shadowText } from './accounts.ts';
import type { BaseFile } from './base-file.ts';
import type { HostImage } from './images.ts';
import { textLogFiles } from './text-logs.ts';
import { webLogFiles } from './web-logs.ts';

export interface HostIdentity {
  readonly hostName: string;
  readonly resolver: string;
  readonly domain: string;
  /** The key pair's public key. */
  readonly publicKey: string | undefined;
}

const DIRECTORIES =
  '/bin /boot /dev /etc /etc/cron.d /etc/ssh /etc/sudoers.d /etc/systemd/system /home /lib /media /mnt /opt /proc /run /sbin /srv /sys /usr/bin /usr/lib /usr/local/bin /usr/sbin /usr/share /var/cache /var/lib /var/lib/cloud /var/log /var/spool/cron'.split(
    ' ',
  );

const SSHD_CONFIG = `#Port 22
#AddressFamily any
PermitRootLogin prohibit-password
PubkeyAuthentication yes
AuthorizedKeysFile .ssh/authorized_keys
PasswordAuthentication no
Subsystem sftp /usr/libexec/openssh/sftp-server
`;

/** The files that an image's instance has after its first boot. */
export function baseFiles(image: HostImage, identity: HostIdentity): readonly BaseFile[] {
  const { user } = image;
  const { hostName, resolver, domain, publicKey } = identity;
  const directory = (path: string, mode = 0o755, owner = 'root'): BaseFile => ({ path, mode, owner });
  const file = (path: string, text: string, mode = 0o644, owner = 'root'): BaseFile => ({
    path,
    text,
    mode,
    owner,
  });
  const home = `/home/${user}`;
  const keys = publicKey === undefined ? '' : `${publicKey}\n`;
  const id = image.family === 'al2023' || image.family === 'al2' ? 'amzn' : image.family;
  return [
    ...DIRECTORIES.map((path) => directory(path)),
    directory('/root', 0o700),
    directory('/root/.ssh', 0o700),
    directory('/tmp', 0o1777),
    directory('/var/tmp', 0o1777),
    directory(home, 0o700, user),
    directory(`${home}/.ssh`, 0o700, user),
    file(`${home}/.ssh/authorized_keys`, keys, 0o600, user),
    file(`${home}/.bashrc`, '# .bashrc\n', 0o644, user),
    file(`${home}/.bash_profile`, '# .bash_profile\n', 0o644, user),
    file(
      '/root/.ssh/authorized_keys',
      keys === ''
        ? ''
        : `no-port-forwarding,command="echo 'Please login as the user \\"${user}\\" rather than the user \\"root\\".';echo;sleep 10;exit 142" ${keys}`,
      0o600,
    ),
    file(
      '/etc/os-release',
      `NAME="${image.prettyName}"\nVERSION="${image.version}"\nID="${id}"\nVERSION_ID="${image.version}"\nPRETTY_NAME="${image.prettyName}"\n`,
    ),
    file('/etc/hostname', `${hostName}\n`),
    file('/etc/hosts', '127.0.0.1   localhost localhost.localdomain localhost4 localhost4.localdomain4\n'),
    file(
      '/etc/resolv.conf',
      `# This file is managed by systemd-resolved\nsearch ${domain}\nnameserver ${resolver}\n`,
    ),
    file(
      '/etc/fstab',
      '#\nUUID=5b0c8c1e-3f6a-4d0e-9a43-6a3c1b1d7e10     /           xfs    defaults,noatime  1   1\n',
    ),
    file('/etc/ssh/sshd_config', SSHD_CONFIG, 0o600),
    ...accountFiles(image),
    file('/etc/shells', '/bin/sh\n/bin/bash\n/usr/bin/bash\n'),
    file(
      '/etc/sudoers',
      image.packages === 'apt'
        ? 'root ALL=(ALL:ALL) ALL\n%admin ALL=(ALL) ALL\n%sudo ALL=(ALL:ALL) ALL\n@includedir /etc/sudoers.d\n'
        : 'root ALL=(ALL) ALL\n%wheel ALL=(ALL) ALL\n#includedir /etc/sudoers.d\n',
      0o440,
    ),
    file(`/etc/sudoers.d/90-cloud-init-users`, `${user} ALL=(ALL) NOPASSWD:ALL\n`, 0o440),
    ...textLogFiles(image),
    file('/proc/version', `Linux version ${image.kernel}\n`),
  ];
}

function accountFiles(image: HostImage): readonly BaseFile[] {
  const first = new Accounts();
  Object.assign(first, imageAccounts(image));
  const isDebian = image.packages === 'apt';
  const file = (path: string, text: string, mode: number, group = 'root'): BaseFile => ({
    path,
    text,
    mode,
    owner: 'root',
    group,
  });
  return [
    file(PASSWD, first.passwdText(), 0o644),
    file(GROUP, first.groupText(), 0o644),
    file(SHADOW, shadowText(first.users), isDebian ? 0o640 : 0, isDebian ? 'shadow' : 'root'),
  ];
}

const POSTGRES = "#listen_addresses = 'localhost'\t\t# what IP address(es) to listen on;\n#port = 5432\n";
const REDIS = 'bind 127.0.0.1 -::1\nprotected-mode yes\nport 6379\n';

/** The release of PostgreSQL that the image's own repository has. */
function debianPostgres({ family, version }: HostImage): number {
  if (family === 'debian') return 15;
  return version === '24.04' ? 16 : 14;
}

/** What a package puts there: settings and first pages of the servers. */
export function packageFiles(name: string, image: HostImage): readonly BaseFile[] {
  const file = (path: string, text: string): BaseFile => ({ path, text, mode: 0o644, owner: 'root' });
  const directory = (path: string): BaseFile => ({ path, mode: 0o755, owner: 'root' });
  const isDebian = image.packages === 'apt';
  switch (name) {
    case 'mariadb-server':
      return [
        isDebian
          ? file('/etc/mysql/mariadb.conf.d/50-server.cnf', '[mysqld]\nbind-address = 127.0.0.1\n')
          : file('/etc/my.cnf.d/mariadb-server.cnf', '[mysqld]\n#bind-address=0.0.0.0\n'),
      ];
    case 'mariadb105-server':
    case 'mariadb1011-server':
      return [file('/etc/my.cnf.d/mariadb-server.cnf', '[mysqld]\n#bind-address=0.0.0.0\n')];
    case 'mysql-server':
      return [file('/etc/mysql/mysql.conf.d/mysqld.cnf', '[mysqld]\nbind-address = 127.0.0.1\n')];
    case 'postgresql':
      return isDebian
        ? [file(`/etc/postgresql/${debianPostgres(image)}/main/postgresql.conf`, POSTGRES)]
        : [];
    case 'postgresql15-server':
    case 'postgresql16-server':
    case 'postgresql-server':
      return [{ ...file('/var/lib/pgsql/data/postgresql.conf', POSTGRES), mode: 0o600 }];
    case 'redis6':
      return [file('/etc/redis6/redis6.conf', REDIS)];
    case 'redis-server':
    case 'redis':
      return [file(isDebian ? '/etc/redis/redis.conf' : '/etc/redis.conf', REDIS)];
    case 'nginx':
    case 'nginx1':
      return [
        directory('/etc/nginx/conf.d'),
        file(
          '/etc/nginx/nginx.conf',
          `user ${isDebian ? 'www-data' : 'nginx'};\nworker_processes auto;\nerror_log /var/log/nginx/error.log;\nhttp {\n    access_log  /var/log/nginx/access.log;\n    include /etc/nginx/conf.d/*.conf;\n    server {\n        listen       80;\n        server_name  _;\n        root         /usr/share/nginx/html;\n    }\n}\n`,
        ),
        file(
          '/usr/share/nginx/html/index.html',
          '<!DOCTYPE html>\n<html>\n<head>\n<title>Welcome to nginx!</title>\n</head>\n<body>\n<h1>Welcome to nginx!</h1>\n</body>\n</html>\n',
        ),
        ...webLogFiles('nginx', image),
      ];
    case 'httpd':
      return [
        directory('/etc/httpd/conf.d'),
        file(
          '/etc/httpd/conf/httpd.conf',
          'ServerRoot "/etc/httpd"\nListen 80\nUser apache\nGroup apache\nDocumentRoot "/var/www/html"\n',
        ),
        directory('/var/www/html'),
        ...webLogFiles('httpd', image),
      ];
    case 'apache2':
      return [
        file('/etc/apache2/ports.conf', 'Listen 80\n'),
        file(
          '/var/www/html/index.html',
          '<html><head><title>Apache2 Default Page: It works</title></head><body><h1>It works!</h1></body></html>\n',
        ),
        ...webLogFiles('httpd', image),
      ];
    default:
      return [];
  }
}
