import type { HostImage } from './images.ts';

/** A line of /etc/passwd. */
export interface Account {
  readonly name: string;
  readonly id: number;
  readonly group: number;
  readonly comment: string;
  readonly home: string;
  readonly shell: string;
}

/** A line of /etc/group. */
export interface Group {
  readonly name: string;
  readonly id: number;
  readonly members: readonly string[];
}

export const PASSWD = '/etc/passwd';
export const GROUP = '/etc/group';
export const SHADOW = '/etc/shadow';

const NOLOGIN = '/sbin/nologin';

type System = readonly [name: string, id: number, comment: string, home: string, shell?: string];

const AMAZON: readonly System[] = [
  ['bin', 1, 'bin', '/bin'],
  ['daemon', 2, 'daemon', '/sbin'],
  ['adm', 3, 'adm', '/var/adm'],
  ['lp', 4, 'lp', '/var/spool/lpd'],
  ['sync', 5, 'sync', '/sbin', '/bin/sync'],
  ['shutdown', 6, 'shutdown', '/sbin', '/sbin/shutdown'],
  ['halt', 7, 'halt', '/sbin', '/sbin/halt'],
  ['mail', 8, 'mail', '/var/spool/mail'],
  ['operator', 11, 'operator', '/root'],
  ['games', 12, 'games', '/usr/games'],
  ['ftp', 14, 'FTP User', '/var/ftp'],
  ['nobody', 65534, 'Kernel Overflow User', '/'],
  ['dbus', 81, 'System Message Bus', '/'],
  ['systemd-network', 192, 'systemd Network Management', '/'],
  ['systemd-resolve', 193, 'systemd Resolver', '/'],
  ['sshd', 74, 'Privilege-separated SSH', '/usr/share/empty.sshd'],
  ['rpc', 32, 'Rpcbind Daemon', '/var/lib/rpcbind'],
  ['chrony', 994, 'chrony system user', '/var/lib/chrony'],
  ['ec2-instance-connect', 993, '', '/home/ec2-instance-connect'],
  ['rpcuser', 29, 'RPC Service User', '/var/lib/nfs'],
  ['tcpdump', 72, '', '/'],
];

const DEBIAN: readonly System[] = [
  ['daemon', 1, 'daemon', '/usr/sbin'],
  ['bin', 2, 'bin', '/bin'],
  ['sys', 3, 'sys', '/dev'],
  ['sync', 4, 'sync', '/bin', '/bin/sync'],
  ['games', 5, 'games', '/usr/games'],
  ['man', 6, 'man', '/var/cache/man'],
  ['mail', 8, 'mail', '/var/mail'],
  ['www-data', 33, 'www-data', '/var/www'],
  ['backup', 34, 'backup', '/var/backups'],
  ['nobody', 65534, 'nobody', '/nonexistent'],
  ['systemd-network', 998, 'systemd Network Management', '/'],
  ['systemd-resolve', 991, 'systemd Resolver', '/'],
  ['messagebus', 101, '', '/nonexistent'],
  ['syslog', 102, '', '/nonexistent'],
  ['sshd', 109, '', '/run/sshd'],
];

const AMAZON_GROUPS: readonly (readonly [string, number])[] = [
  ['wheel', 10],
  ['tty', 5],
  ['disk', 6],
  ['users', 100],
  ['systemd-journal', 190],
];
const DEBIAN_GROUPS: readonly (readonly [string, number])[] = [
  ['adm', 4],
  ['tty', 5],
  ['disk', 6],
  ['cdrom', 24],
  ['sudo', 27],
  ['dip', 30],
  ['users', 100],
  ['systemd-journal', 999],
  ['shadow', 42],
  ['lxd', 105],
];

/** What the image's first boot leaves in /etc/passwd and /etc/group. */
export function imageAccounts(image: HostImage): {
  readonly users: readonly Account[];
  readonly groups: readonly Group[];
} {
  const isDebian = image.packages === 'apt';
  const nologin = isDebian ? '/usr/sbin/nologin' : NOLOGIN;
  const system = (isDebian ? DEBIAN : AMAZON).map(
    ([name, id, comment, home, shell = nologin]): Account => ({ name, id, group: id, comment, home, shell }),
  );
  const own = isDebian ? ['adm', 'cdrom', 'sudo', 'dip', 'lxd'] : ['adm', 'wheel', 'systemd-journal'];
  const { user } = image;
  const comment = isDebian ? 'Ubuntu' : 'EC2 Default User';
  const users: readonly Account[] = [
    { name: 'root', id: 0, group: 0, comment: 'root', home: '/root', shell: '/bin/bash' },
    ...system,
    { name: user, id: 1000, group: 1000, comment, home: `/home/${user}`, shell: '/bin/bash' },
  ];
  const groups = new Map(users.map(({ name, group }): [string, number] => [name, group]));
  for (const [name, id] of isDebian ? DEBIAN_GROUPS : AMAZON_GROUPS) groups.set(name, id);
  if (isDebian) groups.set('nogroup', 65534).delete('nobody');
  else groups.set('adm', 4).set('lp', 7);
  return {
    users,
    groups: [...groups].map(([name, id]) => ({ name, id, members: own.includes(name) ? [user] : [] })),
  };
}

