import { hashHex } from '../../kernel/lib/hash.ts';
import type { KeyPair } from './schema.ts';

// The simulator holds no cryptography. What stands here has the shape of keys and fingerprints,
// is the same on every replay, and opens nothing.

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Hexadecimal digits drawn from the seed. */
function digits(seed: string, count: number): string {
  let text = '';
  for (let round = 0; text.length < count; round++) text += hashHex(`${seed}/${round}`);
  return text.slice(0, count);
}

/** Characters of Base64 drawn from the seed: each from two hexadecimal digits. */
function base64(seed: string, count: number): string {
  const drawn = digits(seed, count * 2).match(/../g) ?? [];
  return drawn.map((pair) => ALPHABET.charAt(Number.parseInt(pair, 16) % 64)).join('');
}

function lines(text: string, width: number): string {
  return (text.match(new RegExp(`.{1,${width}}`, 'g')) ?? []).join('\n');
}

/** A text in the shape of the private key AWS hands out once. */
export function privateKeyText(seed: string, type: KeyPair['KeyType'], format: 'pem' | 'ppk'): string {
  const body = base64(`${seed}/private`, type === 'rsa' ? 1588 : 344);
  if (format === 'ppk') {
    const rows = lines(body, 64);
    return `PuTTY-User-Key-File-3: ssh-${type}\nEncryption: none\nComment: simulated\nPrivate-Lines: ${rows.split('\n').length}\n${rows}\n`;
  }
  const label = type === 'rsa' ? 'RSA PRIVATE KEY' : 'OPENSSH PRIVATE KEY';
  return `-----BEGIN ${label}-----\n${lines(body, 76)}\n-----END ${label}-----`;
}

export function publicKeyText(seed: string, type: KeyPair['KeyType'], name: string): string {
  return type === 'rsa'
    ? `ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQ${base64(`${seed}/public`, 338)} ${name}`
    : `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${base64(`${seed}/public`, 43)} ${name}`;
}

/**
 * The shapes AWS documents: SHA-1 of an RSA key it made (20 octets), MD5 of an RSA key that was
 * imported (16 octets), SHA-256 in Base64 for ED25519.
 */
export function fingerprint(seed: string, type: KeyPair['KeyType'], origin: 'created' | 'imported'): string {
  if (type === 'ed25519') return `${base64(`${seed}/fingerprint`, 43)}=`;
  const octets = digits(`${seed}/fingerprint`, origin === 'created' ? 40 : 32).match(/../g) ?? [];
  return octets.join(':');
}
