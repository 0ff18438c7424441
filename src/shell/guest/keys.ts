import { hashHex } from '../../kernel/lib/hash.ts';
import { privateKeyText, publicKeyText } from '../../resources/key-pair/simulated-key.ts';
import type { AwsCloud } from '../../resources/tables.ts';

const OWN = /SKYTRACE([0-9a-f]{26})/;

/** The public half of a private key's text: the two middle words of its line. Undefined: no key at all. */
export function publicHalf(cloud: AwsCloud, text: string): string | undefined {
  if (!/^-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text.trim())) return undefined;
  const plain = squeezed(text);
  const seed = OWN.exec(plain)?.[1];
  if (seed !== undefined) return keyBody(publicKeyText(seed, 'ed25519', ''));
  for (const pair of Object.values(cloud.tables['key-pair']))
    if (squeezed(privateKeyText(pair.id, pair.KeyType, 'pem')) === plain)
      return keyBody(publicKeyText(pair.id, pair.KeyType, ''));
  return 'unknown';
}

/** A pair of `ssh-keygen`, the same for the same seed. */
export function generatedKey(
  seed: string,
  comment: string,
): { readonly secret: string; readonly open: string } {
  const digits = hashHex(seed);
  return {
    secret: `-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQSKYTRACE${digits}\n-----END OPENSSH PRIVATE KEY-----\n`,
    open: `${publicKeyText(digits, 'ed25519', comment)}\n`,
  };
}

/** `ssh-ed25519 AAAA…` of a line of authorized_keys, whatever stands before and after it. */
export function keyBody(line: string): string {
  return /ssh-(?:rsa|ed25519) \S+/.exec(line)?.[0] ?? '';
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, '');
}

/** What a host shows so that one knows it again. */
export function hostKey(instance: string): string {
  return keyBody(publicKeyText(`host/${instance}`, 'ed25519', ''));
}
