import * as z from 'zod';
import {
  cardSchema,
  catalogueSchema,
  cloudFileSchema,
  correctionsSchema,
  coverageSchema,
  exerciseSchema,
  glossarySchema,
  quizSchema,
  topicSchema,
} from '../../lessons/source/schemas.ts';

const schemas = {
  topic: topicSchema,
  card: cardSchema,
  quiz: quizSchema,
  exercise: exerciseSchema,
  cloud: cloudFileSchema,
  glossary: glossarySchema,
  catalogue: catalogueSchema,
  coverage: coverageSchema,
  corrections: correctionsSchema,
};

/** JSON Schemas with which editors complete and check lesson files, by path. */
export function editorSchemas(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(schemas).map(([name, schema]) => {
      const made = z.toJSONSchema(schema, { io: 'input', reused: 'ref' });
      return [`lessons/schema/${name}.json`, `${JSON.stringify(made, null, 2)}\n`];
    }),
  );
}
