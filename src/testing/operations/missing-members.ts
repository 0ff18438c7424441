import type { JsonValue } from '../../kernel/lib/json.ts';
import always from './always-answered.json' with { type: 'json' };

/** Members of one structure, by its path in the answer: '' is the answer itself, `Vpcs[]` each of a list. */
type Members = { readonly [path: string]: readonly string[] };

/**
 * What AWS answers every time, by operation: the members that all its documented example outputs share
 * (those of the AWS CLI and of botocore), but for those that depend on what was asked for.
 */
export const alwaysAnswered: { readonly [operation: string]: Members } = always;

/** Paths of the members that AWS would have answered and we did not. `operation` is `service:Name`. */
export function missingMembers(operation: string, output: JsonValue): readonly string[] {
  const members = Object.hasOwn(alwaysAnswered, operation) ? alwaysAnswered[operation] : undefined;
  return members === undefined ? [] : [...new Set(lacking(members, '', output))];
}

function lacking(members: Members, path: string, value: JsonValue): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item: JsonValue) => lacking(members, `${path}[]`, item));
  if (typeof value !== 'object' || value === null) return [];
  const inside = (name: string) => (path === '' ? name : `${path}.${name}`);
  const wanted = Object.hasOwn(members, path) ? (members[path] ?? []) : [];
  return [
    ...wanted.filter((name) => !Object.hasOwn(value, name)).map(inside),
    ...Object.entries(value).flatMap(([name, item]) => lacking(members, inside(name), item)),
  ];
}
