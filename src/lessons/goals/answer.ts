import * as z from 'zod';
import { sameAnswer } from '../content/same-answer.ts';
import { readMention } from '../script/names.ts';
import { type GoalKind, goalBase } from './goal-kind.ts';
import { MET, notMet, open } from './verdict.ts';

export const answerSchema = z.strictObject({
  kind: z.literal('answer'),
  ...goalBase,
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'write an id in small letters with hyphens'),
  ask: z.string().meta({ description: 'The question' }),
  answer: z
    .union([z.string(), z.number()])
    .meta({ description: 'A number, a CIDR block, a word, or @name for the id of a resource' }),
  also: z
    .array(z.union([z.string(), z.number()]))
    .default([])
    .meta({ description: 'Other right answers' }),
  wrong: z
    .array(z.strictObject({ answer: z.union([z.string(), z.number()]), why: z.string() }))
    .default([])
    .meta({ description: 'Answers that people give, with what is wrong about them' }),
});

/** The learner wrote the right answer. */
export const answer: GoalKind<z.infer<typeof answerSchema>> = {
  schema: answerSchema,
  tell: (goal) => goal.ask.replace(/\?$/, ''),
  judge: (goal, { cloud, answers }) => {
    const given = (Object.hasOwn(answers, goal.id) ? answers[goal.id] : undefined)?.trim() ?? '';
    if (given === '') return open('Write your answer below.');
    const isSame = (wanted: string | number): boolean => {
      const text = String(wanted);
      if (!text.startsWith('@')) return sameAnswer(text, given);
      const id = readMention(cloud, text);
      return (id.ok && id.value === given) || sameAnswer(text.slice(1), given);
    };
    if ([goal.answer, ...goal.also].some(isSame)) return MET;
    const known = goal.wrong.find((wrong) => isSame(wrong.answer));
    return notMet(known?.why ?? `${given} is not it.`);
  },
};
