import type { HostImage } from './images.ts';

function words(text: string): readonly string[] {
  return text.split(' ');
}

/** Servers, and tools that networks are tried with; anything else is no package here. */
const EVERYWHERE = words(
  'ca-certificates chrony curl ec2-instance-connect gcc git htop iptables jq lvm2 make mtr nano net-tools nginx nmap nodejs npm php php-fpm python3 python3-pip rsync stress stress-ng sysstat tcpdump telnet traceroute tree unzip vim wget xfsprogs zip',
);
const AMAZON = words(
  'amazon-cloudwatch-agent amazon-efs-utils amazon-ssm-agent bind-utils cronie docker httpd iptables-services iputils java-17-amazon-corretto mod_ssl nfs-utils nmap-ncat php-mysqlnd redis6',
);
const DEBIAN = words(
  'apache2 cron default-jre dnsutils docker.io iputils-ping mariadb-client mariadb-server netcat-openbsd nfs-common php-mysql postgresql postgresql-client redis redis-server redis-tools wordpress',
);
const OWN: { readonly [family in HostImage['family']]: readonly string[] } = {
  al2023: [
    ...AMAZON,
    ...words('awscli-2 mariadb105 mariadb105-server mariadb1011-server'),
    ...words('postgresql15 postgresql15-server postgresql16 postgresql16-server'),
  ],
  al2: [...AMAZON, ...words('awscli mariadb mariadb-server mysql nginx1 postgresql-server')],
  ubuntu: [...DEBIAN, ...words('mysql-client mysql-server')],
  debian: [...DEBIAN, 'awscli'],
  windows: [],
};

/** Every package that the image's repositories have here. */
export function packagesOf({ family }: HostImage): readonly string[] {
  return [...EVERYWHERE, ...OWN[family]];
}

/** The same software: what Amazon's repositories call it, and what Debian's do. */
const SAME: readonly (readonly [amazon: readonly string[], debian: readonly string[]])[] = [
  [['httpd'], ['apache2']],
  [['cronie'], ['cron']],
  [['docker'], ['docker.io']],
  [['redis6'], ['redis-server', 'redis']],
  [
    ['mariadb105-server', 'mariadb-server'],
    ['mysql-server', 'mariadb-server'],
  ],
  [
    ['mariadb105', 'mariadb'],
    ['mysql-client', 'mariadb-client'],
  ],
  [
    ['postgresql15-server', 'postgresql16-server'],
    ['postgresql', 'postgresql-server'],
  ],
  [['postgresql15'], ['postgresql-client']],
  [['bind-utils'], ['dnsutils', 'bind9-dnsutils']],
  [
    ['nmap-ncat', 'nc'],
    ['netcat-openbsd', 'netcat', 'nc'],
  ],
  [['iputils'], ['iputils-ping']],
  [['nfs-utils'], ['nfs-common']],
  [['java-17-amazon-corretto'], ['default-jre', 'default-jdk', 'openjdk-17-jdk', 'openjdk-17-jre']],
  [['php-mysqlnd'], ['php-mysql']],
  [['awscli-2'], ['awscli']],
];

/** A hint on a name that the image's repositories do not have: how they call it, or what there is. */
export function packageHint(image: HostImage, names: readonly string[]): string {
  const known = packagesOf(image);
  const hints = names.flatMap((name) => {
    const same = SAME.find((sides) => sides.some((side) => side.includes(name)))?.flat();
    const own = same?.find((each) => known.includes(each));
    return own === undefined ? [] : [`skytrace: ${image.prettyName} calls ${name} ${own}.\n`];
  });
  return hints.length > 0
    ? hints.join('')
    : 'skytrace: packages here are those of servers and tools that networks are tried with.\n';
}
