/** Engines that `create-db-instance` takes, with the port and the version that they get by themselves. */
export const engines: {
  readonly [engine: string]: {
    readonly port: number;
    readonly version: string;
    readonly family: string;
    readonly licence: string;
  };
} = {
  postgres: { port: 5432, version: '17.6', family: 'postgres', licence: 'postgresql-license' },
  mysql: { port: 3306, version: '8.4.6', family: 'mysql', licence: 'general-public-license' },
  mariadb: { port: 3306, version: '11.8.3', family: 'mariadb', licence: 'general-public-license' },
  'oracle-se2': {
    port: 1521,
    version: '19.0.0.0.ru-2025-07.rur-2025-07.r1',
    family: 'oracle-se2',
    licence: 'license-included',
  },
  'oracle-ee': {
    port: 1521,
    version: '19.0.0.0.ru-2025-07.rur-2025-07.r1',
    family: 'oracle-ee',
    licence: 'bring-your-own-license',
  },
  'sqlserver-ex': {
    port: 1433,
    version: '16.00.4205.1.v1',
    family: 'sqlserver-ex',
    licence: 'license-included',
  },
  'sqlserver-se': {
    port: 1433,
    version: '16.00.4205.1.v1',
    family: 'sqlserver-se',
    licence: 'license-included',
  },
  'sqlserver-web': {
    port: 1433,
    version: '16.00.4205.1.v1',
    family: 'sqlserver-web',
    licence: 'license-included',
  },
  'sqlserver-ee': {
    port: 1433,
    version: '16.00.4205.1.v1',
    family: 'sqlserver-ee',
    licence: 'license-included',
  },
  'aurora-mysql': {
    port: 3306,
    version: '8.0.mysql_aurora.3.10.0',
    family: 'aurora-mysql',
    licence: 'general-public-license',
  },
  'aurora-postgresql': {
    port: 5432,
    version: '17.5',
    family: 'aurora-postgresql',
    licence: 'postgresql-license',
  },
};

/** Names that an engine keeps for itself. */
const RESERVED: { readonly [family: string]: readonly string[] } = {
  postgres: ['admin', 'rdsadmin', 'user', 'public', 'postgres_admin'],
  mysql: ['rdsadmin', 'rdsrepladmin', 'mysql'],
  mariadb: ['rdsadmin', 'rdsrepladmin', 'mariadb'],
};

export function isReservedUser(engine: string, name: string): boolean {
  return RESERVED[engines[engine]?.family ?? '']?.includes(name.toLowerCase()) === true;
}

/** The first part of a version that names its groups: `17` of 17.6, but `8.4` of MySQL 8.4.6. */
function seriesOf(family: string, version: string): string {
  const [major = '', minor = ''] = version.split('.');
  if (/mysql|mariadb|sqlserver/.test(family)) return `${major}.${minor}`;
  return family.endsWith('postgres') && Number(major) < 10 ? `${major}.${minor}` : major;
}

/** What AWS names the parameters that a database gets by itself: `default.mysql8.4`, `default.sqlserver-ex-16.0`. */
export function defaultParameterGroup(engine: string, version: string): string {
  const family = engines[engine]?.family ?? engine;
  const series = seriesOf(family, version);
  const isParted = family.startsWith('oracle') || family.startsWith('sqlserver');
  return `default.${family}${isParted ? '-' : ''}${isParted ? series.replace(/\.00$/, '.0') : series}`;
}

/** The same of options: `default:mysql-8-4`, `default:sqlserver-ex-16-00`. */
export function defaultOptionGroup(engine: string, version: string): string {
  const family = engines[engine]?.family ?? engine;
  return `default:${family}-${seriesOf(family, version).replaceAll('.', '-')}`;
}
