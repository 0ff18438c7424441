import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { openShell, type TestShell } from '../test-kit.ts';

const BUILD = readFileSync(new URL('../cases/bastion.sh', import.meta.url), 'utf8');
const UBUNTU = BUILD.replace(
  /^ami=.*$/m,
  'ami=resolve:ssm:/aws/service/canonical/ubuntu/server/24.04/stable/current/amd64/hvm/ebs-gp3/ami-id',
);
const dnf = (name: string, unit: string) =>
  `sudo dnf install -y ${name} && sudo systemctl enable --now ${unit}`;

/** A database as its package leaves it, and the line that opens it to others. */
const rows = [
  {
    system: 'ec2-user',
    install: dnf('postgresql15-server', 'postgresql'),
    port: 5432,
    open: `echo "listen_addresses = '*'" | sudo tee -a /var/lib/pgsql/data/postgresql.conf`,
    unit: 'postgresql',
  },
  {
    system: 'ec2-user',
    install: dnf('redis6', 'redis6'),
    port: 6379,
    open: 'sudo sed -i "s/^bind .*/bind 0.0.0.0/" /etc/redis6/redis6.conf',
    unit: 'redis6',
  },
  { system: 'ec2-user', install: dnf('mariadb105-server', 'mariadb'), port: 3306 },
  {
    system: 'ubuntu',
    install: 'sudo apt-get install -y mysql-server',
    port: 3306,
    open: 'sudo sed -i "s/^bind-address.*/bind-address = 0.0.0.0/" /etc/mysql/mysql.conf.d/mysqld.cnf',
    unit: 'mysql',
  },
  {
    system: 'ubuntu',
    install: 'sudo apt-get install -y mariadb-server',
    port: 3306,
    open: 'sudo sed -i "s/^bind-address.*/bind-address = */" /etc/mysql/mariadb.conf.d/50-server.cnf',
    unit: 'mariadb',
  },
  {
    system: 'ubuntu',
    install: 'sudo apt-get install -y postgresql',
    port: 5432,
    open: `sudo sed -i "s/^#listen_addresses = 'localhost'/listen_addresses = '10.0.0.0, *'/" /etc/postgresql/16/main/postgresql.conf`,
    unit: 'postgresql',
  },
  {
    system: 'ubuntu',
    install: 'sudo apt-get install -y redis-server',
    port: 6379,
    open: 'sudo sed -i "s/^bind .*/bind * -::*/" /etc/redis/redis.conf',
    unit: 'redis-server',
  },
] as const;

it.each(rows)('$install listens where its settings say: $port', async (row) => {
  const { system, install, port } = row;
  const kit = openShell({ isInteractive: true });
  await kit.run(`${system === 'ubuntu' ? UBUNTU : BUILD}\nchmod 400 lab.pem`);
  await kit.run(
    `aws ec2 authorize-security-group-ingress --group-id $bsg --protocol tcp --port ${port} --cidr 0.0.0.0/0`,
  );
  await kit.run(`ssh -q -i lab.pem ${system}@$IP`);
  expect(await kit.run(`${install} >/dev/null`)).toMatchObject({ exit: 0 });
  if (!('open' in row)) return listens(kit, port, '0.0.0.0');
  await listens(kit, port, '127.0.0.1');
  expect(await kit.run(`${row.open} >/dev/null`)).toMatchObject({ exit: 0, err: '' });
  // It goes on as it started.
  await listens(kit, port, '127.0.0.1');
  await kit.run(`sudo systemctl restart ${row.unit}`);
  await listens(kit, port, '0.0.0.0');
});

async function listens({ run, session }: TestShell, port: number, address: string) {
  expect((await run(`ss -tln | grep :${port}`)).out).toContain(`${address}:${port} `);
  expect((await run(`netstat -tln | grep :${port}`)).out).toContain(`${address}:${port} `);
  expect((await run(`nc -zv localhost ${port}`)).exit).toBe(0);
  const isOpen = address === '0.0.0.0';
  expect((await run(`nc -zv $(hostname -I) ${port}`)).exit).toBe(isOpen ? 0 : 1);
  const known = Object.values(session.cloud.guest).flatMap(
    (each) => (each?.Listeners ?? []) as unknown as readonly { readonly Port: number }[],
  );
  expect(known.some(({ Port }) => Port === port)).toBe(isOpen);
}
