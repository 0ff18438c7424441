import { refuse } from '../../../kernel/cloud/aws-error.ts';
import type { Tag } from '../../../kernel/cloud/record.ts';
import type { AwsContext, AwsTables } from '../../tables.ts';
import { type OptionalTable, optionalRecords } from '../optional-records.ts';
import { derivedRootVolumes } from '../root-volume.ts';
import { optionalTables, optionalTaggable, taggable, taggableRule, taggableTables } from './taggable.ts';

/** Something with tags: a record, or a rule inside a security group's record. */
export interface TagCarrier {
  readonly id: string;
  /** AWS's name of the type. */
  readonly type: string;
  readonly Tags: readonly Tag[];
  /** Writes other tags in place of these. */
  replace(context: AwsContext, tags: readonly Tag[]): void;
}

/** Everything of the caller's account and Region that can carry tags. */
export function tagCarriers(context: AwsContext): readonly TagCarrier[] {
  return [
    ...taggableTables.flatMap((table) => recordsOf(context, table)),
    ...rulesOf(context),
    ...optionalTables.flatMap((table) => optionalOf(context, table)),
  ];
}

function recordsOf<K extends keyof AwsTables>(context: AwsContext, table: K): readonly TagCarrier[] {
  return context.list(table).map((record) => ({
    id: record.id,
    type: taggable[table].type,
    Tags: record.Tags,
    replace: (writing, Tags) => {
      const current = writing.get(table, record.id);
      if (current !== undefined) writing.put(table, { ...current, Tags: [...Tags] });
    },
  }));
}

function rulesOf(context: AwsContext): readonly TagCarrier[] {
  return context.list('security-group').flatMap((group) =>
    group.Rules.map((rule) => ({
      id: rule.SecurityGroupRuleId,
      type: taggableRule.type,
      Tags: rule.Tags,
      replace: (writing: AwsContext, Tags: readonly Tag[]) => {
        const current = writing.get('security-group', group.id);
        if (current === undefined) return;
        const Rules = current.Rules.map((each) =>
          each.SecurityGroupRuleId === rule.SecurityGroupRuleId ? { ...each, Tags: [...Tags] } : each,
        );
        writing.put('security-group', { ...current, Rules });
      },
    })),
  );
}

function optionalOf(context: AwsContext, table: OptionalTable): readonly TagCarrier[] {
  const isHere = ({ account, region }: { readonly account: string; readonly region: string }) =>
    account === context.account && region === context.region;
  const derived = table === 'ebs-volume' ? derivedRootVolumes(context, isHere) : [];
  return [...optionalRecords(context, table).filter(isHere), ...derived].map((record) => ({
    id: record.id,
    type: optionalTaggable[table].type,
    Tags: record.Tags,
    replace: (writing, Tags) => writing.put(table as never, { ...record, Tags: [...Tags] } as never),
  }));
}

const kinds = [taggableRule, ...Object.values(taggable), ...Object.values(optionalTaggable)];

/** The carrier with that id; AWS's code for a missing one depends on the id's prefix. */
export function findCarrier(carriers: readonly TagCarrier[], id: string): TagCarrier {
  const found = carriers.find((carrier) => carrier.id === id);
  if (found !== undefined) return found;
  const prefix = /^([a-z]+(?:-[a-z]+)?)-[0-9a-f]{8,17}$/.exec(id)?.[1];
  const kind = kinds.find((each) => each.prefix === prefix);
  if (kind === undefined) return refuse('InvalidID', `The ID '${id}' is not valid`, 'Resources');
  return refuse(kind.notFound, `The ${kind.label} ID '${id}' does not exist`, 'Resources');
}

export const carrierErrors: readonly string[] = ['InvalidID', ...new Set(kinds.map((kind) => kind.notFound))];
