import { recordAt } from '../../editor/commands/support.ts';
import type { TableName } from '../../editor/session.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import { instanceGuestSchema } from '../../resources/instance/schema.ts';
import type { AwsCloud, AwsTables } from '../../resources/tables.ts';
import { blockFacts } from './cidr-facts.ts';

/** The record itself, for the editors of tables. */
export function recordIn<K extends TableName>(
  cloud: AwsCloud,
  table: K,
  key: string,
): AwsTables[K] | undefined {
  return recordAt(cloud, table, key);
}

/** What runs in an instance, as far as known. */
export function guestOf(cloud: AwsCloud, id: string) {
  const read = instanceGuestSchema.safeParse(cloud.guest[id] ?? ({} satisfies JsonObject));
  const { Listeners, Forwarding } = read.success ? read.data : {};
  return { listeners: Listeners ?? null, forwarding: Forwarding ?? null };
}

/** A VPC's blocks; the primary one stays for life. */
export function vpcBlocks(cloud: AwsCloud, key: string) {
  const blocks = recordAt(cloud, 'vpc', key)?.CidrBlockAssociationSet ?? [];
  return blocks.map(({ AssociationId, CidrBlock, State }, index) => ({
    associationId: AssociationId,
    block: CidrBlock,
    state: State,
    isPrimary: index === 0,
    facts: blockFacts(CidrBlock),
  }));
}

/** A prefix list's newest entries and how many fit. */
export function prefixEntries(cloud: AwsCloud, key: string) {
  const list = recordAt(cloud, 'managed-prefix-list', key);
  const entries = list?.Versions.at(-1)?.Entries ?? [];
  return {
    entries: entries.map(({ Cidr, Description }) => ({
      cidr: Cidr,
      description: Description ?? '',
      facts: blockFacts(Cidr),
    })),
    most: list?.MaxEntries ?? null,
    isAws: list?.account === 'AWS',
  };
}

/** An interface's private addresses, the primary one first. */
export function interfaceAddresses(cloud: AwsCloud, key: string) {
  const record = recordAt(cloud, 'network-interface', key);
  return (record?.PrivateIpAddresses ?? []).map(({ PrivateIpAddress }, index) => ({
    address: PrivateIpAddress,
    isPrimary: index === 0,
  }));
}
