import { TCP } from '../../kernel/net/protocol.ts';
import type { CommandContext } from '../bash/command.ts';
import { CONNECT_MS, connectDelay, connectError } from '../network/connect.ts';
import { noted, startNetworkCall } from '../network/network-command.ts';
import type { NetworkPlace } from '../network/place.ts';
import { authorizedKeys } from './authorized-keys.ts';
import { hostKey, keyBody, publicHalf } from './keys.ts';
import type { Machine } from './machine.ts';
import { machinePlace } from './machine-place.ts';
import type { Terminal } from './terminal.ts';

/** Where ssh is run, and what it has at hand there. */
export interface SshHome {
  readonly place: NetworkPlace;
  readonly agent: string[];
  readonly user: () => string;
  readonly home: string;
}

export interface SshTarget {
  readonly user: string;
  readonly host: string;
  readonly port: number;
}

export interface SshOptions {
  /** Files given with -i. */
  readonly identities: readonly string[];
  /** Milliseconds. */
  readonly limit: number;
  readonly jumps: readonly SshTarget[];
  readonly isStrict: boolean;
  readonly isQuiet: boolean;
}

export type Connected =
  | { readonly ok: true; readonly machine: Machine; readonly told: string }
  | { readonly ok: false; readonly told: string; readonly exitCode: number };

/** Reaches the host by a trace, then proves who one is. */
export async function connectSsh(
  terminal: Terminal,
  home: SshHome,
  context: CommandContext,
  words: readonly string[],
  target: SshTarget,
  options: SshOptions,
): Promise<Connected> {
  let told = '';
  const missing: string[] = [];
  for (const path of options.identities)
    if (!(await context.fs.exists(context.fs.resolvePath(context.cwd, path))))
      missing.push(`Warning: Identity file ${path} not accessible: No such file or directory.\n`);
  told += missing.join('');
  let place = home.place;
  let machine: Machine | undefined;
  for (const [index, hop] of [...options.jumps, target].entries()) {
    const reached = await reach(terminal, place, context, words, hop, options);
    told += reached.told;
    const isJump = index < options.jumps.length;
    if (!reached.ok) {
      const closed =
        index > 0
          ? 'kex_exchange_identification: Connection closed by remote host\nConnection closed by UNKNOWN port 65535\n'
          : '';
      return { ...reached, told: told + closed };
    }
    const known = await knowHost(home, context, hop, reached.machine, options);
    told += known.told;
    if (!known.ok) return { ok: false, told, exitCode: 255 };
    const proved = await prove(home, context, hop, reached.machine, options);
    told += proved.told;
    if (!proved.ok) return { ok: false, told, exitCode: proved.exitCode };
    machine = reached.machine;
    if (isJump) place = machinePlace(terminal, machine);
  }
  return machine === undefined ? { ok: false, told, exitCode: 255 } : { ok: true, machine, told };
}

async function reach(
  terminal: Terminal,
  place: NetworkPlace,
  context: CommandContext,
  words: readonly string[],
  { user, host, port }: SshTarget,
  { limit }: SshOptions,
): Promise<Connected> {
  const lost = (why: string): Connected => ({ ok: false, told: `ssh: ${why}\n`, exitCode: 255 });
  const call = startNetworkCall(place, context, words);
  const found = await call.lookUp(host);
  if (found === 'unknown') return lost(`Could not resolve hostname ${host}: Name or service not known`);
  if (found === 'no-resolver')
    return lost(`Could not resolve hostname ${host}: Temporary failure in name resolution`);
  const sent = await call.send(found.address, TCP, port);
  if (sent.outcome !== 'answered') {
    call.wait(connectDelay(sent.outcome, limit));
    const failed = lost(`connect to host ${host} port ${port}: ${connectError(sent.outcome)}`);
    return { ...failed, told: failed.told + noted(sent) } as Connected;
  }
  const machine = sent.instance === null ? null : await terminal.wake(sent.instance);
  if (machine === null && sent.world !== null)
    return { ok: false, told: `${user}@${host}: Permission denied (publickey).\n`, exitCode: 255 };
  const isSsh = machine?.units.ports().get(port)?.name === 'sshd';
  if (machine === null || !isSsh)
    return {
      ok: false,
      told: 'kex_exchange_identification: read: Connection reset by peer\nskytrace: something listens there, but no sshd.\n',
      exitCode: 255,
    };
  call.wait(200);
  return { ok: true, machine, told: '' };
}

