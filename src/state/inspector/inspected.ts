import { recordsOf, viewOf } from '../../editor/cloud-view.ts';
import { type AttributeValue, isSettable } from '../../editor/commands/set-attribute.ts';
import { indexCloud } from '../../editor/layout/index-cloud.ts';
import { findByKey, type TableName } from '../../editor/session.ts';
import { nameTag, type ResourceRecord, type Tag } from '../../kernel/cloud/record.ts';
import type { InspectorField } from '../../kernel/cloud/registry.ts';
import type { JsonObject, JsonValue } from '../../kernel/lib/json.ts';
import { awsRegistry } from '../../resources/registry.ts';
import type { AwsCloud, AwsListView } from '../../resources/tables.ts';
import { blockFacts, freeFacts, subnetFacts } from './cidr-facts.ts';
import type { Choice } from './group-rules.ts';
import { type Reference, referenceTo, titleIn } from './names.ts';

/** One field as the inspector shows it. */
export interface FieldView {
  readonly path: string;
  readonly label: string;
  readonly help: string | null;
  readonly control: 'text' | 'switch' | 'select' | 'reference' | 'references' | 'readonly';
  readonly value: AttributeValue;
  /** For `readonly`: records that the value names, to go to. */
  readonly links: readonly Reference[];
  /** For `select`, `reference` and `references`. */
  readonly choices: readonly Choice[];
  /** What a block comes to: how many addresses, how many of them usable. */
  readonly facts: readonly string[];
}

/** A resource as the inspector shows it. */
export interface Inspected {
  readonly key: string;
  readonly id: string;
  readonly table: TableName;
  /** "Route table" */
  readonly kind: string;
  readonly icon: string;
  /** The Name tag; empty when there is none. */
  readonly name: string;
  readonly title: string;
  readonly docs: string;
  readonly fields: readonly FieldView[];
  readonly tags: readonly Tag[];
  /** By field: the definition's line about tables that have editors of their own. */
  readonly help: { readonly [path: string]: string | undefined };
}

/** Null for keys that name no record: zones, Regions, the internet. */
export function inspect(cloud: AwsCloud, key: string): Inspected | null {
  const found = findByKey(cloud, key);
  if (found === undefined) return null;
  const { table, record } = found;
  const { definition } = awsRegistry[table];
  const printed = printedRecord(cloud, table, record);
  return {
    key: record.key,
    id: record.id,
    table,
    kind: definition.label,
    icon: definition.icon,
    name: nameTag(record) ?? '',
    title: titleIn(cloud, record.id),
    docs: definition.docs,
    fields: definition.fields.flatMap((field) => viewOfField(cloud, table, record, printed, field)),
    tags: record.Tags,
    help: Object.fromEntries(definition.fields.map(({ path, help }) => [path, help])),
  };
}

/** What AWS answers about the record. */
function printedRecord(cloud: AwsCloud, table: TableName, record: ResourceRecord): JsonObject {
  const view: AwsListView = { ...viewOf(cloud), all: (name) => recordsOf(cloud, name) };
  const answer = awsRegistry[table].describe.print(view, record as never);
  // DescribeInstances answers reservations, of which each holds its instances.
  const [instance] = table === 'instance' && Array.isArray(answer.Instances) ? answer.Instances : [];
  return (instance as JsonObject | undefined) ?? answer;
}

function viewOfField(
  cloud: AwsCloud,
  table: TableName,
  record: ResourceRecord,
  printed: JsonObject,
  field: InspectorField,
): readonly FieldView[] {
  // Tables have editors of their own; the id stands in the heading.
  if (field.control === 'table') return [];
  const raw = valueAt(printed, field.path) ?? valueAt(record as unknown as JsonObject, field.path);
  if (raw === record.id) return [];
  const canSet = field.operation !== undefined && isSettable(table, field.path);
  if (raw === undefined && !canSet) return [];
  const control = controlOf(field, raw, canSet);
  return [
    {
      path: field.path,
      label: field.label,
      help: field.help ?? null,
      control,
      value: shownValue(raw, control),
      links: control === 'readonly' ? linksOf(cloud, raw) : [],
      choices: choicesFor(cloud, record, field, control),
      facts: factsOf(cloud, table, record, field.path, raw),
    },
  ];
}

