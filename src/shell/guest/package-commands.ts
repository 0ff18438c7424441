import { TCP } from '../../kernel/net/protocol.ts';
import {
  type CommandContext,
  type CommandResult,
  fail,
  type ShellCommand,
  succeed,
} from '../bash/command.ts';
import { CONNECT_MS } from '../network/connect.ts';
import { noted, startNetworkCall } from '../network/network-command.ts';
import type { NetworkPlace } from '../network/place.ts';
import type { Machine } from './machine.ts';
import { answerQuery, isQuery } from './package-queries.ts';
import { packageHint, packagesOf } from './repositories.ts';
import { type Service, serviceAccount, servicesOfPackages } from './services.ts';
import { unitName } from './units.ts';

const READING =
  'Reading package lists... Done\nBuilding dependency tree... Done\nReading state information... Done\n';

/** yum, dnf and apt: they need a way to their repositories, as a trace sees it. */
export function packageCommands(machine: Machine, place: NetworkPlace): readonly ShellCommand[] {
  const own =
    machine.image.packages === 'apt'
      ? ['apt', 'apt-get']
      : machine.image.family === 'al2'
        ? ['yum', 'amazon-linux-extras']
        : ['dnf', 'yum'];
  return own.map((name) => ({
    name,
    run: (args, context) => manage(machine, place, name, args, context),
  }));
}

async function manage(
  machine: Machine,
  place: NetworkPlace,
  program: string,
  args: readonly string[],
  context: CommandContext,
): Promise<CommandResult> {
  const [verb = 'help', ...names] = args.filter((arg) => !arg.startsWith('-'));
  const isApt = program.startsWith('apt');
  if (isQuery(verb, isApt)) {
    const isInstalledOnly = names[0] === 'installed' || args.includes('--installed');
    // apt asks its own lists, dnf fetches what it does not have.
    const lost =
      isApt || isInstalledOnly ? undefined : await reach(machine, place, [program, ...args], context);
    if (lost !== undefined) return dnfFailure(lost, program);
    return answerQuery(machine, verb, names, isInstalledOnly, packagesOf(machine.image));
  }
  if (machine.files.user !== 'root')
    return isApt
      ? fail(
          'E: Could not open lock file /var/lib/dpkg/lock-frontend - open (13: Permission denied)\nE: Unable to acquire the dpkg frontend lock (/var/lib/dpkg/lock-frontend), are you root?\n',
          100,
        )
      : fail(
          'Error: This command has to be run with superuser privileges (under the root user on most systems).\n',
          1,
        );
  if (verb === 'remove' || verb === 'erase' || verb === 'purge' || verb === 'autoremove')
    return remove(machine, names, args, verb);
  if (verb === 'clean' || verb === 'makecache' || verb === 'autoclean') return succeed('');
  if (
    ![
      'install',
      'update',
      'upgrade',
      'check-update',
      'dist-upgrade',
      'enable',
      'localinstall',
      'reinstall',
    ].includes(verb)
  )
    return fail(`not simulated: ${program} ${verb}; install, update and remove are.\n`, 1);
  const reached = await reach(machine, place, [program, ...args], context);
  if (reached !== undefined) return isApt ? aptFailure(reached, verb, names) : dnfFailure(reached, program);
  if (verb !== 'install' && verb !== 'reinstall' && verb !== 'enable' && names.length === 0)
    return succeed(
      isApt
        ? 'Reading package lists... Done\nAll packages are up to date.\n'
        : 'Dependencies resolved.\nNothing to do.\nComplete!\n',
    );
  return install(machine, program, names, args);
}

interface Unreached {
  readonly url: string;
  readonly host: string;
  readonly why: 'name' | 'timed-out' | 'refused';
  readonly note: string;
}

