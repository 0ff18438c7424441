import type { KeyPair } from './schema.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The ASCII text behind Base64; undefined when it is not Base64. */
export function decodeBase64(text: string): string | undefined {
  const compact = text.replace(/\s/g, '');
  if (compact.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(compact)) return undefined;
  let decoded = '';
  let bits = 0;
  let width = 0;
  for (const character of compact.replace(/=+$/, '')) {
    bits = (bits << 6) | ALPHABET.indexOf(character);
    width += 6;
    if (width < 8) continue;
    width -= 8;
    decoded += String.fromCharCode((bits >> width) & 255);
    bits &= (1 << width) - 1;
  }
  return decoded;
}

export interface PublicKey {
  readonly type: KeyPair['KeyType'];
  /** OpenSSH text without surrounding space. */
  readonly text: string;
}

/**
 * Reads the material of ImportKeyPair: an OpenSSH public key as text, or Base64 of it as the API
 * and the command line's `fileb://` send it. Undefined: no such key.
 */
export function readPublicKey(material: string): PublicKey | undefined {
  const plain = material.trim();
  const text = plain.startsWith('ssh-') ? plain : decodeBase64(plain)?.trim();
  const match = /^ssh-(rsa|ed25519) (AAAA[A-Za-z0-9+/]{20,}={0,2})(?: [^\r\n]*)?$/.exec(text ?? '');
  if (text === undefined || match === null) return undefined;
  return { type: match[1] === 'rsa' ? 'rsa' : 'ed25519', text };
}