/** Users and groups as the files say them. */
export class Accounts {
  users: readonly Account[] = [];
  groups: readonly Group[] = [];

  read(passwd: string, group: string): void {
    this.users = passwd.split('\n').flatMap((line): readonly Account[] => {
      const [name = '', , id, gid, comment = '', home = '/', shell = ''] = line.split(':');
      if (name === '' || id === undefined || !/^\d+$/.test(id)) return [];
      return [{ name, id: Number(id), group: Number(gid), comment, home, shell: shell.trim() }];
    });
    this.groups = group.split('\n').flatMap((line): readonly Group[] => {
      const [name = '', , id, members = ''] = line.split(':');
      if (name === '' || id === undefined || !/^\d+$/.test(id)) return [];
      return [{ name, id: Number(id), members: members.split(',').filter((each) => each !== '') }];
    });
  }

  user(name: string): Account | undefined {
    return this.users.find((each) => each.name === name);
  }

  group(name: string): Group | undefined {
    return this.groups.find((each) => each.name === name);
  }

  groupName(id: number): string {
    return this.groups.find((each) => each.id === id)?.name ?? String(id);
  }

  /** The name of the user's own group; the user's name where there is none. */
  primaryGroup(name: string): string {
    const user = this.user(name);
    return user === undefined ? name : this.groupName(user.group);
  }

  /** Every group of the user, its own first. */
  groupsOf(name: string): readonly string[] {
    const first = this.primaryGroup(name);
    return [
      first,
      ...this.groups.filter((each) => each.members.includes(name)).map((each) => each.name),
    ].filter((each, index, all) => all.indexOf(each) === index);
  }

  add(user: Account): void {
    this.users = [...this.users, user];
  }

  change(name: string, change: Partial<Account>): void {
    this.users = this.users.map((each) => (each.name === name ? { ...each, ...change } : each));
  }

  remove(name: string): void {
    this.users = this.users.filter((each) => each.name !== name);
    this.groups = this.groups
      .map((each) => ({ ...each, members: each.members.filter((member) => member !== name) }))
      .filter((each) => each.name !== name || each.members.length > 0);
  }

  addGroup(group: Group): void {
    this.groups = [...this.groups, group];
  }

  removeGroup(name: string): void {
    this.groups = this.groups.filter((each) => each.name !== name);
  }

  /** Makes the user a member of exactly these groups, or of these as well. */
  join(name: string, groups: readonly string[], isMore: boolean): void {
    this.groups = this.groups.map((each) => {
      const isWanted = groups.includes(each.name) || (isMore && each.members.includes(name));
      const others = each.members.filter((member) => member !== name);
      if (isWanted === each.members.includes(name)) return each;
      return { ...each, members: isWanted ? [...others, name] : others };
    });
  }

  /** The next free number for people's accounts, or for those of programs. */
  nextId(isSystem: boolean): number {
    const taken = [...this.users, ...this.groups].map(({ id }) => id);
    if (isSystem) {
      const free = Array.from({ length: 800 }, (_, index) => 999 - index).find((id) => !taken.includes(id));
      return free ?? 200;
    }
    return Math.max(999, ...taken.filter((id) => id < 60_000)) + 1;
  }

  passwdText(): string {
    return this.users
      .map(
        ({ name, id, group, comment, home, shell }) =>
          `${name}:x:${id}:${group}:${comment}:${home}:${shell}\n`,
      )
      .join('');
  }

  groupText(): string {
    return this.groups.map(({ name, id, members }) => `${name}:x:${id}:${members.join(',')}\n`).join('');
  }
}

/** /etc/shadow of users nobody has given a password. */
export function shadowText(users: readonly Account[]): string {
  return users.map(({ name, id }) => `${name}:${id >= 1000 ? '!' : '*'}:20454:0:99999:7:::\n`).join('');
}