/** Undefined: the repository answers. */
async function reach(
  machine: Machine,
  place: NetworkPlace,
  words: readonly string[],
  context: CommandContext,
): Promise<Unreached | undefined> {
  const region = machine.instance?.region ?? 'us-east-1';
  const hosts = {
    al2023: [
      `al2023-repos-${region}-de612dc2.s3.dualstack.${region}.amazonaws.com`,
      'https',
      '/core/mirrors/latest/x86_64/mirror.list',
    ],
    al2: [
      `amazonlinux-2-repos-${region}.s3.dualstack.${region}.amazonaws.com`,
      'https',
      '/2/core/latest/x86_64/mirror.list',
    ],
    ubuntu: [`${region}.ec2.archive.ubuntu.com`, 'http', '/ubuntu/dists/noble/InRelease'],
    debian: ['deb.debian.org', 'http', '/debian/dists/bookworm/InRelease'],
    windows: ['', '', ''],
  } as const;
  const [host, scheme, path] = hosts[machine.image.family];
  const call = startNetworkCall(place, context, words);
  const url = `${scheme}://${host}${path}`;
  const found = await call.lookUp(host);
  if (typeof found === 'string') return { url, host, why: 'name', note: '' };
  const sent = await call.send(found.address, TCP, scheme === 'https' ? 443 : 80);
  if (sent.outcome === 'answered') {
    call.wait(3000);
    return undefined;
  }
  if (sent.outcome !== 'refused') call.wait(Math.min(CONNECT_MS, 30_000) * 4);
  return { url, host, why: sent.outcome === 'refused' ? 'refused' : 'timed-out', note: noted(sent) };
}

function dnfFailure({ url, host, why, note }: Unreached, program: string): CommandResult {
  const reason =
    why === 'name'
      ? `Curl error (6): Couldn't resolve host name for ${url} [Could not resolve host: ${host}]`
      : why === 'refused'
        ? `Curl error (7): Couldn't connect to server for ${url}`
        : `Curl error (28): Timeout was reached for ${url} [Failed to connect to ${host} port 443 after 30000 ms: Timeout was reached]`;
  return {
    stdout: `Amazon Linux 2023 repository                    0.0  B/s |   0  B     02:00    \n`,
    stderr: `Errors during downloading metadata for repository 'amazonlinux':\n  - ${reason}\nError: Failed to download metadata for repo 'amazonlinux': Cannot prepare internal mirrorlist: ${reason}\n${note}`,
    exitCode: program === 'amazon-linux-extras' ? 11 : 1,
  };
}

function aptFailure(
  { url, host, why, note }: Unreached,
  verb: string,
  names: readonly string[],
): CommandResult {
  const reason =
    why === 'name'
      ? `Temporary failure resolving '${host}'`
      : `Could not connect to ${host}:80 (connection ${why === 'refused' ? 'refused' : 'timed out'})`;
  if (verb === 'update')
    return {
      stdout: `Err:1 ${url}\n  ${reason}\nReading package lists... Done\n`,
      stderr: `W: Failed to fetch ${url}  ${reason}\nW: Some index files failed to download. They have been ignored, or old ones used instead.\n${note}`,
      exitCode: 0,
    };
  const wanted = names
    .map((name) => `E: Failed to fetch http://${host}/pool/${name}.deb  ${reason}\n`)
    .join('');
  return {
    stdout: 'Reading package lists... Done\nBuilding dependency tree... Done\n',
    stderr: `${wanted}E: Unable to fetch some archives, maybe run apt-get update or try with --fix-missing?\n${note}`,
    exitCode: 100,
  };
}

async function install(
  machine: Machine,
  program: string,
  names: readonly string[],
  args: readonly string[],
): Promise<CommandResult> {
  const isApt = program.startsWith('apt');
  const isExtras = program === 'amazon-linux-extras';
  const known = new Set(packagesOf(machine.image));
  const unknown = names.filter((name) => !known.has(name));
  if (unknown.length > 0) return isApt ? notLocated(machine, unknown) : notMatched(machine, unknown);
  if (!hasYes(args) && !isExtras) return notAsked(isApt);
  const fresh = names.filter((name) => !machine.packages.has(name));
  for (const name of names) await machine.install(name);
  // Debian's packages start what they bring, Amazon's do not.
  const brought = servicesOfPackages(new Set(fresh));
  for (const service of brought) {
    machine.units.bring(service, isApt);
    await addAccount(machine, service);
    if (isApt) machine.units.start(service);
  }
  if (isApt)
    return succeed(
      `Reading package lists... Done\nBuilding dependency tree... Done\n${fresh.length === 0 ? `${names.join(' ')} is already the newest version.\n` : `The following NEW packages will be installed:\n  ${fresh.join(' ')}\n${fresh.map((name) => `Setting up ${name} ...\n`).join('')}`}${brought.map((service) => `Created symlink /etc/systemd/system/multi-user.target.wants/${unitName(service, machine.image.packages)}.service.\n`).join('')}`,
    );
  if (fresh.length === 0)
    return succeed(
      `${names.map((name) => `Package ${name} is already installed.\n`).join('')}Dependencies resolved.\nNothing to do.\nComplete!\n`,
    );
  return succeed(
    `Dependencies resolved.\nInstalling:\n${fresh.map((name) => ` ${name}\n`).join('')}\nTransaction Summary\nInstall  ${fresh.length} Package${fresh.length === 1 ? '' : 's'}\n\nInstalled:\n  ${fresh.join('  ')}\n\nComplete!\n`,
  );
}