/** The first time a host is taken for what it says; later it must be the same (ssh's known_hosts). */
async function knowHost(
  home: SshHome,
  context: CommandContext,
  { host }: SshTarget,
  machine: Machine,
  { isStrict, isQuiet }: SshOptions,
): Promise<{ readonly ok: boolean; readonly told: string }> {
  const path = `${home.home}/.ssh/known_hosts`;
  const line = `${host} ${hostKey(machine.id)}`;
  const text = (await context.fs.exists(path)) ? await context.fs.readFile(path) : '';
  const known = text.split('\n').find((each) => each.startsWith(`${host} `));
  if (known === line) return { ok: true, told: '' };
  if (known !== undefined && isStrict)
    return {
      ok: false,
      told: `@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@\n@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @\n@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@\nIT IS POSSIBLE THAT SOMEONE IS DOING SOMETHING NASTY!\nOffending ED25519 key in ${path}:${text.split('\n').indexOf(known) + 1}\nHost key for ${host} has changed and you have requested strict checking.\nHost key verification failed.\n`,
    };
  await context.fs.mkdir(`${home.home}/.ssh`, { recursive: true });
  const kept = text.split('\n').filter((each) => each !== '' && each !== known);
  await context.fs.writeFile(path, `${[...kept, line].join('\n')}\n`);
  const told = isQuiet ? '' : `Warning: Permanently added '${host}' (ED25519) to the list of known hosts.\n`;
  return { ok: true, told };
}

interface Proved {
  readonly ok: boolean;
  readonly told: string;
  readonly exitCode: number;
}

/** Offers every key there is; the host takes one that its user's authorized_keys has. */
async function prove(
  home: SshHome,
  context: CommandContext,
  { user, host }: SshTarget,
  machine: Machine,
  { identities }: SshOptions,
): Promise<Proved> {
  const { cloud } = machine.session;
  let told = '';
  const offered = home.agent.map((text) => publicHalf(cloud, text));
  const usual = ['id_rsa', 'id_ecdsa', 'id_ed25519'].map((name) => `${home.home}/.ssh/${name}`);
  for (const given of identities.length > 0 ? identities : usual) {
    const path = context.fs.resolvePath(context.cwd, given);
    if (!(await context.fs.exists(path))) continue;
    const { mode } = await context.fs.stat(path);
    if ((mode & 0o077) !== 0) {
      told += tooOpen(given, mode);
      continue;
    }
    try {
      const half = publicHalf(cloud, await context.fs.readFile(path));
      if (half === undefined) told += `Load key "${given}": error in libcrypto\n`;
      offered.push(half);
    } catch {
      told += `Load key "${given}": Permission denied\n`;
    }
  }
  const lines = await authorizedKeys(machine, user);
  const temporary = machine.temporaryKeys.filter((each) => each.user === user && each.until >= cloud.clock);
  const accepted = new Map([
    ...lines.map((line): [string, string] => [keyBody(line), line]),
    ...temporary.map(({ key }): [string, string] => [keyBody(key), key]),
  ]);
  const line = offered
    .map((half) => (half === undefined ? undefined : accepted.get(half)))
    .find((each) => each !== undefined);
  if (line === undefined) {
    const methods = machine.image.packages === 'apt' ? 'publickey' : 'publickey,gssapi-keyex,gssapi-with-mic';
    return { ok: false, told: `${told}${user}@${host}: Permission denied (${methods}).\n`, exitCode: 255 };
  }
  if (line.includes('command="echo'))
    return {
      ok: false,
      told: `${told}Please login as the user "${machine.image.user}" rather than the user "root".\n\n`,
      exitCode: 142,
    };
  return { ok: true, told, exitCode: 0 };
}

function tooOpen(path: string, mode: number): string {
  const line = '@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@';
  return `${line}\n@         WARNING: UNPROTECTED PRIVATE KEY FILE!          @\n${line}\nPermissions 0${(mode & 0o777).toString(8)} for '${path}' are too open.\nIt is required that your private key files are NOT accessible by others.\nThis private key will be ignored.\nLoad key "${path}": bad permissions\n`;
}

export const SSH_LIMIT = CONNECT_MS;
