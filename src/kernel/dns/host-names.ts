import type { DnsRecord, Found, NameSource, RecordType } from './resolve.ts';

/** One address of one host with the names that its network gives it. */
export interface NamedHost {
  readonly network: string;
  readonly privateAddress: string;
  /** Null: the network names no private addresses (R53-26). */
  readonly privateName: string | null;
  readonly publicAddress: string | null;
  /** Null: the network names no public addresses (R53-26). */
  readonly publicName: string | null;
}

export interface HostNameRules {
  readonly hosts: readonly NamedHost[];
  /** Names below these are nobody else's to answer. */
  readonly privateSuffixes: readonly string[];
  readonly isPublicHostName: (name: string) => boolean;
  /** Networks that see each other's public names as private addresses. */
  readonly arePeers: (left: string, right: string) => boolean;
}

const TTL = 60;
const REVERSE = /^(\d+)\.(\d+)\.(\d+)\.(\d+)\.in-addr\.arpa$/;

/** The names that networks give their hosts: inside, a public name means the private address (R53-27). */
export function hostNameSource(rules: HostNameRules): NameSource {
  const { hosts, privateSuffixes, isPublicHostName } = rules;
  const isNear = (host: NamedHost, network: string | null) =>
    network !== null && (host.network === network || rules.arePeers(host.network, network));
  return {
    find: (name, { network }) => {
      const reverse = REVERSE.exec(name);
      if (reverse !== null) return findReverse(hosts, name, reverse.slice(1).reverse().join('.'), network);
      if (isPublicHostName(name)) {
        const host = hosts.find((each) => each.publicName === name);
        if (host === undefined) return absent(name);
        return present(name, 'A', isNear(host, network) ? host.privateAddress : (host.publicAddress ?? ''));
      }
      if (!privateSuffixes.some((suffix) => name.endsWith(`.${suffix}`))) return undefined;
      const host = hosts.find((each) => each.privateName === name && isNear(each, network));
      return host === undefined ? absent(name) : present(name, 'A', host.privateAddress);
    },
  };
}

function findReverse(
  hosts: readonly NamedHost[],
  name: string,
  address: string,
  network: string | null,
): Found | undefined {
  const near = hosts.find((host) => host.privateAddress === address && host.network === network);
  if (near !== undefined)
    return near.privateName === null ? absent(name) : present(name, 'PTR', `${near.privateName}.`);
  const far = hosts.find((host) => host.publicAddress === address);
  if (far === undefined) return undefined;
  return far.publicName === null ? absent(name) : present(name, 'PTR', `${far.publicName}.`);
}

function present(name: string, type: RecordType, data: string): Found {
  return { exists: true, records: [{ name, type, ttl: TTL, data }], authority: authorityOf(name) };
}

function absent(name: string): Found {
  return { exists: false, records: [], authority: authorityOf(name) };
}

function authorityOf(name: string): DnsRecord {
  const zone = name.replace(/^[^.]+\./, '');
  const data = 'ns0.amazonaws.com. hostmaster.amazonaws.com. 1 3600 900 604800 60';
  return { name: zone, type: 'SOA', ttl: TTL, data };
}
