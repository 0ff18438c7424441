import { findShape } from '../../aws/model.ts';
import type { ServiceModel, Shape } from '../../aws/shape.ts';
import type { JsonValue } from '../../kernel/lib/json.ts';

/** `--generate-cli-skeleton`: a value of every member, to be filled in. With names, texts say which member they are. */
export function skeleton(model: ServiceModel, shapeName: string | undefined, usesNames: boolean): JsonValue {
  return shapeName === undefined ? {} : sample(model, shapeName, '', usesNames, []);
}

function sample(
  model: ServiceModel,
  shapeName: string,
  member: string,
  usesNames: boolean,
  outer: readonly string[],
): JsonValue {
  const shape: Shape = findShape(model, shapeName);
  // A structure within itself ends there.
  if (outer.includes(shapeName)) return {};
  const inside = [...outer, shapeName];
  switch (shape.type) {
    case 'structure':
      return Object.fromEntries(
        Object.entries(shape.members).map(([name, each]) => [
          name,
          sample(model, each, name, usesNames, inside),
        ]),
      );
    case 'list':
      return [sample(model, shape.member, member, usesNames, inside)];
    case 'map':
      return { KeyName: sample(model, shape.value, member, usesNames, inside) };
    case 'boolean':
      return true;
    case 'integer':
    case 'long':
      return 0;
    case 'double':
    case 'float':
      return 0;
    case 'timestamp':
      return '1970-01-01T00:00:00';
    case 'blob':
      return null;
    case 'string':
      return usesNames ? member : (shape.enum?.[0] ?? '');
  }
}
