import * as z from 'zod';
import { flowSchema } from '../goals/flow.ts';
import { goalSchema } from '../goals/goals.ts';

/** The shapes of lesson files as their authors write them; lessons/README.md explains them. */

export const idSchema = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'write an id in small letters, digits and hyphens');

const line = z.string().min(1);

export const icons = [
  'book',
  'box',
  'building',
  'cable',
  'calculator',
  'cloud',
  'coins',
  'container',
  'database',
  'eye',
  'globe',
  'key',
  'layers',
  'monitor',
  'network',
  'route',
  'scale',
  'server',
  'shield',
  'split',
  'terminal',
  'users',
  'zap',
] as const;

export const topicSchema = z.strictObject({
  title: line,
  about: line.meta({ description: 'One line for the card on the home of learning' }),
  icon: z.enum(icons),
  category: idSchema.meta({ description: 'A category of catalogue.yaml' }),
  needs: z.array(idSchema).default([]).meta({ description: 'Topics to read before' }),
});

export const cardSchema = z.strictObject({
  title: line,
  minutes: z.int().min(1).max(15).optional().meta({ description: 'Made from the length when not given' }),
  learnt: z.array(line).min(1).max(4).meta({ description: 'What one knows after the card, as sentences' }),
});

/** Where a live cloud begins: one of lessons/clouds, and `aws` lines on top. */
export const cloudSchema = z.strictObject({
  cloud: idSchema
    .optional()
    .meta({ description: 'A file of lessons/clouds; nothing is there when not given' }),
  commands: z.string().optional(),
});

export const cloudFileSchema = z.strictObject({
  about: line,
  cloud: idSchema.optional().meta({ description: 'Another file of lessons/clouds to begin with' }),
  commands: z.string(),
});

const namedFlow = z.strictObject({
  ...flowSchema.shape,
  from: line,
  to: line,
});

export const diagramSchema = z.strictObject({
  ...cloudSchema.shape,
  caption: line,
  flows: z
    .array(z.strictObject({ ...namedFlow.shape, say: line.optional().meta({ description: 'Its button' }) }))
    .min(1)
    .max(6),
});

export const flowLogSchema = z.strictObject({
  ...cloudSchema.shape,
  flows: z.array(namedFlow).min(1).max(6),
});

const why = line.meta({ description: 'Why it is right or wrong' });
const choice = z.strictObject({ text: line, right: z.boolean().default(false), why });

const questionBase = {
  id: idSchema,
  card: idSchema.meta({ description: 'The card that teaches it' }),
  concept: idSchema
    .optional()
    .meta({ description: 'What comes back when it was missed; the card when not given' }),
  ask: line,
};

export const questionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('single'), ...questionBase, options: z.array(choice).min(2).max(6) }),
  z.strictObject({ kind: z.literal('multiple'), ...questionBase, options: z.array(choice).min(3).max(8) }),
  z.strictObject({
    kind: z.literal('order'),
    ...questionBase,
    items: z
      .array(z.strictObject({ text: line, why }))
      .min(3)
      .max(7)
      .meta({ description: 'In the right order; they are shown in another' }),
  }),
  z.strictObject({
    kind: z.literal('fill'),
    ...questionBase,
    answer: z
      .union([z.string(), z.number()])
      .meta({ description: 'A CIDR block (compared as a block), a number or a word' }),
    also: z.array(z.union([z.string(), z.number()])).default([]),
    why,
    wrong: z
      .array(z.strictObject({ answer: z.union([z.string(), z.number()]), why }))
      .min(1)
      .meta({ description: 'What people write instead, each with what is wrong about it' }),
  }),
  z.strictObject({
    kind: z.literal('which-rule'),
    ...questionBase,
    ...cloudSchema.shape,
    flow: namedFlow,
    at: line.meta({ description: 'Name of the network ACL, security group or route table that decides' }),
    direction: z.enum(['forward', 'reply']).default('forward'),
    why: line.optional(),
  }),
]);

export const quizSchema = z.strictObject({ questions: z.array(questionSchema).min(1) });

const hint = z.strictObject({
  for: idSchema.optional().meta({ description: 'The goal it helps with; any when not given' }),
  say: line,
});

const script = z.string().min(1);

export const exerciseSchema = z.strictObject({
  title: line,
  card: idSchema,
  minutes: z.int().min(1).max(60),
  level: z.int().min(1).max(3).meta({ description: '1 first steps, 2 usual, 3 hard' }),
  faults: z
    .int()
    .min(1)
    .max(3)
    .optional()
    .meta({ description: 'How many faults are hidden in its start: it is listed under "Find the fault"' }),
  task: line.meta({ description: 'Markdown: the situation and what to do' }),
  start: z
    .strictObject({
      ...cloudSchema.shape,
      typed: z
        .string()
        .optional()
        .meta({ description: 'Typed into the terminal before it begins; only with terminal: true' }),
    })
    .default({}),
  terminal: z
    .boolean()
    .default(false)
    .meta({ description: 'The solutions are typed into the terminal, with ssh into instances' }),
  goals: z.array(goalSchema).optional(),
  steps: z
    .array(z.strictObject({ title: line, do: line, goals: z.array(goalSchema).min(1) }))
    .optional()
    .meta({ description: 'A guided build: instead of goals, steps that each have their own' }),
  hints: z.array(hint).default([]),
  solution: script.meta({ description: 'aws lines; or what is typed, with terminal: true' }),
  answers: z
    .record(idSchema, z.union([z.string(), z.number()]))
    .optional()
    .meta({ description: 'Only for answers that cannot be taken from the goals' }),
  alternatives: z
    .array(z.strictObject({ about: line, solution: script }))
    .default([])
    .meta({ description: 'Other designs that are right too; only a pure question needs none' }),
  redundant: z
    .array(z.strictObject({ command: line.meta({ description: 'Part of the line' }), why }))
    .default([]),
  debrief: line.meta({ description: 'Markdown: what was behind it' }),
  break: z
    .strictObject({ task: line, commands: script, goals: z.array(goalSchema).min(1), solution: script })
    .optional()
    .meta({ description: 'Now break it: commands on top of the solution, and goals that heal it' }),
});

export const glossarySchema = z.strictObject({
  terms: z.record(idSchema, z.strictObject({ term: line, means: line })),
});

export const catalogueSchema = z.strictObject({
  categories: z.array(z.strictObject({ id: idSchema, title: line })).min(1),
  path: z.array(idSchema).min(1).meta({ description: 'The topics in the order that is suggested' }),
});

export const coverageSchema = z.strictObject({
  headings: z.array(
    z.strictObject({ id: line, heading: line, card: line.meta({ description: 'topic/card' }) }),
  ),
});

export const correctionsSchema = z.strictObject({
  corrections: z.array(
    z.strictObject({
      id: idSchema,
      card: line.meta({ description: 'topic/card where it is told' }),
      said: line.meta({ description: 'What is often said' }),
      fact: line,
      source: z.url(),
    }),
  ),
});
