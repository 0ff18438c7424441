export interface StoreFailure {
  readonly kind: 'unavailable' | 'full' | 'newer-version' | 'failed';
  /** A sentence for the person whose work it is. */
  readonly message: string;
}

const SENTENCES: { readonly [kind in StoreFailure['kind']]: string } = {
  unavailable:
    'This browser lets the page store nothing (private browsing, or a setting). You can go on working; save your document as a file before you leave.',
  full: 'The storage of this browser is full. You can go on working; save your document as a file, or delete documents you no longer need.',
  'newer-version':
    'A newer version of this program stored the documents here. Reload the page to get it; until then, save your document as a file.',
  failed:
    'The browser could not reach its storage. You can go on working; save your document as a file if this goes on.',
};

/** Names of the errors that browsers raise, by what they mean for the person. */
const KINDS: { readonly [name: string]: StoreFailure['kind'] } = {
  QuotaExceededError: 'full',
  NS_ERROR_DOM_QUOTA_REACHED: 'full',
  SecurityError: 'unavailable',
  InvalidStateError: 'unavailable',
  NotSupportedError: 'unavailable',
  MissingIndexedDb: 'unavailable',
  VersionError: 'newer-version',
};

export function failureOf(kind: StoreFailure['kind']): StoreFailure {
  return { kind, message: SENTENCES[kind] };
}

export function toFailure(error: unknown): StoreFailure {
  const name = error instanceof Error ? error.name : '';
  return failureOf((Object.hasOwn(KINDS, name) ? KINDS[name] : undefined) ?? 'failed');
}
