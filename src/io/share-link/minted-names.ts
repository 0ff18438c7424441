import { mintId } from '../../kernel/cloud/ids.ts';

/** What a document's seed and ordinals make predictable. */
export interface Mint {
  readonly seed: string;
  readonly ordinals: { readonly [prefix: string]: number };
  readonly account: string;
  readonly region: string;
}

/** More ids of one kind than any document has; what lies beyond is carried in full. */
const MAX_ORDINAL = 20_000;

/** A minted id as `~vpc.1~`, the place of the document as `~A` and `~R`, a tilde as `~~`. */
const TOKEN = /~(?:(~)|(A)|(R)|([a-z][a-z-]*)\.(\d{1,9})~)/g;

/**
 * Puts short names in the place of what was minted: replays make the same ids of seed, prefix and
 * ordinal, so a link need not carry them. Remembers the highest ordinal of each prefix that it saw.
 */
export class NameShortener {
  readonly highest = new Map<string, number>();
  readonly #names = new Map<string, readonly [prefix: string, ordinal: number]>();
  readonly #pattern: RegExp;
  readonly #mint: Mint;

  constructor(mint: Mint) {
    this.#mint = mint;
    for (const [prefix, last] of Object.entries(mint.ordinals)) {
      if (!/^[a-z][a-z-]*$/.test(prefix)) continue;
      for (let ordinal = 1; ordinal <= Math.min(last, MAX_ORDINAL); ordinal++)
        this.#names.set(expandName(mint.seed, prefix, ordinal), [prefix, ordinal]);
    }
    // An empty or tiny name would match everywhere and save nothing.
    const places = [mint.account, mint.region].filter((name) => name.length > 3).map(escapePattern);
    // Prefixes are bounded, so that a long text of letters is not searched again from each of them.
    const found = ['~', ...places, '0a(?::[0-9a-f]{2}){5}', '[a-z][a-z-]{0,30}-0[0-9a-f]{16}'];
    this.#pattern = new RegExp(found.join('|'), 'g');
  }

  shorten(text: string): string {
    return text.replace(this.#pattern, (found) => {
      if (found === '~') return '~~';
      if (found === this.#mint.account) return '~A';
      if (found === this.#mint.region) return '~R';
      const minted = this.#names.get(found);
      if (minted === undefined) return found;
      const [prefix, ordinal] = minted;
      if (ordinal > (this.highest.get(prefix) ?? 0)) this.highest.set(prefix, ordinal);
      return `~${prefix}.${ordinal}~`;
    });
  }
}

/** The way back; remembers the same ordinals. */
export class NameExpander {
  readonly highest = new Map<string, number>();
  readonly #mint: Omit<Mint, 'ordinals'>;
  readonly #known = new Map<string, string>();

  constructor(mint: Omit<Mint, 'ordinals'>) {
    this.#mint = mint;
  }

  expand(text: string): string {
    if (!text.includes('~')) return text;
    return text.replace(TOKEN, (token, tilde, account, region, prefix: string, digits: string) => {
      if (tilde !== undefined) return '~';
      if (account !== undefined) return this.#mint.account;
      if (region !== undefined) return this.#mint.region;
      const ordinal = Number(digits);
      if (ordinal > (this.highest.get(prefix) ?? 0)) this.highest.set(prefix, ordinal);
      const known = this.#known.get(token) ?? expandName(this.#mint.seed, prefix, ordinal);
      this.#known.set(token, known);
      return known;
    });
  }
}

/** Interfaces draw their MAC address from an id of their own (`resources/network-interface`). */
export function expandName(seed: string, prefix: string, ordinal: number): string {
  const id = mintId(seed, prefix, ordinal);
  if (prefix !== 'mac') return id;
  const octets = id.slice('mac-0'.length).match(/../g) ?? [];
  return ['0a', ...octets.slice(0, 5)].join(':');
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
