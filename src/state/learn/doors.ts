import { nameTag } from '../../kernel/cloud/record.ts';
import { readMention } from '../../lessons/script/names.ts';
import type { AwsCloud } from '../../resources/tables.ts';
import { hostImage } from '../../shell/guest/images.ts';

/** How to get into an instance from the terminal. */
export interface Door {
  readonly name: string;
  readonly line: string;
}

/** A line of ssh for each running instance that has a key pair and a public address. */
export function doorsOf(cloud: AwsCloud): readonly Door[] {
  return Object.values(cloud.tables.instance).flatMap((instance) => {
    const { id, KeyName, State } = instance;
    const address = readMention(cloud, `@${id}:public-ip`);
    if (KeyName === undefined || State !== 'running' || !address.ok) return [];
    const line = `ssh -i ${KeyName}.pem ${hostImage(instance).user}@${address.value}`;
    return [{ name: nameTag(instance) ?? id, line }];
  });
}
