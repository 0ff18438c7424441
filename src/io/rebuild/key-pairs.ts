import { encodeBase64 } from '../../aws/base64.ts';
import type { KeyPair } from '../../resources/key-pair/schema.ts';
import { placeOf, type Rebuilder, tagged } from './rebuilder.ts';
import { rebuilt } from './scope.ts';
import type { Place } from './steps.ts';

/** A well-formed key that nobody has the private half of. */
const STAND_IN_KEY: { readonly [type in KeyPair['KeyType']]: string } = {
  rsa: `ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQ${'A'.repeat(338)}`,
  ed25519: `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${'A'.repeat(43)}`,
};

/** Key pairs, from their public halves. */
export function rebuildKeyPairs(rebuild: Rebuilder): void {
  const keys = rebuilt(rebuild.source, 'key-pair');
  const lost = lostKeys(rebuild);
  if (keys.length + lost.length > 0) rebuild.section('Key pairs');
  for (const key of keys) importKey(rebuild, key);
  for (const { KeyName, place } of lost) {
    rebuild.note(
      `the document names the key pair ${KeyName} without holding it: a stand-in nobody can log in with`,
    );
    importMaterial(rebuild, place, KeyName, STAND_IN_KEY.ed25519);
  }
}

function importKey(rebuild: Rebuilder, key: KeyPair): void {
  const PublicKey = key.PublicKey ?? '';
  const isUsable = new RegExp(`^ssh-${key.KeyType} AAAA[A-Za-z0-9+/]{20,}={0,2}(?: [ -~]*)?$`).test(
    PublicKey,
  );
  if (!isUsable)
    rebuild.note(`the public key of ${key.KeyName} is not known: put yours in place of this stand-in`);
  const material = isUsable ? PublicKey : STAND_IN_KEY[key.KeyType];
  importMaterial(rebuild, placeOf(key), key.KeyName, material, key);
}

function importMaterial(
  rebuild: Rebuilder,
  place: Place,
  KeyName: string,
  text: string,
  key?: KeyPair,
): void {
  rebuild.make(
    place,
    'ImportKeyPair',
    { KeyName, PublicKeyMaterial: encodeBase64(text), ...tagged('key-pair', key?.Tags ?? []) },
    ['KeyPairId'],
    key?.id,
  );
}

/** Names of instances' keys that were deleted, or not imported. */
function lostKeys(rebuild: Rebuilder): readonly { readonly KeyName: string; readonly place: Place }[] {
  const keys = rebuilt(rebuild.source, 'key-pair');
  const lost = new Map<string, { readonly KeyName: string; readonly place: Place }>();
  for (const instance of rebuilt(rebuild.source, 'instance')) {
    const { KeyName, account, region } = instance;
    if (KeyName === undefined) continue;
    const isThere = keys.some(
      (key) => key.KeyName === KeyName && key.account === account && key.region === region,
    );
    if (!isThere) lost.set(JSON.stringify([KeyName, account, region]), { KeyName, place: placeOf(instance) });
  }
  return [...lost.values()];
}

/** Instances keep the name of a key that is gone. */
export function deleteStandInKeys(rebuild: Rebuilder): void {
  for (const { KeyName, place } of lostKeys(rebuild)) rebuild.call(place, 'DeleteKeyPair', { KeyName });
}
