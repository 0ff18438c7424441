import fc from 'fast-check';
import { findShape } from '../aws/model.ts';
import type { ServiceModel, Shape, StructureShape } from '../aws/shape.ts';
import type { JsonObject, JsonValue } from '../kernel/lib/json.ts';

// Texts that shells, option parsers, shorthand and JSON trip over.
const hostile = [
  "it's",
  '"',
  '\\',
  '\\"',
  'ends in \\',
  'a\\,b',
  '$(reboot)',
  '`reboot`',
  '$HOME',
  '--region',
  '--',
  '-',
  '-1',
  '-x y',
  '-.5',
  'a=b',
  '=',
  'a,b',
  ',',
  '[',
  '[]',
  ' [1]',
  '{',
  '{"Value": true}',
  ']}',
  '@=x',
  'file://secret',
  'fileb://secret',
  'http://example.com',
  ' padded ',
  '\t',
  'two\nlines',
  '\r\n',
  '\0',
  '\u001c',
  '\u0085',
  '\ud800',
  '😀',
  'naïve ünïcode',
  '\u2028',
  '~',
  '*',
  '!',
  '#x',
  'true',
  '0',
  'null',
  'help',
  '',
  '__proto__',
];

const text = fc.oneof(
  fc.constantFrom('vpc-0a', '10.0.0.0/16', 'web server', 'tcp'),
  fc.constantFrom(...hostile),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.array(fc.constantFrom(...hostile), { maxLength: 4 }).map((parts) => parts.join('')),
);

/** Inputs that fit a structure of AWS's model, with texts chosen to break quoting. Enumerations are not kept to. */
export function arbitraryInput(model: ServiceModel, shapeName: string): fc.Arbitrary<JsonObject> {
  const shape = findShape(model, shapeName);
  if (shape.type !== 'structure') throw new Error(`${shapeName} is not a structure`);
  return arbitraryStructure(model, shape, 0);
}

function arbitraryStructure(
  model: ServiceModel,
  shape: StructureShape,
  depth: number,
): fc.Arbitrary<JsonObject> {
  const members = Object.entries(shape.members).map(([member, name]): [string, fc.Arbitrary<JsonValue>] => [
    member,
    arbitraryValue(model, findShape(model, name), depth + 1),
  ]);
  const required = [...(shape.required ?? [])];
  const names = Object.keys(shape.members);
  // A few optional members at a time: whole shapes are deep, and most mistakes need only one or two of them.
  return fc
    .subarray(names, { maxLength: Math.min(names.length, depth === 0 ? 5 : 3) })
    .chain((chosen) =>
      fc.record(
        Object.fromEntries(members.filter(([name]) => chosen.includes(name) || required.includes(name))),
      ),
    );
}

function arbitraryValue(model: ServiceModel, shape: Shape, depth: number): fc.Arbitrary<JsonValue> {
  switch (shape.type) {
    case 'structure':
      return arbitraryStructure(model, shape, depth);
    case 'list': {
      const minLength = shape.min ?? 0;
      const maxLength = Math.max(minLength, Math.min(shape.max ?? 3, 3));
      return fc.array(arbitraryValue(model, findShape(model, shape.member), depth), { minLength, maxLength });
    }
    case 'map':
      return fc.dictionary(text, arbitraryValue(model, findShape(model, shape.value), depth), { maxKeys: 3 });
    case 'boolean':
      return fc.boolean();
    case 'integer':
    case 'long':
      return fc.integer({ min: shape.min ?? -70000, max: shape.max ?? 70000 });
    case 'double':
    case 'float':
      return fc.integer({ min: -100, max: 100 }).map((value) => value / 4);
    case 'timestamp':
      return fc.constantFrom('2026-01-01T00:00:00Z', '2026-01-01T12:30:00.000+02:00', '2026-01-01');
    default: {
      const { min = 0, max = 100 } = shape;
      return text.map((value) => {
        const characters = [...value];
        return [...characters, ...'x'.repeat(Math.max(0, min - characters.length))].slice(0, max).join('');
      });
    }
  }
}