function controlOf(
  { control }: InspectorField,
  raw: JsonValue | undefined,
  canSet: boolean,
): FieldView['control'] {
  if (!canSet || control === 'table') return 'readonly';
  if (control === 'cidr') return 'text';
  if (control !== 'reference') return control;
  // A gateway's attachments are a list too, but AWS allows one.
  return isGroupList(raw) ? 'references' : 'reference';
}

function isGroupList(raw: JsonValue | undefined): raw is readonly JsonObject[] {
  return Array.isArray(raw) && raw.every((item) => valueAt(item, 'GroupId') !== undefined) && raw.length > 0;
}

function valueAt(from: JsonValue, path: string): JsonValue | undefined {
  let value: JsonValue | undefined = from;
  for (const step of path.split('.')) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    value = (value as JsonObject)[step];
  }
  return value;
}

function shownValue(raw: JsonValue | undefined, control: FieldView['control']): AttributeValue {
  if (control === 'switch') return raw === true;
  if (isGroupList(raw)) return raw.map((item) => String(valueAt(item, 'GroupId')));
  if (Array.isArray(raw)) return String(valueAt(raw[0] ?? '', 'VpcId') ?? '');
  if (typeof raw === 'boolean') return raw ? 'yes' : 'no';
  return raw === undefined || raw === null ? '' : String(raw);
}

function linksOf(cloud: AwsCloud, raw: JsonValue | undefined): readonly Reference[] {
  const ids = isGroupList(raw) ? raw.map((item) => String(valueAt(item, 'GroupId'))) : [raw];
  return ids.flatMap((id) => {
    const reference = typeof id === 'string' ? referenceTo(cloud, id) : undefined;
    return reference === undefined || reference.key === null ? [] : [reference];
  });
}

function choicesFor(
  cloud: AwsCloud,
  record: ResourceRecord,
  { options, references }: InspectorField,
  control: FieldView['control'],
): readonly Choice[] {
  if (control === 'select') return (options ?? []).map((value) => ({ value, label: value }));
  if (control !== 'reference' && control !== 'references') return [];
  const vpc = vpcOf(cloud, record);
  return (
    (references ?? [])
      // An Elastic IP goes to an interface; an instance is reached by its own.
      .filter((table) => !(table === 'instance' && references?.includes('network-interface')))
      .flatMap((table) => recordsOf(cloud, table as TableName) as readonly ResourceRecord[])
      .filter(
        (candidate) =>
          candidate.region === record.region &&
          !('RequesterManaged' in candidate && candidate.RequesterManaged === true) &&
          !('State' in candidate && candidate.State === 'terminated') &&
          (vpc === undefined || !('VpcId' in candidate) || candidate.VpcId === vpc),
      )
      .map(({ id }) => ({ value: id, label: titleIn(cloud, id) }))
  );
}

/** The VPC that the record belongs to, where it belongs to one. */
function vpcOf(cloud: AwsCloud, record: ResourceRecord): string | undefined {
  const { interfacesOf, view } = indexCloud(cloud);
  const own = interfacesOf(record.id)[0] ?? view.get('network-interface', record.id);
  return own === undefined ? undefined : view.get('subnet', own.SubnetId)?.VpcId;
}

function factsOf(
  cloud: AwsCloud,
  table: TableName,
  record: ResourceRecord,
  path: string,
  raw: JsonValue | undefined,
): readonly string[] {
  if (path !== 'CidrBlock' || typeof raw !== 'string') return [];
  const subnet = table === 'subnet' ? cloud.tables.subnet[record.id] : undefined;
  const facts = subnet === undefined ? [blockFacts(raw)] : [subnetFacts(raw), freeFacts(cloud, subnet)];
  return facts.filter((fact) => fact !== null);
}
