import * as z from 'zod';
import type { InspectorField } from '../../kernel/cloud/registry.ts';
import type { JsonObject, JsonValue } from '../../kernel/lib/json.ts';
import { awsRegistry } from '../../resources/registry.ts';
import { codeSchema } from './read-code.ts';

interface Schema {
  [field: string]: JsonValue | Schema;
}

const COMMON: { readonly [field: string]: string } = {
  id: 'The id that AWS gives. It is also the name under which the record is filed.',
  key: 'The short name of the record in this document: layout, kept questions and links refer to it.',
  account: 'The account that owns it.',
  region: 'The Region it is in.',
  Tags: 'Names and values of your own. “Name” is what the drawing shows.',
  extra: 'Fields of an import that are not simulated: kept, and exported again.',
};

const TOP: { readonly [field: string]: string } = {
  name: 'The name of the architecture.',
  tables: 'Every resource, by kind and id, with AWS’s names for its facts.',
  guest: 'What runs inside of instances, by instance id: AWS does not describe it.',
  probes: 'The kept questions: who sends what to whom. Ends are keys, “internet”, or an address.',
};

/** What an editor needs to complete and to explain the text of a document: a JSON Schema. */
export function codeJsonSchema(): JsonObject {
  const schema = toSchema(codeSchema);
  const properties = schema.properties as { [field: string]: Schema };
  for (const [field, description] of Object.entries(TOP))
    Object.assign(properties[field] ?? {}, { description });
  const tables: { [table: string]: Schema } = {};
  for (const [table, type] of Object.entries(awsRegistry)) {
    const { plural, fields, idPrefix } = type.definition;
    tables[table] = {
      type: 'object',
      description: `${plural}, by id (${idPrefix}-…).`,
      additionalProperties: recordSchema(type.schema, fields),
    };
  }
  properties.tables = {
    type: 'object',
    description: TOP.tables ?? '',
    properties: tables,
    additionalProperties: false,
  };
  return schema;
}

function recordSchema(type: z.ZodType, fields: readonly InspectorField[]): Schema {
  const schema = toSchema(type);
  const properties = (schema.properties ?? {}) as { [field: string]: Schema };
  for (const [name, property] of Object.entries(properties)) {
    const field = fields.find(({ path }) => path === name);
    const told = field === undefined ? COMMON[name] : [field.label, field.help].filter(Boolean).join('. ');
    if (told !== undefined) property.description = told;
  }
  return schema;
}

function toSchema(type: z.ZodType): Schema {
  return z.toJSONSchema(type, {
    unrepresentable: 'any',
    io: 'input',
    target: 'draft-7',
  }) as unknown as Schema;
}