/** The account as which the service works. */
async function addAccount(machine: Machine, service: Service): Promise<void> {
  const { accounts } = machine;
  const [name, id, comment, home] = serviceAccount(service, machine.image) ?? [''];
  if (name === '' || id === undefined || accounts.user(name) !== undefined) return;
  accounts.add({ name, id, group: id, comment: comment ?? '', home: home ?? '/', shell: '/sbin/nologin' });
  accounts.addGroup({ name, id, members: [] });
  await machine.writeAccounts();
}

function hasYes(args: readonly string[]): boolean {
  return args.some((arg) => /^-\w*y/.test(arg) || arg === '--assumeyes' || arg === '--yes');
}

function notAsked(isApt: boolean): CommandResult {
  const question = isApt ? 'Do you want to continue? [Y/n] Abort.' : 'Is this ok [y/N]: \nOperation aborted.';
  return fail(`${question}\nskytrace: nobody is asked here; -y says yes.\n`, 1);
}

function notMatched({ image }: Machine, names: readonly string[]): CommandResult {
  const lines = names.map((name) => `No match for argument: ${name}\n`).join('');
  return fail(`${lines}Error: Unable to find a match: ${names.join(' ')}\n${packageHint(image, names)}`, 1);
}

function notLocated({ image }: Machine, names: readonly string[]): CommandResult {
  const lines = names.map((name) =>
    // Debian knows the name, as something that web servers are.
    name === 'httpd'
      ? `E: Package 'httpd' has no installation candidate\n`
      : `E: Unable to locate package ${name}\n`,
  );
  return { ...fail(lines.join('') + packageHint(image, names), 100), stdout: READING };
}

async function remove(
  machine: Machine,
  names: readonly string[],
  args: readonly string[],
  verb: string,
): Promise<CommandResult> {
  const isApt = machine.image.packages === 'apt';
  const head = isApt ? READING : '';
  const wanted = names.filter((name) => machine.packages.has(name));
  const lost = names.find((name) => !machine.packages.has(name));
  if (lost !== undefined && isApt)
    return packagesOf(machine.image).includes(lost)
      ? succeed(
          `${head}Package '${lost}' is not installed, so not removed\n0 upgraded, 0 newly installed, 0 to remove and 0 not upgraded.\n`,
        )
      : { stdout: head, stderr: `E: Unable to locate package ${lost}\n`, exitCode: 100 };
  if (wanted.length === 0)
    return succeed(
      isApt
        ? `${head}0 upgraded, 0 newly installed, 0 to remove and 0 not upgraded.\n`
        : verb === 'autoremove'
          ? 'Dependencies resolved.\nNothing to do.\nComplete!\n'
          : `${names.map((name) => `No match for argument: ${name}\n`).join('')}No packages marked for removal.\nDependencies resolved.\nNothing to do.\nComplete!\n`,
    );
  if (!hasYes(args)) return notAsked(isApt);
  for (const service of servicesOfPackages(new Set(names))) {
    machine.units.remove(service);
  }
  const gone: string[] = [];
  for (const name of names) if (await machine.uninstall(name)) gone.push(name);
  return succeed(
    isApt
      ? `${head}The following packages will be REMOVED:\n  ${gone.join(' ')}\n0 upgraded, 0 newly installed, ${gone.length} to remove and 0 not upgraded.\n${gone.map((name) => `Removing ${name} ...\n`).join('')}`
      : `Removed:\n  ${gone.join('  ')}\n\nComplete!\n`,
  );
}
