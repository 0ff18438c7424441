import { nameTag, type ResourceRecord } from '../../kernel/cloud/record.ts';
import { err, ok, type Result } from '../../kernel/lib/result.ts';
import type { AwsCloud, AwsTables } from '../../resources/tables.ts';

export type TableName = keyof AwsTables & string;

export interface Named {
  readonly table: TableName;
  readonly record: ResourceRecord;
}

/** What stands for an id in lesson files: `@web-1`, `@subnet/public-a`, `@shop:main-route-table`. */
const MENTION = /(^|[\s"'=,[(/@])@(?:([a-z-]+)\/)?([A-Za-z0-9][\w.-]*)(?::([a-z-]+))?/g;

/** Puts ids in place of names. The error names the one that is not there. */
export function replaceMentions(cloud: AwsCloud, text: string): Result<string, string> {
  let problem: string | null = null;
  const replaced = text.replace(MENTION, (_all, before: string, table, name: string, part) => {
    const found = findMention(cloud, name, table, part);
    if (!found.ok) problem ??= found.error;
    return `${before}${found.ok ? found.value : ''}`;
  });
  return problem === null ? ok(replaced) : err(problem);
}

/** The id of what `name` (with or without `type/` before and `:part` behind) means. */
export function readMention(cloud: AwsCloud, mention: string): Result<string, string> {
  const text = mention.startsWith('@') ? mention : `@${mention}`;
  const match = new RegExp(MENTION.source).exec(text);
  if (match === null || match[0] !== text) return err(`"${mention}" is no name.`);
  return findMention(cloud, match[3] ?? '', match[2], match[4]);
}

/** An answer as a learner writes it: the id where the file says `@name`. */
export function writtenAnswer(cloud: AwsCloud, answer: string): string {
  const id = answer.startsWith('@') ? readMention(cloud, answer) : null;
  return id?.ok === true ? id.value : answer;
}

function findMention(
  cloud: AwsCloud,
  name: string,
  table: string | undefined,
  part: string | undefined,
): Result<string, string> {
  if (table !== undefined && !Object.hasOwn(cloud.tables, table))
    return err(`"${table}" is no kind of resource. The kinds are: ${Object.keys(cloud.tables).join(', ')}.`);
  const found = named(cloud, name).filter((one) => table === undefined || one.table === table);
  const [only] = found;
  if (only === undefined)
    return err(`Nothing here is named "${name}"${table === undefined ? '' : ` among ${table}`}.`);
  if (found.length > 1)
    return err(
      `${found.length} resources are named "${name}" (${found.map((one) => one.table).join(', ')}): write the kind before it, as in @${only.table}/${name}.`,
    );
  return part === undefined ? ok(only.record.id) : partOf(cloud, only, part);
}

/** Every record with that name: its Name tag, a group's name, or its id itself. */
export function named(cloud: AwsCloud, name: string): readonly Named[] {
  return (Object.keys(cloud.tables) as TableName[]).flatMap((table) =>
    Object.values<ResourceRecord>(cloud.tables[table])
      .filter(
        (record) =>
          record.id === name ||
          (nameTag(record) === name && !isGone(record)) ||
          (table === 'security-group' && cloud.tables['security-group'][record.id]?.GroupName === name),
      )
      .map((record) => ({ table, record })),
  );
}

/** AWS still describes for a while what was terminated or deleted; by its name nobody means it any more. */
function isGone(record: ResourceRecord): boolean {
  const { State } = record as { readonly State?: unknown };
  return State === 'terminated' || State === 'deleted';
}

type Part = (cloud: AwsCloud, owner: Named) => string | undefined;

/** What AWS makes without a name, reached from what has one. */
const PARTS: { readonly [part: string]: Part } = {
  'main-route-table': ({ tables }, { record }) =>
    Object.values(tables['route-table']).find(
      (table) => table.VpcId === record.id && table.Associations.some(({ Main }) => Main),
    )?.id,
  'default-network-acl': ({ tables }, { record }) =>
    Object.values(tables['network-acl']).find((acl) => acl.VpcId === record.id && acl.IsDefault)?.id,
  'default-security-group': ({ tables }, { record }) =>
    Object.values(tables['security-group']).find(
      (group) => group.VpcId === record.id && group.GroupName === 'default',
    )?.id,
  'network-interface': ({ tables }, { record }) =>
    Object.values(tables['network-interface']).find(
      ({ Attachment }) => Attachment?.InstanceId === record.id && Attachment.DeviceIndex === 0,
    )?.id,
  'private-ip': (cloud, owner) => interfaceOf(cloud, owner)?.PrivateIpAddresses[0]?.PrivateIpAddress,
  'public-ip': (cloud, owner) => {
    const eip = cloud.tables['elastic-ip'][owner.record.id];
    if (eip !== undefined) return eip.PublicIp;
    const own = interfaceOf(cloud, owner);
    const elastic = Object.values(cloud.tables['elastic-ip']).find(
      ({ Association }) => own !== undefined && Association?.NetworkInterfaceId === own.id,
    );
    return elastic?.PublicIp ?? own?.PrivateIpAddresses[0]?.Association?.PublicIp;
  },
  'network-acl': ({ tables }, { record }) =>
    Object.values(tables['network-acl']).find(({ Associations }) =>
      Associations.some(({ SubnetId }) => SubnetId === record.id),
    )?.id,
  'network-acl-association': ({ tables }, { record }) =>
    Object.values(tables['network-acl'])
      .flatMap(({ Associations }) => Associations)
      .find(({ SubnetId }) => SubnetId === record.id)?.NetworkAclAssociationId,
  'route-table': ({ tables }, { record }) =>
    Object.values(tables['route-table']).find(({ Associations }) =>
      Associations.some(({ SubnetId }) => SubnetId === record.id),
    )?.id,
  'route-table-association': ({ tables }, { record }) =>
    Object.values(tables['route-table'])
      .flatMap(({ Associations }) => Associations)
      .find(({ SubnetId }) => SubnetId === record.id)?.RouteTableAssociationId,
  'association-id': ({ tables }, { record }) => tables['elastic-ip'][record.id]?.Association?.AssociationId,
};

function interfaceOf(cloud: AwsCloud, { record, table }: Named) {
  if (table === 'network-interface') return cloud.tables['network-interface'][record.id];
  const id = PARTS['network-interface']?.(cloud, { record, table });
  return id === undefined ? undefined : cloud.tables['network-interface'][id];
}

function partOf(cloud: AwsCloud, owner: Named, part: string): Result<string, string> {
  const find = Object.hasOwn(PARTS, part) ? PARTS[part] : undefined;
  if (find === undefined) return err(`":${part}" is not known. Known are: ${Object.keys(PARTS).join(', ')}.`);
  const id = find(cloud, owner);
  return id === undefined ? err(`"${nameTag(owner.record) ?? owner.record.id}" has no ${part}.`) : ok(id);
}
