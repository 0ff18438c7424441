export type RecordType = 'A' | 'AAAA' | 'CNAME' | 'MX' | 'NS' | 'PTR' | 'SOA' | 'TXT';

export interface DnsRecord {
  /** In lower case, without the last dot. */
  readonly name: string;
  readonly type: RecordType;
  /** Seconds. */
  readonly ttl: number;
  readonly data: string;
}

export interface DnsAnswer {
  readonly code: 'NOERROR' | 'NXDOMAIN' | 'SERVFAIL';
  readonly answers: readonly DnsRecord[];
  /** The start of authority, where there is nothing to answer. */
  readonly authority: readonly DnsRecord[];
}

/** From where a name is asked. Null: from outside every private network. */
export interface DnsClient {
  readonly network: string | null;
}

/** What a source says of a name that is its own to answer. */
export interface Found {
  /** Of all types. */
  readonly records: readonly DnsRecord[];
  /** False: the name does not exist, and nobody else is asked (R53-28). */
  readonly exists: boolean;
  readonly authority: DnsRecord;
}

/** Something that knows names: hosts of a network, a zone, the public world. Undefined: not its name. */
export interface NameSource {
  find(name: string, client: DnsClient): Found | undefined;
}

/** Longer chains of aliases are taken for loops. */
const MOST_ALIASES = 8;

/** Asks the sources in order, the most particular first, and follows aliases. */
export function resolve(
  sources: readonly NameSource[],
  question: { readonly name: string; readonly type: RecordType },
  client: DnsClient,
): DnsAnswer {
  const answers: DnsRecord[] = [];
  let name = canonicalName(question.name);
  for (let count = 0; count <= MOST_ALIASES; count++) {
    const found = firstFound(sources, name, client);
    if (found === undefined) return { code: 'SERVFAIL', answers, authority: [] };
    if (!found.exists) return { code: 'NXDOMAIN', answers, authority: [found.authority] };
    const wanted = found.records.filter((record) => record.type === question.type);
    if (wanted.length > 0) return { code: 'NOERROR', answers: [...answers, ...wanted], authority: [] };
    const alias = found.records.find((record) => record.type === 'CNAME');
    if (alias === undefined) return { code: 'NOERROR', answers, authority: [found.authority] };
    answers.push(alias);
    name = canonicalName(alias.data);
  }
  return { code: 'SERVFAIL', answers: [], authority: [] };
}

function firstFound(sources: readonly NameSource[], name: string, client: DnsClient): Found | undefined {
  for (const source of sources) {
    const found = source.find(name, client);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Names are the same in either case, with and without the last dot. */
export function canonicalName(name: string): string {
  return name.toLowerCase().replace(/\.$/, '');
}
