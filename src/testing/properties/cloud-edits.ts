import type { RandomSource } from '../../kernel/lib/random-source.ts';
import type { NetworkAclEntry } from '../../resources/network-acl/schema.ts';
import type { SecurityGroup } from '../../resources/security-group/schema.ts';
import type { AwsCloud, AwsTables } from '../../resources/tables.ts';
import { aclEntry, groupRule } from '../naive/draft-cloud.ts';

/** A changed cloud and what was changed, for the report. */
export interface Edited {
  readonly cloud: AwsCloud;
  readonly label: string;
}

/** One edit at a random place; null when the cloud has no such place. */
export type Edit = (cloud: AwsCloud, random: RandomSource) => Edited | null;

export function withRecord<K extends keyof AwsTables>(
  cloud: AwsCloud,
  table: K,
  record: AwsTables[K],
): AwsCloud {
  return {
    ...cloud,
    tables: { ...cloud.tables, [table]: { ...cloud.tables[table], [record.id]: record } },
  };
}

export function withoutRecord(cloud: AwsCloud, table: keyof AwsTables, id: string): AwsCloud {
  const records = Object.entries(cloud.tables[table]).filter(([key]) => key !== id);
  return { ...cloud, tables: { ...cloud.tables, [table]: Object.fromEntries(records) } };
}

/** Blocks that rules of random clouds speak of, and one that a stand-in for "anybody" lies in. */
export const BLOCKS = [
  '0.0.0.0/0',
  '10.0.0.0/8',
  '10.0.1.0/24',
  '10.1.0.0/16',
  '10.0.1.4/32',
  '198.51.100.0/24',
  '54.20.1.0/28',
  '8.8.10.10/32',
  '8.0.0.0/6',
] as const;

const PORTS = ['22-22', '443-443', '1024-65535', '40000-50000', '0-65535', '8080-8080'] as const;

/** A rule as `groupRule` reads it, of any direction, traffic and peer. */
export function randomGroupRule(cloud: AwsCloud, random: RandomSource) {
  const peers = [...BLOCKS, ...Object.keys(cloud.tables['security-group'])];
  const peer = random.pickAny(peers) ?? '0.0.0.0/0';
  const traffic = random.pick(['-1 all', 'icmp all', '47 all', `tcp ${random.pick(PORTS)}`]);
  return `${random.pick(['in', 'out'])} ${traffic} ${peer}`;
}

export function randomAclEntry(random: RandomSource, number: number, action: 'allow' | 'deny') {
  const traffic = random.pick(['-1 all', '1 all', '6 all', `6 ${random.pick(PORTS)}`]);
  return `${random.pick(['in', 'out'])} ${number} ${action} ${traffic} ${random.pick(BLOCKS)}`;
}

export function addGroupRule(cloud: AwsCloud, group: SecurityGroup, text: string): AwsCloud {
  const id = `sgr-${group.Rules.length}added${group.id.slice(3)}`;
  return withRecord(cloud, 'security-group', { ...group, Rules: [...group.Rules, groupRule(id, text)] });
}

/** Edits after which no flow fares better than before. */
export const closingEdits: { readonly [name: string]: Edit } = {
  'remove a group rule': (cloud, random) => {
    const groups = Object.values(cloud.tables['security-group']).filter(({ Rules }) => Rules.length > 0);
    const group = random.pickAny(groups);
    const gone = random.pickAny(group?.Rules ?? []);
    if (group === undefined || gone === undefined) return null;
    const Rules = group.Rules.filter((rule) => rule !== gone);
    return {
      cloud: withRecord(cloud, 'security-group', { ...group, Rules }),
      label: `${group.id} without ${JSON.stringify(gone)}`,
    };
  },
  'add a denying list entry': (cloud, random) => {
    const list = random.pickAny(Object.values(cloud.tables['network-acl']));
    const number = random.pick([1, 55, 95, 105, 32766]);
    const text = randomAclEntry(random, number, 'deny');
    const added = aclEntry(text);
    if (list === undefined || list.Entries.some((entry) => isSameLine(entry, added))) return null;
    return {
      cloud: withRecord(cloud, 'network-acl', { ...list, Entries: [...list.Entries, added] }),
      label: `${list.id} with ${text}`,
    };
  },
  'remove an allowing list entry': (cloud, random) => {
    const list = random.pickAny(Object.values(cloud.tables['network-acl']));
    const gone = random.pickAny(list?.Entries.filter(({ RuleAction }) => RuleAction === 'allow') ?? []);
    if (list === undefined || gone === undefined) return null;
    const Entries = list.Entries.filter((entry) => entry !== gone);
    return {
      cloud: withRecord(cloud, 'network-acl', { ...list, Entries }),
      label: `${list.id} without ${JSON.stringify(gone)}`,
    };
  },
  'take a group off an interface': (cloud, random) => {
    const card = random.pickAny(
      Object.values(cloud.tables['network-interface']).filter(({ Groups }) => Groups.length > 0),
    );
    const gone = random.pickAny(card?.Groups ?? []);
    if (card === undefined || gone === undefined) return null;
    const Groups = card.Groups.filter((group) => group !== gone);
    return {
      cloud: withRecord(cloud, 'network-interface', { ...card, Groups }),
      label: `${card.id} without ${gone}`,
    };
  },
  'turn a source/destination check on': (cloud, random) => {
    const card = random.pickAny(
      Object.values(cloud.tables['network-interface']).filter(
        (one) => !one.SourceDestCheck && !one.RequesterManaged,
      ),
    );
    if (card === undefined) return null;
    return {
      cloud: withRecord(cloud, 'network-interface', { ...card, SourceDestCheck: true }),
      label: `${card.id} checks`,
    };
  },
  'stop an instance': (cloud, random) => {
    const instance = random.pickAny(
      Object.values(cloud.tables.instance).filter(({ State }) => State === 'running'),
    );
    if (instance === undefined) return null;
    return {
      cloud: withRecord(cloud, 'instance', { ...instance, State: 'stopped' }),
      label: `${instance.id} stopped`,
    };
  },
};

function isSameLine(left: NetworkAclEntry, right: NetworkAclEntry): boolean {
  return left.Egress === right.Egress && left.RuleNumber === right.RuleNumber;
}

/** Edits after which no flow fares worse than before: the ones that `closingEdits` does not hold backwards. */
export const openingEdits: { readonly [name: string]: Edit } = {
  'add a group rule': (cloud, random) => {
    const group = random.pickAny(Object.values(cloud.tables['security-group']));
    if (group === undefined) return null;
    const text = randomGroupRule(cloud, random);
    return { cloud: addGroupRule(cloud, group, text), label: `${group.id} with ${text}` };
  },
  'put a group on an interface': (cloud, random) => {
    const cards = Object.values(cloud.tables['network-interface']).filter((one) => !one.RequesterManaged);
    const card = random.pickAny(cards);
    const group = random.pickAny(Object.keys(cloud.tables['security-group']));
    if (card === undefined || group === undefined || card.Groups.includes(group)) return null;
    return {
      cloud: withRecord(cloud, 'network-interface', { ...card, Groups: [...card.Groups, group] }),
      label: `${card.id} with ${group}`,
    };
  },
};
