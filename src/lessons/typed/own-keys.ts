import { privateKeyText } from '../../resources/key-pair/simulated-key.ts';
import type { AwsCloud } from '../../resources/tables.ts';
import type { LaptopFile } from '../../shell/laptop.ts';

/** The private key of each key pair lies in the laptop's home, as `NAME.pem` that nobody else may read. */
export function ownKeys({ tables }: AwsCloud): readonly LaptopFile[] {
  return Object.values(tables['key-pair'])
    .map(({ id, KeyName, KeyType }) => ({
      path: `${KeyName}.pem`,
      text: `${privateKeyText(id, KeyType, 'pem')}\n`,
      mode: 0o400,
    }))
    .sort((left, right) => (left.path < right.path ? -1 : 1));
}
