import type { ServiceModel } from './shape.ts';

/**
 * An AWS name as the command line writes it: `CreateVpc` → `create-vpc`, `Ipv6CidrBlock` → `ipv6-cidr-block`.
 * The rule is botocore's `xform_name`: a plural acronym at the end first (`WebACLs` → `web-acls`), then a dash
 * before every capitalised word and between a small letter or digit and a capital.
 */
export function kebabName(name: string): string {
  if (name.includes('-')) return name;
  const acronym = /[A-Z]{2,}s$/.exec(name);
  const split = acronym === null ? name : `${name.slice(0, acronym.index)}-${acronym[0].toLowerCase()}`;
  return split
    .replace(/(.)([A-Z][a-z]+)/g, '$1-$2')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase();
}

/** `set-listeners` → `SetListeners`: the simple inverse, right for names without acronyms. */
export function pascalName(name: string): string {
  return name.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

const commandTables = new WeakMap<ServiceModel, ReadonlyMap<string, string>>();

/** Command name → operation name for one service; the exact inverse of `kebabName` over its operations. */
export function commandTable(model: ServiceModel): ReadonlyMap<string, string> {
  const known = commandTables.get(model);
  if (known !== undefined) return known;
  const table = new Map(Object.keys(model.operations).map((name) => [kebabName(name), name]));
  commandTables.set(model, table);
  return table;
}
