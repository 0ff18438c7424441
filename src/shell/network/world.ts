import type { DnsRecord, NameSource } from '../../kernel/dns/resolve.ts';
import { hash32 } from '../../kernel/lib/hash.ts';

/** A host of the world outside, as far as it is known. */
export interface WorldHost {
  readonly name: string;
  readonly address: string;
  /** TCP ports that answer; all others are behind a firewall that says nothing. */
  readonly ports: readonly number[];
  readonly answersPing: boolean;
  /** Answers DNS on UDP and TCP 53. */
  readonly resolves: boolean;
  /** Tells askers the address that they come from. */
  readonly tellsAddress: boolean;
  /** What is on its web page, where that is known. */
  readonly page?: string;
}

const web = { ports: [80, 443], answersPing: true, resolves: false, tellsAddress: false };
const resolver = { ports: [53, 443, 853], answersPing: true, resolves: true, tellsAddress: false };
const mirror = { ...web, answersPing: false };
const echo = { ...web, answersPing: false, tellsAddress: true };

const EXAMPLE_PAGE = `<!doctype html><html lang="en"><head><title>Example Domain</title></head><body><div><h1>Example Domain</h1><p>This domain is for use in documentation examples without needing permission.</p></div></body></html>
`;

const HOSTS: readonly WorldHost[] = [
  { ...web, name: 'example.com', address: '23.192.228.80', page: EXAMPLE_PAGE },
  { ...web, name: 'example.org', address: '23.215.0.133', page: EXAMPLE_PAGE },
  { ...web, name: 'google.com', address: '142.250.72.206' },
  { ...web, name: 'www.google.com', address: '142.250.72.196' },
  { ...resolver, name: 'dns.google', address: '8.8.8.8' },
  { ...resolver, name: 'dns.google', address: '8.8.4.4' },
  { ...resolver, name: 'one.one.one.one', address: '1.1.1.1' },
  { ...resolver, name: 'one.one.one.one', address: '1.0.0.1' },
  { ...resolver, name: 'dns9.quad9.net', address: '9.9.9.9' },
  { ...web, name: 'github.com', address: '140.82.112.3', ports: [22, 80, 443] },
  { ...web, name: 'amazon.com', address: '98.87.170.71' },
  { ...web, name: 'aws.amazon.com', address: '108.138.85.12' },
  { ...web, name: 'cloudflare.com', address: '104.16.132.229' },
  { ...web, name: 'wikipedia.org', address: '198.35.26.96' },
  { ...echo, name: 'checkip.amazonaws.com', address: '52.206.148.35' },
  { ...echo, name: 'ifconfig.me', address: '34.160.111.145' },
  { ...echo, name: 'icanhazip.com', address: '104.16.184.241' },
  { ...echo, name: 'api.ipify.org', address: '104.26.12.205' },
  { ...mirror, name: 'archive.ubuntu.com', address: '91.189.91.82' },
  { ...mirror, name: 'security.ubuntu.com', address: '91.189.91.83' },
  { ...mirror, name: 'deb.debian.org', address: '151.101.2.132' },
  { ...mirror, name: 'security.debian.org', address: '151.101.66.132' },
  { ...mirror, name: 'cdn.amazonlinux.com', address: '18.160.181.60' },
  { ...mirror, name: 'pypi.org', address: '151.101.0.223' },
  { ...mirror, name: 'registry.npmjs.org', address: '104.16.27.34' },
  { ...mirror, name: 'download.docker.com', address: '18.160.96.21' },
];

const ALIASES: ReadonlyMap<string, string> = new Map([
  ['www.example.com', 'example.com'],
  ['www.github.com', 'github.com'],
  ['www.amazon.com', 'amazon.com'],
  ['www.wikipedia.org', 'wikipedia.org'],
  ['www.cloudflare.com', 'cloudflare.com'],
]);

const TOP_LEVELS = new Set([
  'com',
  'org',
  'net',
  'io',
  'dev',
  'edu',
  'gov',
  'me',
  'app',
  'internal',
  'local',
]);
/** `ssm.eu-west-1.amazonaws.com`, mirrors of Amazon Linux and Ubuntu in a Region, and the like. */
const REGIONAL =
  /^(?:[a-z0-9-]+\.(?:dualstack\.)?[a-z]{2}(?:-[a-z]+)+-\d\.amazonaws\.com|[a-z0-9-]+\.s3\.dualstack\.[a-z]{2}(?:-[a-z]+)+-\d\.amazonaws\.com|[a-z]{2}(?:-[a-z]+)+-\d\.ec2\.archive\.ubuntu\.com|(?:s3|iam|sts|cloudfront|route53)\.amazonaws\.com)$/;

/** Every host of that name: fixed ones, and Amazon's own endpoints, which are the same in every replay. */
export function worldHosts(name: string): readonly WorldHost[] {
  const target = ALIASES.get(name) ?? name;
  const known = HOSTS.filter((host) => host.name === target);
  if (known.length > 0 || !REGIONAL.test(name)) return known;
  return [endpointHost(name)];
}

const endpoints = new Map<string, WorldHost>();

function endpointHost(name: string): WorldHost {
  const hash = hash32(`endpoint/${name}`);
  const last = `${(hash >>> 8) & 255}.${(hash & 254) + 1}`;
  // Of Amazon's own services, and of nobody's instances. What gateway endpoints lead to lies in the blocks of their lists.
  const address = /(?:^|\.)s3\./.test(name)
    ? `52.216.${last}`
    : name.startsWith('dynamodb.')
      ? `52.119.${224 + ((hash >>> 8) & 15)}.${(hash & 254) + 1}`
      : `52.94.${128 + ((hash >>> 8) & 127)}.${(hash & 254) + 1}`;
  const host = { ...mirror, name, address };
  endpoints.set(host.address, host);
  return host;
}

export function worldHostAt(address: string): WorldHost | undefined {
  return HOSTS.find((host) => host.address === address) ?? endpoints.get(address);
}

/** The names that everybody sees. Whatever is not in this small world does not exist. */
export const publicNames: NameSource = {
  find: (name) => {
    const alias = ALIASES.get(name);
    if (alias !== undefined)
      return {
        exists: true,
        records: [{ name, type: 'CNAME', ttl: 300, data: `${alias}.` }],
        authority: soa(name),
      };
    const reverse = /^(\d+)\.(\d+)\.(\d+)\.(\d+)\.in-addr\.arpa$/.exec(name);
    const pointed = reverse === null ? undefined : worldHostAt(reverse.slice(1).reverse().join('.'));
    if (pointed !== undefined)
      return {
        exists: true,
        records: [{ name, type: 'PTR', ttl: 300, data: `${pointed.name}.` }],
        authority: soa(name),
      };
    const records = worldHosts(name).map(
      (host): DnsRecord => ({ name, type: 'A', ttl: 300, data: host.address }),
    );
    return { exists: records.length > 0, records, authority: soa(name) };
  },
};

function soa(name: string): DnsRecord {
  const labels = name.split('.');
  const top = labels.at(-1) ?? '';
  const isKnown = TOP_LEVELS.has(top);
  return {
    name: isKnown ? top : '',
    type: 'SOA',
    ttl: 900,
    data: isKnown
      ? 'a.gtld-servers.net. nstld.verisign-grs.com. 1764374400 1800 900 604800 900'
      : 'a.root-servers.net. nstld.verisign-grs.com. 2025112900 1800 900 604800 86400',
  };
}
