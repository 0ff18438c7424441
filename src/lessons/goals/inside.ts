import { err, ok, type Result } from '../../kernel/lib/result.ts';
import type { AwsCloud } from '../../resources/tables.ts';
import { type Inside, insideOf } from '../../shell/guest/inside.ts';
import { readMention } from '../script/names.ts';

const seen = new WeakMap<AwsCloud, Map<string, Inside | null>>();

/** The inside of the named instance. The error says why there is nothing to judge yet. */
export function insideNamed(cloud: AwsCloud, name: string): Result<Inside, string> {
  const id = readMention(cloud, name.startsWith('@') ? name : `@instance/${name}`);
  if (!id.ok) return id;
  const instance = cloud.tables.instance[id.value];
  if (instance === undefined) return err(`"${name}" is no instance.`);
  if (instance.State === 'terminated') return err(`${plainName(name)} is terminated.`);
  const insides = seen.get(cloud) ?? new Map<string, Inside | null>();
  seen.set(cloud, insides);
  const inside = insides.get(id.value) ?? insideOf(cloud, instance);
  insides.set(id.value, inside);
  return inside === null
    ? err(
        `Nobody has been to ${plainName(name)} yet. Reach it from the terminal, by curl or ssh: then its first boot is looked at.`,
      )
    : ok(inside);
}

/** `web-1` of `@instance/web-1`. */
export function plainName(name: string): string {
  return name.replace(/^@(?:[a-z-]+\/)?/, '');
}
